// fin-before-answers
import { connect, createServer, type Socket } from 'node:net';

const target = {
  host: process.env.UPSTREAM_HOST || '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT || 7),
  allowHalfOpen: true,
  noDelay: true,
};

function onLine(socket: Socket, told: (line: string) => void) {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10)) {
      told(rest.toString('utf8', 0, at).replace(/\r$/, ''));
      rest = rest.subarray(at + 1);
    }
  });
}

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (client) => {
    const upstream = connect(target);
    const due: (string | null)[] = [];
    let ended = false;
    const flush = () => {
      while (due.length > 0 && due[0] !== null)
        client.write(`${due.shift()}\r\n`);
      if (ended && due.length === 0) client.end();
    };
    onLine(client, (line) => {
      if (line.startsWith('ASK ')) {
        due.push(null);
        upstream.write(`? ${line.slice(4)}\r\n`);
      } else {
        due.push(line === 'PING' ? 'PONG' : 'ERROR');
        flush();
      }
    });
    onLine(upstream, (line) => {
      const text = line.slice(2);
      due[due.indexOf(null)] = line.startsWith('=')
        ? text
        : `ERROR ${text}`;
      flush();
    });
    client.on('end', () => {
      upstream.end();
      ended = true;
      flush();
    });
    upstream.on('end', () => {
      if (due.length > 0) client.resetAndDestroy();
    });
    client.on('error', () => upstream.resetAndDestroy());
    upstream.on('error', () => client.resetAndDestroy());
  },
);
server.listen(
  Number(process.env.PORT || 0),
  process.env.HOST || '127.0.0.1',
);
