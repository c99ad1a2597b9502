import {
  answersLate,
  type ClientModel,
  check,
  expectBand,
  type JudgedEvent,
  meanwhile,
  meets,
  meetsServers,
  neverAccepts,
  type Peer,
  type Place,
  type Program,
  placeText,
  plainServer,
  refuses,
  type ServerPeer,
  surely,
  systemHas,
  type Trial,
  VerdictError,
} from '#lab';

const hello = 'hello\n';
const answer = ['wel', 'come\n'] as const;
const reads = 8;
// A program with a limit of its own misses one or the other.
const [short, long] = [300, 1_500];
const ample = 5_000;
/** Should it wait that long for each of those that refuse, we are still there. */
const enough = 1_900;

const model: ClientModel = {
  says: { of: 'lines' },
  always: ['welcome\n', 'Grüße\r\n', '\n', ' a  b \n'],
  ends: ['stays', 'fin'],
  first: hello,
  names: false,
  env: (place) => tries([place], ample),
  owes: (said) => {
    const text = said.toString();
    // A server says one line, and nothing after it.
    if (!/^[^\n]*\n$/.test(text)) return undefined;
    // Which other ends a line may have is the program's choice.
    const [line = ''] = text.split(/[\r\n\u2028\u2029]/, 1);
    const reads = Buffer.byteLength(line) + 1;
    return { code: 0, hear: [], leaves: true, reads };
  },
};

export default check(async (trial) => {
  const meetsOthers = await meetsServers(trial, model);
  const one = await neverAccepts(trial);
  const two = await neverAccepts(trial);
  const silent = one && two ? [one, two] : [];
  const [first, last] = [await refuses(trial), await refuses(trial)];
  // Each takes a program: all start at once, and are judged one by one.
  const over = surely(() => arrives(trial, [first, ...silent], long));
  const all = one && two ? [two, first, one, last, two] : [first, last];
  const none = surely(() => fails(trial, all));
  const late = meanwhile(waits(trial));
  const rest = meanwhile(breaksOff(trial));
  const refused = [first, last, first, last];
  const away = await outOfReach();
  const many = surely(() => arrives(trial, [...refused, ...away], enough));
  await meetsOthers();
  await trial.step('first-that-answers', many);
  await trial.step('attempt-only-connects', () => late);
  await trial.step('all-refuse', none);
  if (one) await trial.step('passes-over-silence', over);
  await trial.step('leaves-the-rest', () => rest);
});

/** Linux knows at once that nobody can connect to everybody. */
async function outOfReach(): Promise<ServerPeer[]> {
  if (!(await systemHas('linux'))) return [];
  const place = { address: '255.255.255.255', port: 9 };
  return [{ name: 'out-of-reach', place, env: {} }];
}

function tries(places: readonly Place[], attempt: number) {
  const ADDRESSES = places.map(placeText).join(',');
  return { ADDRESSES, ATTEMPT: `${attempt}` };
}

/** ATTEMPT is over before our answer has come. */
async function waits(trial: Trial): Promise<void> {
  const server = await answersLate(trial, short * 5, answer, hello);
  const env = tries([server.place], short);
  await meets(trial, server, { code: 0, env, reads });
}

/** It lets the program connect, and resets: the program may make of that what it likes, but ends there. */
async function breaksOff(trial: Trial): Promise<void> {
  const [listener, next] = [await trial.listener(), await trial.listener()];
  const places = [listener.localEndPoint, next.localEndPoint];
  const program = trial.startClient(tries(places, ample));
  const ended = program.exited.then(() => null);
  const peer = await Promise.race([trial.accept('hangs-up', listener), ended]);
  if (!peer) throw await program.orDied(trial.late(), 'hangs-up');
  await peer.expect(hello);
  await peer.reset();
  if (await Promise.race([next.accept(), ended])) {
    throw new VerdictError('tried-too-much', { place: placeText(next.localEndPoint) });
  }
}

/** None of these lets the program connect. */
async function fails(trial: Trial, servers: readonly ServerPeer[]): Promise<void> {
  const places = servers.map(({ place }) => place);
  const env = tries(places, short);
  const last = servers.at(-1) as ServerPeer;
  const program = await meets(trial, last, { code: 10, env });
  expectTurns(trial, program, servers, short);
}

/** The program has to come to us after these, and to try nobody else. */
async function arrives(
  trial: Trial,
  before: readonly ServerPeer[],
  attempt: number,
): Promise<void> {
  const host = (await systemHas('ipv6')) ? '::1' : '127.0.0.1';
  const server = await plainServer(trial, welcomes, 'plain', host);
  const next = await trial.listener();
  const place = placeText(next.localEndPoint);
  const stray = meanwhile(
    next.accept().then((client) => {
      if (client) throw new VerdictError('tried-too-much', { place });
    }),
  );
  const all = [...before, server];
  const env = tries([...all.map(({ place }) => place), next.localEndPoint], attempt);
  const meeting = meets(trial, server, { code: 0, env, reads });
  // What else goes wrong may come from that.
  const program = await meeting.catch(async (failure) => {
    await trial.inTime(stray, 0, 200);
    throw failure;
  });
  await Promise.race([stray, trial.wait('plain', Promise.resolve())]);
  expectTurns(trial, program, all, attempt);
}

async function welcomes(peer: Peer): Promise<void> {
  await peer.expect(hello);
  for (const part of answer) await peer.sendApart(part);
  await peer.expectEnd();
  peer.end();
}

/** One after the other, each as long as it may take and no longer. */
function expectTurns(
  trial: Trial,
  program: Program,
  servers: readonly ServerPeer[],
  attempt: number,
): void {
  const { events, run } = program;
  const attempts = [...new Set(events.map(({ connection }) => connection))];
  // When each was over, or had led to a conversation.
  const isOver = ({ kind }: JudgedEvent) => kind === 'close' || kind === 'connect';
  const over = attempts.map((number) => {
    const end = events.find((event) => event.connection === number && isOver(event));
    return end?.t ?? Number.POSITIVE_INFINITY;
  });
  const fail = (id: 'tried-again' | 'two-at-once' | 'not-next' | 'not-tried', params = {}) => {
    throw new VerdictError(id, params, { program: run });
  };
  const count = attempts.length;
  if (count > servers.length) fail('tried-again', { count, expected: servers.length });
  // What takes no time at all where the program does not wait.
  let failing = 0;
  const untried = servers.find(({ name, place }) => name === 'refuses' && !program.met(place.port));
  if (untried) fail('not-tried', { place: placeText(untried.place) });
  // Nothing has been heard of one that is still connecting.
  if (count < servers.length) fail('two-at-once', { peer: 'unreachable' });
  for (const [index, { name, place }] of servers.entries()) {
    const [before, now] = [over[index - 1], over[index]];
    if (before === undefined || now === undefined) continue;
    if (Math.max(...over.slice(0, index)) > now)
      fail('two-at-once', { peer: servers[index - 1]?.name });
    const visit = { program, peer: name, port: place.port };
    const ms = now - before;
    if (name === 'unreachable') expectBand(trial, visit, { limit: attempt, ms });
    else failing += ms;
  }
  if (failing > trial.slack()) fail('not-next', { ms: Math.round(failing) });
}
