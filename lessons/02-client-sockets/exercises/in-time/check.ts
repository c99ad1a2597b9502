import { setTimeout } from 'node:timers/promises';
import {
  check,
  type JudgedEvent,
  type Peer,
  type PeerName,
  type Place,
  type Program,
  silentAddress,
  type Trial,
  VerdictError,
} from '#lab';

const limit = 200;
/** What its end may take longer, in milliseconds. */
const slack = 1_000;
// A program with any limit but DEADLINE fails one or the other.
const lateMs = limit + slack + 150;
const ampleMs = 5_000;
const code = 12;

export default check(async (trial) => {
  const silence = await silentAddress(trial);
  // Each takes a program: all start at once, and are judged one by one.
  const late = answersLate(trial);
  const drip = isLeft(trial, 'never-ends', drips);
  const silent = isLeft(trial, 'never-answers', () => {});
  const connecting = silence && connects(trial, silence);
  for (const one of [late, drip, silent]) one.catch(() => {});
  await trial.step('late-is-fine', () => late);
  await trial.step('cuts-drip', () => drip);
  await trial.step('cuts-silence', () => silent);
  if (!connecting) return;
  await trial.step('cuts-connecting', () =>
    trial.expectExit('unreachable', code, connecting),
  );
});

/** Half an answer at once, the rest in time: then 0 is right. */
async function answersLate(trial: Trial): Promise<void> {
  const peer: PeerName = 'late';
  const { program, server } = await visited(trial, peer, ampleMs);
  const begin = performance.now();
  await server.send('one\n');
  const left = program.event(({ kind }) => kind === 'close');
  const waited = setTimeout(lateMs, null);
  const early = await trial.wait(
    peer,
    Promise.race([left, program.exited, waited]),
  );
  if (early) {
    const ms = Math.round(performance.now() - begin);
    const params = { peer, ms, limit: ampleMs };
    const failure = new VerdictError('gave-up-too-soon', params);
    throw await program.orDied(failure, peer);
  }
  await server.send('two\n');
  server.end();
  await trial.expectExit(peer, 0, program);
}

/** The server never ends, whatever the program sends. */
async function isLeft(
  trial: Trial,
  peer: PeerName,
  talk: (trial: Trial, server: Peer) => void,
): Promise<void> {
  const { program, server, port } = await visited(trial, peer, limit);
  talk(trial, server);
  const at = ({ remote }: JudgedEvent) => remote?.port === port;
  const { t } = await trial.wait(peer, program.event(at));
  // A FIN at the start says only that the program will not send.
  const leaves = (event: JudgedEvent) =>
    at(event) &&
    (event.kind === 'close' ||
      (event.direction === 'out' &&
        (event.kind === 'reset' ||
          (event.kind === 'end' && event.t - t > limit / 2))));
  const left = Promise.race([program.event(leaves), program.exited]);
  const over = trial.overdue(limit, slack);
  await trial.wait(peer, Promise.race([left, over]));
  // Its own clock counts; its report may reach us later.
  await trial.wait(peer, Promise.race([left, trial.overdue(0, 100)]));
  const last = program.events.find(leaves)?.t;
  const longest = limit + trial.slack(slack);
  const ms = last === undefined ? longest : Math.round(last - t);
  // A program that has ended has left, even if it did not close.
  const ended = await Promise.race([program.exited, null]);
  if (last === undefined ? !ended : ms > longest) {
    throw new VerdictError('too-late', { peer, ms, limit });
  }
  await trial.expectExit(peer, code, program);
}

/** A byte again and again, faster than any idle timeout. */
function drips(trial: Trial, server: Peer): void {
  const stop = () => clearInterval(timer);
  const timer = setInterval(() => server.send('.').catch(stop), 20);
  trial.atEnd(stop);
}

/** Where the system itself would give up after minutes. */
function connects(trial: Trial, place: Place): Program {
  return trial.startClient({
    HOST: place.address,
    PORT: `${place.port}`,
    DEADLINE: `${limit}`,
  });
}

/** A program and its connection to a server of ours. */
async function visited(
  trial: Trial,
  peer: PeerName,
  deadline: number,
): Promise<{ program: Program; server: Peer; port: number }> {
  const listener = await trial.listener();
  const { address, port } = listener.localEndPoint;
  const program = trial.startClient({
    HOST: address,
    PORT: `${port}`,
    DEADLINE: `${deadline}`,
  });
  const accepted = trial.accept(peer, listener);
  // A program that ends without having connected will not come.
  const absent = program.exited.then(async () => {
    if (program.met(port)) return accepted;
    throw await program.neverMet(peer);
  });
  for (const one of [accepted, absent]) one.catch(() => {});
  const server = await Promise.race([accepted, absent]);
  return { program, server, port };
}
