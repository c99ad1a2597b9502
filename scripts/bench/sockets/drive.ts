import type { Socket } from 'node:net';
import { connect as connectSocket, finish, ignore } from './variants/node-net.ts';
import type { Pinger, Work } from './work.ts';

/** Does the work `times` times on each connection; resolves to the bytes that came back. */
export type Drive = (times: number) => Promise<number>;
type Connect = (port: number) => Promise<Pinger>;

/** Opens the connections and has the last one answered: the server has accepted them all. */
export async function openDrive(connect: Connect, port: number, work: Work): Promise<Drive> {
  const { kind, connections, bytes } = work;
  const message = Buffer.alloc(bytes, 'x');
  if (kind === 'visit') {
    message[bytes - 1] = 0x0a;
    return (times) => sumOver(connections, () => visits(port, message, times));
  }
  if (kind === 'tally') return openWaves(port, connections, message);
  if (kind === 'stream') return openStreams(port, work);
  const pingers: Pinger[] = [];
  for (let opened = 0; opened < connections; opened += 1) pingers.push(await connect(port));
  await pingers.at(-1)?.ping(message, 1);
  return (times) =>
    sumOver(connections, async (index) => pingers[index]?.ping(message, times) ?? 0);
}

async function openStreams(port: number, { connections, bytes }: Work): Promise<Drive> {
  const sockets: Socket[] = [];
  for (let opened = 0; opened < connections; opened += 1) sockets.push(await connectSocket(port));
  return async (times) => {
    const got = sockets.map((socket) => stream(socket, times, bytes));
    return (await Promise.all(got)).reduce((sum, count) => sum + count, 0);
  };
}

/** Asks for `times` messages; resolves to their bytes once they are here. */
function stream(socket: Socket, times: number, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let got = 0;
    const settle = () => socket.off('data', take).off('error', fail).off('close', fail);
    const fail = () => {
      settle();
      reject(new Error(`the connection ended after ${got} bytes`));
    };
    const take = (chunk: Buffer) => {
      got += chunk.length;
      if (got < times * bytes) return;
      settle();
      resolve(got);
    };
    socket.on('data', take).on('error', fail).on('close', fail);
    socket.write(`${times}`);
  });
}

/** How long, at most, a client waits for one message while another is sent `times`. Milliseconds. */
export async function longestAnswer(port: number, times: number, bytes: number): Promise<number> {
  const [greedy, polite] = [await connectSocket(port), await connectSocket(port)];
  await stream(polite, 1, bytes);
  let over = false;
  const everything = stream(greedy, times, bytes).finally(() => {
    over = true;
  });
  let longest = 0;
  while (!over) {
    const asked = performance.now();
    await stream(polite, 1, bytes);
    longest = Math.max(longest, performance.now() - asked);
  }
  await everything;
  finish(greedy);
  finish(polite);
  return longest;
}

async function openWaves(port: number, connections: number, message: Buffer): Promise<Drive> {
  let answered: (count: number) => void = ignore;
  let failed: (error: Error) => void = ignore;
  const sockets: Socket[] = [];
  for (let opened = 0; opened < connections; opened += 1) {
    const socket = await connectSocket(port);
    socket.on('data', (chunk) => answered(Number(chunk)));
    socket.on('error', ignore);
    socket.on('close', () => failed(new Error('the server closed a connection')));
    sockets.push(socket);
  }
  const wave = () =>
    new Promise<number>((resolve, reject) => {
      answered = resolve;
      failed = reject;
      for (const socket of sockets) socket.write(message);
    });
  return async (times) => {
    let bytes = 0;
    for (let turn = 0; turn < times; turn += 1) bytes += await wave();
    return bytes;
  };
}

async function visits(port: number, message: Buffer, times: number): Promise<number> {
  let bytes = 0;
  for (let turn = 0; turn < times; turn += 1) bytes += await visit(port, message);
  return bytes;
}

/** The server closes first, and the visitor answers its FIN. */
async function visit(port: number, message: Buffer): Promise<number> {
  const socket = await connectSocket(port);
  return new Promise((resolve, reject) => {
    let bytes = 0;
    socket.on('data', (chunk) => {
      bytes += chunk.length;
    });
    socket.on('end', () => finish(socket));
    socket.on('error', reject);
    socket.on('close', () => resolve(bytes));
    socket.write(message);
  });
}

async function sumOver(count: number, run: (index: number) => Promise<number>): Promise<number> {
  const parts = await Promise.all(Array.from({ length: count }, (_, index) => run(index)));
  return parts.reduce((sum, part) => sum + part, 0);
}
