// listens-elsewhere (needs second-loopback)
import { connect, createServer } from 'node:net';
import { Transform } from 'node:stream';

const word = Buffer.from(process.env.WORD ?? 'anagram');
const instead = Buffer.from(process.env.INSTEAD ?? 'riddle');
const upstreamAt = {
  host: process.env.UPSTREAM_HOST ?? '127.0.0.1',
  port: Number(process.env.UPSTREAM_PORT ?? 7),
  allowHalfOpen: true,
};

const server = createServer({ allowHalfOpen: true }, (client) => {
  const upstream = connect(upstreamAt);
  client.on('error', () => upstream.resetAndDestroy());
  upstream.on('error', () => client.resetAndDestroy());
  client.pipe(upstream);
  upstream.pipe(replacing()).pipe(client);
});

function replacing(): Transform {
  let rest: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      rest = Buffer.concat([rest, bytes]);
      for (
        let at = rest.indexOf(word);
        at >= 0;
        at = rest.indexOf(word)
      ) {
        this.push(rest.subarray(0, at));
        this.push(instead);
        rest = rest.subarray(at + word.length);
      }
      // The longest end that may begin a word has to wait.
      let at = Math.max(0, rest.length - word.length + 1);
      while (word.indexOf(rest.subarray(at)) !== 0) at += 1;
      this.push(rest.subarray(0, at));
      rest = rest.subarray(at);
      done();
    },
    // At the end, nothing more can become a word.
    flush(done) {
      done(null, rest);
    },
  });
}

const host = '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
