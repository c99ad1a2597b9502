// no-answer-in-time
import { connect, createServer, type Socket } from 'node:net';

const upstreamAt = {
  host: process.env.UPSTREAM_HOST ?? '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT ?? 7),
  allowHalfOpen: true,
};

const server = createServer({ allowHalfOpen: true }, (client) => {
  const upstream = connect(upstreamAt);
  client.on('error', () => upstream.resetAndDestroy());
  upstream.on('error', () => client.resetAndDestroy());
  // What is due, in order: our own words, or null for the server's.
  const due: (string | null)[] = [];

  eachLine(client, (line) => {
    if (line.startsWith('ASK ')) {
      upstream.write(`? ${line.slice('ASK '.length)}\r\n`);
      due.push(null);
    } else due.push(line === 'PING' ? 'PONG' : 'ERROR');
    answerOwn();
    // A client that does not read its answers gets no more of them.
    if (client.writableNeedDrain) client.pause();
  });
  client.on('end', answerOwn);
  eachLine(upstream, (line) => {
    due.shift();
    const text = line.slice('= '.length);
    client.write(
      line.startsWith('= ') ? `${text}\r\n` : `ERROR ${text}\r\n`,
    );
    answerOwn();
  });
  upstream.on('end', () => {
    if (!client.writableEnded) client.resetAndDestroy();
  });

  /** Says what waits for no answer of the server. At the end, leaves. */
  function answerOwn(): void {
    for (let own = due[0]; typeof own === 'string'; own = due[0]) {
      client.write(`${own}\r\n`);
      due.shift();
    }
    if (!client.readableEnded || due.length > 0) return;
    upstream.end();
    client.end();
  }
});

function eachLine(socket: Socket, take: (line: string) => void): void {
  let rest = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    const all = (rest + text).split('\n');
    rest = all.pop() ?? '';
    for (const line of all) take(line.replace(/\r$/, ''));
  });
}

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
