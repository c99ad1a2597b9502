import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  type AddressInfo,
  connect,
  createServer,
  type Socket,
} from 'node:net';
import { say } from '#say';

// #region process
if (process.send) {
  process.on('message', (_word, socket: Socket) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    socket.on('end', () => socket.end(text));
    process.send?.('taken');
  });
  process.send('ready');
}
// #endregion
else {
  say('handed-over.read', { answer: await handOver(false) });
  say('handed-over.paused', { answer: await handOver(true) });
}

async function handOver(pauseOnConnect: boolean): Promise<string> {
  const server = createServer({ pauseOnConnect });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = connect({
    host: '127.0.0.1',
    port,
    allowHalfOpen: true,
  });
  client.write('one, ');

  // #region hand-over
  const [socket] = await once(server, 'connection');
  const child = fork(new URL(import.meta.url));
  await once(child, 'message');
  child.send('client', socket);
  // #endregion

  await once(child, 'message');
  client.end('two');
  const answer = (await client.toArray()).join('');
  child.disconnect();
  server.close();
  return answer;
}
