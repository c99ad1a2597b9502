import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { say } from '#say';
import { TcpClient } from '#sockets';

const run = promisify(execFile);

// #region delays
const delays: Record<string, () => unknown> = {
  'await null': () => null,
  'await run(…)': () => run(process.execPath, ['-p', '6 * 7']),
};
// #endregion

// #region server
async function listen(allowHalfOpen: boolean, wait: () => unknown) {
  const server = createServer({ allowHalfOpen }, (socket) => {
    socket.resume();
    socket.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      say('lost-reply.error', { code });
    });
    socket.on('end', async () => {
      await wait();
      socket.end('42', (error?: NodeJS.ErrnoException) => {
        const code = error?.code;
        if (code) say('lost-reply.callback', { code });
        server.close();
      });
    });
  });
  server.listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  return server;
}
// #endregion

// #region ask
for (const allowHalfOpen of [false, true]) {
  for (const [delay, wait] of Object.entries(delays)) {
    say('lost-reply.option', {
      allowHalfOpen: `${allowHalfOpen}`,
      delay,
    });
    const server = await listen(allowHalfOpen, wait);
    const { address: host, port } = server.address() as AddressInfo;
    const closed = once(server, 'close');

    await using client = await TcpClient.connect({ host, port });
    await client.send('6 × 7');
    client.shutdown();
    const [answer] = await Promise.all([text(client), closed]);
    if (answer) say('lost-reply.answer', { answer });
    else say('lost-reply.none');
  }
}
// #endregion
