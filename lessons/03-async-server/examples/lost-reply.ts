import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { say } from '#say';
import { TcpClient } from '#sockets';

const compute = promisify(execFile);
const node = process.execPath;

// #region server
async function listen(allowHalfOpen: boolean) {
  const server = createServer({ allowHalfOpen }, (socket) => {
    let question = '';
    socket.on('data', (chunk) => {
      question += chunk;
    });
    socket.on('error', () => say('lost-reply.error'));
    socket.on('end', async () => {
      say('lost-reply.question', { question });
      // Work that takes a moment: a file, a database, a program.
      const { stdout } = await compute(node, ['-p', '6 * 7']);
      say('lost-reply.end', { destroyed: `${socket.destroyed}` });
      socket.end(stdout.trim());
      server.emit('answered');
    });
  });
  server.listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  return server;
}
// #endregion

// #region ask
for (const allowHalfOpen of [false, true]) {
  say('lost-reply.option', { allowHalfOpen: `${allowHalfOpen}` });
  const server = await listen(allowHalfOpen);
  const { address: host, port } = server.address() as AddressInfo;
  const answered = once(server, 'answered');

  const client = await TcpClient.connect({ host, port });
  await client.send('6 × 7');
  client.shutdown();
  const [answer] = await Promise.all([text(client), answered]);
  if (answer === '') say('lost-reply.none');
  else say('lost-reply.answer', { answer });

  await client.close();
  server.close();
}
// #endregion
