import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { say } from '#say';
import { TcpListener } from '#sockets';

const host = '127.0.0.1';

// #region forgetful
function forgetful(port: number): void {
  try {
    connect({ host, port });
    say('no-error-handler.returned');
  } catch {
    say('no-error-handler.caught');
  }
  process.once('exit', (code) => {
    say('no-error-handler.exit', { code });
  });
}
// #endregion

async function watchOneDie(): Promise<void> {
  const gone = await TcpListener.start({ host, port: 0 });
  const { port } = gone.localEndPoint;
  gone.stop();

  // #region watch
  const child = fork(new URL(import.meta.url), [`${port}`], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const exit = once(child, 'close');
  const printed = child.stderr ? await text(child.stderr) : '';
  const reason = /^.*ECONNREFUSED.*$/m.exec(printed)?.[0] ?? '';
  say('no-error-handler.stderr', { reason });
  const [code] = await exit;
  say('no-error-handler.code', { code });
  // #endregion
}

const [port] = process.argv.slice(2);
if (port) forgetful(Number(port));
else await watchOneDie();
