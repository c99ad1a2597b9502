import type { Context } from 'hono';
import * as v from 'valibot';
import { type Language, languages } from '../../base/i18n.ts';
import { html } from '../../html/html.ts';
import { fragment, renderLiveHead } from '../../serve/fragments.ts';
import { Gate } from '../../serve/gate.ts';
import type { App, Served } from '../../serve/guard.ts';
import { takes } from '../../serve/takes.ts';
import { Presence } from '../port/presence.ts';
import { Throttle } from '../port/throttle.ts';
import { isCode, keyOf } from '../room/keys.ts';
import { shownName } from '../room/names.ts';
import type { Learner } from '../room/state.ts';
import { keeping } from './instructor-routes.ts';
import { languageFor } from './language.ts';
import { drawLearner, renderGone, renderJoin, renderMine } from './learner.ts';
import type { Web } from './routes.ts';
import { say } from './view.ts';

/** Milliseconds after its last page is closed in which a learner still counts as being there. */
const awayMs = 10_000;

const text = v.pipe(v.string(), v.maxLength(400));
const yesNo = v.pipe(
  v.picklist(['yes', 'no']),
  v.transform((value) => value === 'yes'),
);
const entryForm = v.strictObject({ code: text, name: text, language: v.picklist(languages) });
const voteForm = v.strictObject({
  did: v.literal('answered'),
  lesson: text,
  question: text,
  choice: v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number)),
});

/** Learners who take part in a browser. */
export function learnerRoutes(app: App, web: Web): () => void {
  const { room, secret, port, screens } = web;
  const gate = new Gate<{ learner: string }>(`join-${port}`, keyOf(`learners of ${secret}`));
  const presence = new Presence(room, awayMs);
  const throttle = new Throttle();
  const learnerOf = ({ learner }: { learner: string }): Learner | null =>
    room.state.learners.get(learner) ?? null;
  const whoAsks = async (c: Context<Served>): Promise<Learner | null> => {
    const person = await gate.person(c);
    return person && learnerOf(person);
  };
  const screenFor = (learner: Learner, language: Language) =>
    screens.at(
      `/join ${learner.id} ${language}`,
      () => drawLearner(web.viewIn(language), learner),
      () => markOf(web, learner),
    );

  app.get('/join', async (c) => {
    const language = languageFor(c, web.language);
    const view = web.viewIn(language);
    const learner = await whoAsks(c);
    if (!learner) {
      const live = renderLiveHead({ language, of: 'learner' });
      return c.html(renderJoin(view, (c.req.query('code') ?? '').slice(0, 20), live));
    }
    if (learner.left !== null) {
      return c.html(renderGone(view, learner, renderLiveHead({ language, of: 'learner' })));
    }
    const { fragments, since } = screenFor(learner, language).drawn;
    const live = renderLiveHead({ language, events: '/join/events', since, of: 'learner' });
    return c.html(renderMine(view, fragments, live));
  });
  app.get('/join/events', async (c) => {
    const learner = await whoAsks(c);
    if (!learner || learner.left !== null) return c.body(null, 403);
    const { hub } = screenFor(learner, languageFor(c, web.language));
    return hub.answer(c, () => {
      presence.came(learner.id);
      c.env.outgoing.on('close', () => presence.went(learner.id));
    });
  });
  const enter = takes(entryForm, async ({ code, name, language }, c) => {
    const refuse = (reason: 'code' | 'name' | 'throttled' | 'full', status: 403 | 429 | 503) =>
      c.json([fragment('join_refused', html`${say({ language }, `refused.${reason}`)}`)], status);
    const from = c.env.incoming.socket.remoteAddress ?? '';
    if (throttle.waitMs(from, room.now()) > 0) return refuse('throttled', 429);
    if (!isCode(code, web.door.code)) {
      throttle.wrong(from, room.now());
      return refuse('code', 403);
    }
    if (shownName(name) === '') return refuse('name', 403);
    const joined = await keeping(room.join({ name, language, via: 'browser' }));
    if (!joined) return refuse('full', 503);
    await gate.admit(c, { learner: joined.learner.id });
    return c.body(null, 204, { location: '/join' });
  });
  app.post('/join', enter);

  /** What a learner who is in the room does. */
  const does = <Data>(
    path: string,
    schema: v.GenericSchema<unknown, Data>,
    act: (learner: Learner, data: Data) => Promise<unknown>,
    location?: string,
  ): void => {
    const handler = gate.acts(schema, async (data, { person, c }) => {
      const learner = learnerOf(person);
      if (learner) await keeping(act(learner, data));
      if (location !== undefined) c.header('location', location);
    });
    app.post(path, handler);
  };
  does('/join/vote', voteForm, async ({ id }, deed) => {
    if (isChoice(web, deed)) await room.did(id, deed);
  });
  does('/join/hand', v.strictObject({ up: yesNo, words: v.optional(text) }), ({ id }, hand) =>
    room.did(id, { did: 'hand', ...hand }),
  );
  does('/join/follow', v.strictObject({ on: yesNo }), ({ id }, { on }) =>
    room.did(id, { did: 'follow', on }),
  );
  does('/join/leave', v.strictObject({}), ({ id }) => room.did(id, { did: 'left' }), '/join');
  does('/join/back', v.strictObject({}), ({ id }) => room.present(id, true), '/join');
  return () => presence.close();
}

/** Whatever a learner's page is drawn from. */
function markOf({ room }: Web, { id, name, hand, follow, left }: Learner): string {
  const { shared, poll } = room.state;
  return JSON.stringify([shared, poll?.votes.get(id), name, hand, follow, left]);
}

function isChoice(
  { course }: Web,
  { lesson, question, choice }: { lesson: string; question: string; choice: number },
): boolean {
  const asked = course.question(lesson, question, 'en');
  return asked?.predict.choices[choice] !== undefined;
}
