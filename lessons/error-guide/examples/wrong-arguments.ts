import { connect, createServer, Socket } from 'node:net';
import { say } from '#say';

// #region report
function attempt(call: string, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    say('wrong-arguments.thrown', { call: call.padEnd(21), code });
  }
}
// #endregion

// #region calls
const host = '127.0.0.1';
// What a program takes from outside is text, or nothing at all.
const given: NodeJS.ProcessEnv = { PORT: 'http', EMPTY: undefined };

attempt('listen(70000)', () => createServer().listen(70000));
attempt("port: 'http'", () => {
  connect({ host, port: Number(given.PORT) });
});
attempt('port: undefined', () => {
  connect({ host, port: given.EMPTY as unknown as number });
});
attempt('write(42)', () => new Socket().write(42 as never));
attempt('write({ a: 1 })', () => {
  new Socket().write({ a: 1 } as never);
});
attempt('write(null)', () => new Socket().write(null as never));
attempt("localAddress: 'here'", () => {
  connect({ host, port: 80, localAddress: 'here' });
});
// #endregion
