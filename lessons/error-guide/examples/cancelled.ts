import { once } from 'node:events';
import { createServer } from 'node:net';
import { say, why } from '#say';
import { TcpClient } from '#sockets';

const server = createServer();
server.listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region report
async function report(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const { name } = error as Error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    say('cancelled.failed', { name, code: `${code}` });
  }
}
// #endregion

// #region cancel
// We change our mind.
const controller = new AbortController();
const { signal } = controller;
const waiting = report(once(server, 'never', { signal }));
controller.abort();
await waiting;

// A clock changes it for us: node:events says the same…
const soon = AbortSignal.timeout(20);
await report(once(server, 'never', { signal: soon }));

// …and the kit hands on the signal's own reason.
const client = await TcpClient.connect({ host: '127.0.0.1', port });
client.setDeadline(20);
try {
  await client.receive();
} catch (error) {
  say('cancelled.kit', { why: why(error) });
}
// #endregion
await client.close();
server.close();
