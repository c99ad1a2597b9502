import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { say } from '#say';

const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region watch
async function watch(answer: (peer: Socket) => void): Promise<void> {
  const accepted = once(server, 'connection');
  const socket = connect({ host: '127.0.0.1', port });
  const seen: string[] = [];
  let text = '';
  socket.setEncoding('utf8').on('data', (data) => {
    text += data;
  });
  socket.on('end', () => seen.push("'end'"));
  socket.on('error', () => seen.push("'error'"));
  socket.on('close', (failed) => seen.push(`'close' ${failed}`));

  await once(socket, 'connect');
  const [peer] = await accepted;
  answer(peer);
  await new Promise((resolve) => socket.once('close', resolve));
  const events = seen.join(', ');
  const got = JSON.stringify(text);
  const whole = text.endsWith('\n');
  if (whole) say('clean-end.whole', { got, events });
  else say('clean-end.part', { got, events });
}
// #endregion

// #region answer
say('clean-end.fin');
await watch((peer) => peer.end('Hello, world\n'));
say('clean-end.early');
await watch((peer) => peer.end('Hello'));
// #endregion
server.close();
