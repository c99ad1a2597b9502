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
  const pingers: Pinger[] = [];
  for (let opened = 0; opened < connections; opened += 1) pingers.push(await connect(port));
  await pingers.at(-1)?.ping(message, 1);
  return (times) =>
    sumOver(connections, async (index) => pingers[index]?.ping(message, times) ?? 0);
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
