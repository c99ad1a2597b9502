import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
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

/** What a server says to these bytes until it ends the connection. */
export async function tell(base: URL, ...parts: string[]): Promise<string> {
  const socket = connect(Number(base.port), base.hostname);
  await once(socket, 'connect');
  const heard = text(socket);
  for (const part of parts) {
    await new Promise((resolve) => socket.write(part, resolve));
  }
  return heard;
}
