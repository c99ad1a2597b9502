/** Many guests at one server. What was not there before must not be there after. */
import { getEventListeners, setMaxListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { lines, serve, TcpClient, TcpListener } from '#sockets';
import { visit } from './clients.ts';
import { Random } from './random.ts';

const AT_A_TIME = 100;
const STRAGGLERS = 10;

export interface Report {
  /** How many of each kind came. */
  guests: Record<string, number>;
  /** Why conversations ended early, as the server saw it. */
  troubles: Record<string, number>;
  /** What went wrong. */
  failures: string[];
  handlersOpen: number;
  listenersLeft: number;
  handlesLeft: string[];
}

/** Who and what is not over yet, to be told when the soak never ends. */
export const underWay = new Set<string>();

export async function batch(seed: number, size: number): Promise<Report> {
  const guests: Record<string, number> = {};
  const troubles: Record<string, number> = {};
  const failures: string[] = [];
  const before = handles();
  const calm = new AbortController();
  // Node warns of more than ten listeners at once, and a hundred wait here.
  setMaxListeners(0, calm.signal);
  const closingTime = new AbortController();
  let handlersOpen = 0;

  const listener = await TcpListener.start({ host: '127.0.0.1', port: 0 });
  const handler = async (client: TcpClient) => {
    handlersOpen++;
    try {
      await echo(client, calm.signal);
    } catch (error) {
      await client.close({ lingerMs: 20 });
      throw error;
    } finally {
      handlersOpen--;
    }
  };
  const serving = serve(listener, handler, {
    signal: closingTime.signal,
    graceMs: 20,
    onError: (error) => count(troubles, codeOf(error)),
  });

  const endPoint = listener.localEndPoint;
  let next = 0;
  const queue = async () => {
    for (let index = next++; index < size; index = next++) {
      const random = new Random(seed ^ Math.imul(index + 1, 0x9e3779b9));
      underWay.add(`guest ${index}`);
      await visit({ endPoint, random, signal: calm.signal }).then(
        (name) => count(guests, name),
        (error) => failures.push(`guest ${index}: ${error.message}`),
      );
      underWay.delete(`guest ${index}`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, queue));

  const left = await Promise.all(Array.from({ length: STRAGGLERS }, () => straggler(listener)));
  closingTime.abort();
  underWay.add('serve');
  await serving;
  underWay.delete('serve');
  for (const client of left) {
    const code = await client.receive().then(() => 'an end', codeOf);
    if (code !== 'ECONNRESET') failures.push(`a straggler got ${code}`);
    await client.close();
  }
  for (let turns = 0; turns < 100 && handles().length > before.length; turns++) await turn();
  const listenersLeft = [calm, closingTime].flatMap(({ signal }) =>
    getEventListeners(signal, 'abort'),
  ).length;
  const handlesLeft = handles();
  for (const name of before) handlesLeft.splice(handlesLeft.indexOf(name), 1);
  return { guests, troubles, failures, handlersOpen, listenersLeft, handlesLeft };
}

/** Says each line again. A guest may set the limits: `timeout 20`, `deadline 20`. */
async function echo(client: TcpClient, signal: AbortSignal): Promise<void> {
  client.receiveTimeout = 400;
  for await (const line of lines(client, { signal })) {
    const [, limit, ms] = /^(timeout|deadline) (\d+)$/.exec(line) ?? [];
    if (limit === 'timeout') client.receiveTimeout = Number(ms);
    if (limit === 'deadline') client.setDeadline(Number(ms));
    await client.send(`${line}\n`, { signal });
  }
}

/** A guest who is still there at closing time. */
async function straggler(listener: TcpListener): Promise<TcpClient> {
  const client = await TcpClient.connect(listener.localEndPoint);
  await client.send('timeout 0\n');
  await client.receive();
  return client;
}

const handles = () => process.getActiveResourcesInfo();

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
