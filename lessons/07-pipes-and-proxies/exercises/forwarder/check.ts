import { connect } from 'node:net';
import {
  type Between,
  behind,
  between,
  check,
  happensSoon,
  heedsPlace,
  isLoss,
  letsGo,
  meanwhile,
  orLost,
  otherLoopback,
  type Program,
  passesFins,
  resetsUnserved,
  systemHas,
  type Trial,
  upstream,
  VerdictError,
} from '#lab';
import type { TcpListener } from '#sockets';

const limit = 3;
const env = { PER_CLIENT: `${limit}` };

export default check(async (trial) => {
  await upstream(trial, async (client) => {
    for await (const bytes of client) await client.send(bytes);
  });
  const listener = await trial.listener(await otherLoopback());
  const program = trial.startServer({ ...env, ...behind(listener.localEndPoint) });
  await trial.step('listens', () => trial.listening(program));
  const crowded = meanwhile(crowd(trial));
  const unserved = meanwhile(freesRefused(trial));
  const places = meanwhile(Promise.all([crowded, unserved]).then(() => heedsPlace(trial)));
  /** How many connections to the server there may have been. */
  let met = 0;
  const meet = async () => {
    met += 1;
    const meeting = between(trial, program, listener);
    return met === 1 ? meeting : meeting.catch(turnedAway);
  };
  const oneMore = () => isCutOff(trial, program, { port: listener.localEndPoint.port, most: met });
  await trial.step('proxy-fins', () => passesFins(meet));
  // Nobody has a place anymore.
  await letsGo(trial, program, 0);
  const pairs = [await meet(), await meet(), await meet()];

  await trial.step('limits-clients', async () => {
    await oneMore();
    for (const pair of pairs) await pair.carries('client', 'Am I still here?');
    met += 1;
    await comesFromElsewhere(trial, program, listener);
  });
  await trial.step('frees-places', async () => {
    let last: Between | undefined;
    for (const [at, pair] of pairs.entries()) {
      if (at === 0) {
        await pair.carriesFin('client');
        // It is half of a connection, and has its place.
        await oneMore();
        await pair.carriesFin('server');
      } else await pair.carriesReset(at === 1 ? 'client' : 'server');
      await letsGo(trial, program, 2 * (limit - 1));
      last = await meet();
      await last.carries('client', 'Is there a place for me?');
      await oneMore();
    }
    // One of those that were given these places: it has its own until both directions are over.
    const pair = last as Between;
    await pair.carriesFin('server');
    await oneMore();
    const readAll = await pair.fills('client');
    await readAll();
    await pair.carriesFin('client');
    await letsGo(trial, program, 2 * (limit - 1));
  });
  await trial.step('limits-crowds', () => crowded);
  await trial.step('proxy-refusal', () => unserved);
  await trial.step('heeds-place', () => places);
});

/** It has connected to the server before: it did not want this client. */
function turnedAway(failure: unknown): never {
  const isAway = failure instanceof VerdictError && failure.verdict.id === 'never-connected';
  if (!isAway && !isLoss(failure)) throw failure;
  throw new VerdictError('cut-off', { peer: 'client' }, failure.about);
}

/** One client more than the limit, of which the server must hear nothing. */
async function isCutOff(
  trial: Trial,
  program: Program,
  { port, most }: { port: number; most: number },
): Promise<void> {
  const place = await trial.listening(program);
  const peer = await trial.connect('beyond', place).catch(orLost);
  const left = peer ? peer.remains().then(() => true) : Promise.resolve(true);
  const isLeft = await happensSoon(trial, program, left);
  await trial.wait('beyond', program.isAwake());
  const about = { program: program.run, ...(peer && { port: peer.port }) };
  if (!isLeft) throw new VerdictError('not-cut-off', { peer: 'beyond' }, about);
  const { length: count } = program.events.filter(
    ({ kind, remote }) => kind === 'connect' && remote?.port === port,
  );
  if (count > most) throw new VerdictError('connected-beyond', { peer: 'beyond' }, about);
  peer?.drop();
}

/** The limit is for each address: from another one, there is a place. */
async function comesFromElsewhere(
  trial: Trial,
  program: Program,
  listener: TcpListener,
): Promise<void> {
  if (!(await systemHas('second-loopback'))) return;
  const { address, port } = await trial.listening(program);
  const socket = connect({ host: address, port, localAddress: '127.0.0.2' });
  socket.on('error', () => {});
  trial.atEnd(() => socket.destroy());
  const accepted = meanwhile(trial.accept('upstream', listener));
  const server = await happensSoon(trial, program, accepted);
  if (!server) {
    throw new VerdictError('cut-off', { peer: 'elsewhere' }, { program: program.run });
  }
  socket.write('hello');
  await server.expect('hello');
  socket.resetAndDestroy();
  await letsGo(trial, program, 2 * limit);
}

/** However often the server refuses, the next client has a place: the server is asked again. */
async function freesRefused(trial: Trial): Promise<void> {
  const program = await resetsUnserved(trial, env);
  const place = await trial.listening(program);
  const asked = () => program.events.filter(({ code }) => code === 'ECONNREFUSED').length;
  for (let left = limit; left > 0; left -= 1) {
    await letsGo(trial, program, 0);
    const before = asked();
    const peer = await trial.connect('unserved', place).catch(orLost);
    if (peer) await happensSoon(trial, program, peer.remains());
    await trial.wait('unserved', program.isAwake());
    const about = { program: program.run };
    if (asked() === before) throw new VerdictError('keeps-places', { count: before }, about);
  }
}

/** Twenty come at once and stay: as many as the limit allows are served. */
async function crowd(trial: Trial): Promise<void> {
  const program = trial.startServer(env);
  const place = await trial.listening(program);
  const visits = Array.from({ length: 20 }, async (): Promise<boolean> => {
    try {
      const peer = await trial.connect('several', place);
      await peer.send('hello');
      await peer.expect('hello');
      return true;
    } catch (failure) {
      if (isLoss(failure)) return false;
      throw failure;
    }
  });
  const count = (await Promise.all(visits)).filter((served) => served).length;
  const about = { program: program.run };
  if (count > limit) throw new VerdictError('over-limit', { count, limit }, about);
  if (count < limit) throw new VerdictError('cut-off', { peer: 'several' }, about);
}
