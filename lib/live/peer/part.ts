import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { languages } from '../../base/i18n.ts';
import type { Live, Part } from '../live.ts';
import { partsOf } from '../runs.ts';
import { isGoing, type LiveRun, type Started } from '../state.ts';
import { Beside, placeIn } from './beside.ts';
import { mostTyped, renderPanel, renderSides, sides } from './panel.ts';
import { thrownNames } from './thrown.ts';

const run = v.pipe(v.string(), v.maxLength(200));
const text = v.pipe(v.string(), v.maxLength(mostTyped));
const count = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));

/** What the panel's forms send. */
const form = v.variant('do', [
  v.strictObject({
    ...{ do: v.literal('begin'), run },
    ...{ side: v.picklist(sides), language: v.picklist(languages) },
  }),
  v.strictObject({ do: v.literal('connect'), run }),
  v.strictObject({
    ...{ do: v.literal('send'), run, hand: count },
    ...{ text, how: v.picklist(['whole', 'apart']) },
  }),
  v.strictObject({ do: v.picklist(['fin', 'reset', 'pause', 'resume']), run, hand: count }),
  v.strictObject({ do: v.literal('throw'), run, text, peer: v.picklist(thrownNames) }),
  v.strictObject({ do: v.literal('leave'), run, throw: count }),
]);

type Act = v.InferOutput<typeof form>;
type Begin = Extract<Act, { do: 'begin' }>;

/** A person is the client of a server that runs alone, or the server of a client. */
export const peerPart: Part = (app, live) => {
  const besides = new Map<string, Beside>();

  const end = (id: string): void => {
    const beside = besides.get(id);
    besides.delete(id);
    beside?.peers.end().catch(live.report);
  };

  const stand = (beside: Beside, run: LiveRun): void => {
    end(run.id);
    beside.begin(run);
    besides.set(run.id, beside);
  };

  live.onEvent((event) => {
    if (event.type === 'run') {
      const run = live.state.runs[event.id];
      if (!run || !isServerAlone(run, live) || besides.get(run.id)?.isBeside(run)) return;
      stand(new Beside('client', run.startedAt, live), run);
    }
    if (event.type !== 'happened' && event.type !== 'over') return;
    const beside = besides.get(event.id);
    if (!beside?.isBeside(event)) return;
    if (event.type === 'over') end(event.id);
    else beside.take(event);
  });

  /** Starts a client, which finds a person where it looks for its server. */
  const serve = async (started: Omit<Started, 'host' | 'port'>): Promise<void> => {
    const at = Date.now();
    const beside = new Beside('server', at, live);
    const place = await beside.peers.listen();
    const before = live.state.runs[started.id];
    live.dispatch({ type: 'run', ...started, at, host: place?.address, port: place?.port });
    const run = live.state.runs[started.id];
    if (run && run !== before && isGoing(run)) stand(beside, run);
    else await beside.peers.end();
  };

  const begin = ({ run: id, side, language }: Begin, tab: string): Promise<void> | void => {
    const { programs } = partsOf(id);
    if (isGoing(live.state.runs[id])) return;
    if (side === 'server') return serve({ id, programs: programs.slice(-1), language, tab });
    const started = { id, programs: programs.slice(0, -1), language, tab };
    live.dispatch({ type: 'run', ...started, at: Date.now() });
  };

  app.post(
    '/.live/peer',
    live.gate.acts(form, (act, { c }) => {
      if (act.do === 'begin') {
        if (!canBePlayed(act.run, live)) throw new HTTPException(400);
        return begin(act, c.req.header('x-tab') ?? '');
      }
      const beside = besides.get(act.run);
      if (beside) perform(act, beside, live.state.runs[act.run]);
      return undefined;
    }),
  );

  return {
    name: 'peer',
    tools: (place) => {
      const isFree = canBePlayed(place.id, live) && !isGoing(live.state.runs[place.id]);
      return isFree ? renderSides(place) : null;
    },
    run: (place) => {
      const [run, beside] = [live.state.runs[place.id], besides.get(place.id)];
      if (!run || !beside || (beside.side === 'client' && !placeIn(run))) return null;
      return renderPanel(run, beside.played, place);
    },
    assets: { 'peer.css': new URL('../assets/peer.css', import.meta.url) },
    close: async () => {
      await Promise.all([...besides.values()].map(({ peers }) => peers.end()));
    },
  };
};

/** Whether it is a server and its client that the lesson runs together. */
function canBePlayed(id: string, live: Live): boolean {
  const { lesson, programs } = partsOf(id);
  const runs = live.lessonOf(lesson)?.runs ?? [];
  return programs.length > 1 && runs.some((run) => run.join() === programs.join());
}

function isServerAlone(run: LiveRun, live: Live): boolean {
  const [only, ...others] = run.started;
  const programs = live.lessonOf(partsOf(run.id).lesson)?.programs ?? [];
  const isServer = programs.some(({ name, kind }) => name === only && kind === 'server');
  return isServer && others.length === 0 && isGoing(run);
}

/** Does what a form asks, as far as it can be done now. */
function perform(act: Exclude<Act, Begin>, beside: Beside, run: LiveRun | undefined): void {
  const { peers } = beside;
  const place = beside.side === 'client' ? placeIn(run) : undefined;
  switch (act.do) {
    case 'connect':
      if (place) peers.connect(place);
      break;
    case 'send': {
      const bytes = beside.typed(act.text, act.hand);
      const hand = peers.hand(act.hand);
      if (bytes && act.how === 'whole') hand?.send(bytes);
      else if (bytes) hand?.sendApart(bytes);
      break;
    }
    case 'throw': {
      const bytes = beside.typed(act.text, 0);
      if (bytes && place) peers.throw(act.peer, bytes, place);
      break;
    }
    case 'fin':
      peers.hand(act.hand)?.fin();
      break;
    case 'reset':
      peers.hand(act.hand)?.reset();
      break;
    case 'leave':
      peers.leave(act.throw);
      break;
    default:
      peers.read(act.hand, act.do === 'resume');
  }
}
