import { once } from 'node:events';
import { createServer } from 'node:net';
import { say } from '#say';
import { SocketError, TcpListener } from '#sockets';

const host = '127.0.0.1';
const held = createServer().listen({ host, port: 0 });
await once(held, 'listening');
const at = held.address();
const taken = at && typeof at === 'object' ? at.port : 0;

// #region thrown
attempt('listen(65536)', () =>
  createServer().listen({ host, port: 65536 }),
);
attempt('listen() × 2', () => held.listen({ host, port: 0 }));

function attempt(call: string, listen: () => void): void {
  try {
    listen();
    say('listen-errors.nothing', { call });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    say('listen-errors.thrown', { call, code });
  }
}
// #endregion

// #region event
const late = createServer();
attempt('listen(taken)', () => late.listen({ host, port: taken }));
const [{ code, syscall }] = await once(late, 'error');
say('listen-errors.event', { code, syscall });
// #endregion

// #region kit
for (const port of [65536, taken]) {
  try {
    await TcpListener.start({ host, port });
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    say('listen-errors.rejected', { code: error.code });
  }
}
// #endregion

held.close();
