// wrong-answer
// A text that begins like a failure becomes one.
import { connect, createServer, type Socket } from 'node:net';

const server = {
  host: process.env.UPSTREAM_HOST || '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT),
};
const both = { allowHalfOpen: true, noDelay: true };

const proxy = createServer(both, (client) => {
  const upstream = connect({ ...server, ...both });
  const due: (string | null)[] = []; // null: the server has not answered yet
  let finished = false;
  let over = false;
  client.on('error', () => reset(upstream));
  upstream.on('error', () => reset(client));
  eachLine(client, (line) => {
    if (!line.startsWith('ASK '))
      due.push(line === 'PING' ? 'PONG' : 'ERROR');
    else {
      due.push(null);
      upstream.write(`? ${line.slice(4)}\n`);
    }
    tell();
  });
  eachLine(upstream, (line) => {
    if (due.length === 0) return;
    due[0] = line.replace(/^= /, '').replace(/^! /, 'ERROR ');
    tell();
  });
  client.on('end', () => {
    finished = true;
    tell();
  });
  upstream.on('end', () => {
    if (over) return;
    reset(client);
    reset(upstream);
  });
  function tell(): void {
    while (typeof due[0] === 'string') client.write(`${due.shift()}\n`);
    if (!finished || due.length > 0 || over) return;
    over = true;
    client.end();
    upstream.end();
  }
});
proxy.listen(
  Number(process.env.PORT || 0),
  process.env.HOST || '127.0.0.1',
);

function eachLine(socket: Socket, take: (line: string) => void): void {
  let rest = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts)
      take(part.endsWith('\r') ? part.slice(0, -1) : part);
  });
}

/** While its FIN is going out, a socket cannot be reset yet. */
function reset(socket: Socket): void {
  const sendsFin =
    socket.writableEnded &&
    !socket.writableFinished &&
    !socket.writableLength;
  if (sendsFin) socket.once('finish', () => socket.resetAndDestroy());
  else socket.resetAndDestroy();
}
