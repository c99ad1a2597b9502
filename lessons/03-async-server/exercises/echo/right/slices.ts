// answers in slices of 997 bytes
import { createServer } from 'node:net';
import { pipeline, Transform } from 'node:stream';

const length = 997;

function slicing(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let from = 0; from < chunk.length; from += length) {
        this.push(chunk.subarray(from, from + length));
      }
      done();
    },
  });
}

const server = createServer({ allowHalfOpen: true }, (socket) => {
  pipeline(socket, slicing(), socket, () => {});
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
