/** Real sockets on loopback for the tests; each closes what it opened when its test is over. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type ServerOpts, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { type ListenOptions, TcpClient, TcpListener } from '#sockets';

const HOST = '127.0.0.1';
export const MiB = 1024 * 1024;

/** A listener of the kit. */
export async function listen(options?: ListenOptions): Promise<TcpListener> {
  const listener = await TcpListener.start({ host: HOST, port: 0 }, options);
  onTestFinished(() => listener.stop());
  return listener;
}

export async function dial(port: number): Promise<TcpClient> {
  const client = await TcpClient.connect({ host: HOST, port });
  onTestFinished(() => client.abort());
  return client;
}

export async function take(listener: TcpListener): Promise<TcpClient> {
  const client = await listener.accept();
  if (client === null) throw new Error('the listener stopped');
  onTestFinished(() => client.abort());
  return client;
}

/** Both ends of one connection, both of the kit. */
export async function pair(): Promise<{ near: TcpClient; far: TcpClient }> {
  const listener = await listen();
  const near = await dial(listener.localEndPoint.port);
  return { near, far: await take(listener) };
}

/** The port of a plain server of node:net, which ends with the test. */
export async function rawListen(
  onConnection: (socket: Socket) => void,
  options: ServerOpts = {},
): Promise<number> {
  const accepted = new Set<Socket>();
  const server = createServer(options, (socket) => {
    accepted.add(socket);
    onConnection(socket);
  });
  onTestFinished(() => {
    server.close();
    for (const socket of accepted) socket.destroy();
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A plain connection of node:net. Its errors are the test's to look at. */
export async function rawDial(port: number): Promise<Socket> {
  const socket = connect({ port, host: HOST, allowHalfOpen: true });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** Two plain ends of one connection; `far` is the accepted one. */
export async function rawPair(options?: ServerOpts): Promise<{ near: Socket; far: Socket }> {
  const accepted: Socket[] = [];
  const port = await rawListen((socket) => accepted.push(socket), {
    allowHalfOpen: true,
    ...options,
  });
  const near = await rawDial(port);
  for (;;) {
    const far = accepted.pop();
    if (far) return { near, far };
    await turn();
  }
}

/** A client of the kit, the socket under it, and a plain peer which reads nothing by itself. */
export async function clientAndPeer(): Promise<{
  client: TcpClient;
  socket: Socket;
  peer: Socket;
}> {
  const { near, far } = await rawPair({ pauseOnConnect: true });
  far.on('error', () => {});
  return { client: new TcpClient(near), socket: near, peer: far };
}

export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** All the text up to the end of the stream. */
export async function readAll(source: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await collect(source)).toString();
}

/** The `code` a promise rejects with. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.then(
    () => expect.fail('it should have rejected'),
    (reason) => reason,
  );
  return error instanceof Error && 'code' in error ? error.code : error;
}

/** The 'close' event; `once(socket, 'close')` would reject when an error comes before it. */
export function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

/** Gives what is on its way between two local sockets the time to arrive. */
export async function turns(count = 20): Promise<void> {
  for (let i = 0; i < count; i++) await turn();
}

/** A port nobody listens on: it was free a moment ago. */
export async function freePort(): Promise<number> {
  const listener = await TcpListener.start({ host: HOST, port: 0 });
  listener.stop();
  return listener.localEndPoint.port;
}
