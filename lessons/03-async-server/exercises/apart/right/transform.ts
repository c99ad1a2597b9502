// a pipeline with a Transform in the middle
import { createServer } from 'node:net';
import { pipeline, Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

function numbering(): Transform {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 0;
  const numbered = (line: string) => {
    number += 1;
    return `${number}: ${line}\n`;
  };
  return new Transform({
    transform(chunk, _encoding, done) {
      rest += decoder.write(chunk);
      const lines = rest.split(/\r?\n/);
      rest = lines.pop() ?? '';
      done(null, lines.map(numbered).join(''));
    },
    flush(done) {
      rest += decoder.end();
      done(null, rest === '' ? null : numbered(rest));
    },
  });
}

const server = createServer({ allowHalfOpen: true }, (socket) => {
  pipeline(socket, numbering(), socket, () => {});
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
