/** The guests of the soak: polite ones, who check each byte, and all sorts of rude ones. */
import { setImmediate as turn } from 'node:timers/promises';
import { type EndPoint, lines, TcpClient } from '#sockets';
import type { Random } from './random.ts';

export interface Visit {
  readonly endPoint: EndPoint;
  readonly random: Random;
  /** One signal for every wait of every guest; nobody aborts it. */
  readonly signal: AbortSignal;
}

type Guest = (client: TcpClient, visit: Visit) => Promise<void>;

const textOf = (texts: string[]) => texts.map((text) => `${text}\n`).join('');

/** One after the other, all at once, or byte by byte; the answer is read line by line. */
const polite: Guest = async (client, { random, signal }) => {
  const sent = ['timeout 0', ...random.lines(0, 12)];
  const answers = lines(client, { signal });
  const pace = random.pick(['line by line', 'all at once', 'byte by byte']);
  if (pace === 'all at once') await client.send(textOf(sent), { signal });
  for (const line of sent) {
    if (pace === 'line by line') await client.send(`${line}\n`, { signal });
    if (pace === 'byte by byte') await drip(client, `${line}\n`);
    same((await answers.next()).value, line);
  }
};

async function drip(client: TcpClient, text: string): Promise<void> {
  for (const byte of Buffer.from(text)) {
    await client.send(Buffer.of(byte));
    await turn();
  }
}

/** Asks, sends the FIN at once, and reads the answer to its end. The last line has no LF. */
const halfClosing: Guest = async (client, { random, signal }) => {
  const sent = textOf(random.lines(1, 30));
  await client.send(`timeout 0\n${sent}the end`, { signal });
  client.shutdown();
  same(await readAll(client), `timeout 0\n${sent}the end\n`);
};

/** Sends much more than fits on the way, and reads while it sends. */
const bursting: Guest = async (client, { random, signal }) => {
  const line = `${'x'.repeat(random.between(500, 9_000))}\n`;
  const burst = `timeout 0\n${line.repeat(Math.ceil(400_000 / line.length))}`;
  const reading = readAll(client);
  await client.send(burst, { signal });
  client.shutdown();
  same(await reading, burst);
};

/** Gives up waiting again and again, and misses nothing. */
const fickle: Guest = async (client, { random }) => {
  const sent = textOf(['timeout 0', ...random.lines(1, 5)]);
  const sending = client.send(sent);
  let heard = '';
  while (heard.length < Buffer.byteLength(sent)) {
    const controller = new AbortController();
    const receiving = client.receive({ signal: controller.signal }).catch(enoughOrThrow);
    for (let turns = random.between(0, 2); turns > 0; turns--) await turn();
    controller.abort(ENOUGH);
    heard += (await receiving)?.toString('latin1') ?? '';
  }
  await sending;
  same(Buffer.from(heard, 'latin1').toString(), sent);
};

const ENOUGH = new Error('enough');

function enoughOrThrow(reason: unknown): null {
  if (reason === ENOUGH) return null;
  throw reason;
}

const resetAtOnce: Guest = async (client) => client.abort();

const resetWhileWriting: Guest = async (client, { random }) => {
  const sends: Promise<void>[] = [];
  for (let i = random.between(1, 20); i > 0; i--) sends.push(client.send('x'.repeat(30_000)));
  for (let turns = random.between(0, 3); turns > 0; turns--) await turn();
  client.abort();
  await refused(...sends);
};

const resetWhileReading: Guest = async (client, { random, signal }) => {
  await client.send(textOf(random.lines(1, 200)), { signal });
  await client.receive({ signal });
  const next = client.receive({ signal });
  for (let turns = random.between(0, 3); turns > 0; turns--) await turn();
  client.abort();
  await refused(next);
};

/** Says nothing, at all or any more, until the server has had enough. */
const silent: Guest = async (client, { random, signal }) => {
  const said = random.pick(['', 'timeout 20\n', 'timeout 20\nhalf a line']);
  if (said) await client.send(said, { signal });
  await refused(readAll(client));
};

/** Sends and sends and never reads, until the server has had enough, or the guest has. */
const deaf: Guest = async (client, { random, signal }) => {
  await client.send('deadline 20\n', { signal });
  const patience = random.pick([signal, AbortSignal.timeout(15)]);
  const flood = async () => {
    for (;;)
      await client.send('x'.repeat(random.between(1, 60_000)).concat('\n'), { signal: patience });
  };
  await refused(flood());
};

/** A line longer than the server wants. */
const endless: Guest = async (client, { signal }) => {
  const sending = client.send('x'.repeat(100_000), { signal });
  await refused(readAll(client), sending);
};

const closing: Guest = async (client, { random }) => {
  const pending = [client.receive(), client.send('a line\nand a half')];
  if (random.next() < 0.5) await turn();
  const closed = [client.close(), client.close({ lingerMs: random.pick([0, 10, 1000]) })];
  await refused(...pending);
  await Promise.all(closed);
};

/** Each as often as it stands here. */
const GUESTS: readonly Guest[] = [
  ...[polite, polite, polite, halfClosing, halfClosing, bursting, fickle, fickle],
  ...[resetAtOnce, resetWhileWriting, resetWhileReading, silent, deaf, endless, closing],
];

/** One visit from door to door: the name of the guest. Rejects when something is not as it should. */
export async function visit(details: Visit): Promise<string> {
  const { endPoint, random } = details;
  if (random.next() < 0.1) return turnBack(details);
  await using client = await TcpClient.connect(endPoint, { signal: details.signal });
  const guest = random.pick(GUESTS);
  try {
    await guest(client, details);
  } catch (cause) {
    throw new Error(`${guest.name}: ${cause}`, { cause });
  }
  return guest.name;
}

/** Changes its mind while it connects, or in the moment in which it has. */
async function turnBack({ endPoint, random }: Visit): Promise<string> {
  const controller = new AbortController();
  const connecting = TcpClient.connect(endPoint, { signal: controller.signal });
  for (let turns = random.between(0, 4); turns > 0; turns--) await turn();
  controller.abort(ENOUGH);
  const client = await connecting.catch(enoughOrThrow);
  client?.abort();
  return 'turnBack';
}

async function readAll(client: TcpClient): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of client) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function same(heard: unknown, expected: string): void {
  if (heard === expected) return;
  const start = (text: unknown) => JSON.stringify(text)?.slice(0, 60);
  throw new Error(`heard ${start(heard)} instead of ${start(expected)}`);
}

const REFUSALS = ['ECONNRESET', 'EPIPE', 'ERR_SOCKET_CLOSED', 'TimeoutError'];

/** All settle: well, or as it goes when one side has had enough. */
async function refused(...work: Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(work)) {
    if (outcome.status === 'fulfilled') continue;
    const { name, code } = outcome.reason;
    if (!REFUSALS.includes(code) && !REFUSALS.includes(name)) throw outcome.reason;
  }
}
