import { readdirSync } from 'node:fs';
import { say } from '#say';
import { TcpClient, TcpListener } from '#sockets';

// #region threads
function report(connections: number): void {
  // Linux has a folder for each of a process's threads.
  const threads = readdirSync('/proc/self/task').length;
  say('one-thread.threads', { connections, threads });
}
// #endregion

// #region connect
async function connect(count: number): Promise<void> {
  using listener = await TcpListener.start(any);
  report(0);
  const ends: TcpClient[] = [];
  while (ends.length < 2 * count) {
    ends.push(await TcpClient.connect(listener.localEndPoint));
    const accepted = await listener.accept();
    if (accepted) ends.push(accepted);
  }
  report(count);
  await Promise.all(ends.map((end) => end.close()));
}
// #endregion

const any = { host: '127.0.0.1', port: 0 };
if (process.platform === 'linux') await connect(20);
else say('one-thread.elsewhere');
