import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

export type Answer = { status: number; headers: IncomingMessage['headers']; body: string };

export type Asked = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};

/** A request with just these headers, as no browser would let a page send it. */
export async function ask(base: URL, path: string, asked: Asked = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = asked;
  const { hostname, port } = base;
  const agent = new Agent({ keepAlive: true });
  const sent = request({ hostname, port, path, method, headers, agent });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  // Some answers come while the body is still being sent; what becomes of the rest is not asked.
  sent.on('error', () => {});
  const answer = { status: response.statusCode ?? 0, headers: response.headers };
  const heard = await text(response);
  agent.destroy();
  return { ...answer, body: heard };
}

/** What a server says to these bytes until it ends the connection, in whatever way. */
export async function tell(base: URL, ...parts: string[]): Promise<string> {
  const socket = connect(Number(base.port), base.hostname);
  let heard = '';
  socket.setEncoding('utf8').on('data', (data) => {
    heard += data;
  });
  const ended = untilClosed(socket);
  for (const part of parts) await new Promise((resolve) => socket.write(part, resolve));
  await ended;
  return heard;
}

/** Settles when a connection has ended: a reset is an end too. */
export function untilClosed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('error', () => {});
    socket.resume().on('close', () => resolve());
  });
}
