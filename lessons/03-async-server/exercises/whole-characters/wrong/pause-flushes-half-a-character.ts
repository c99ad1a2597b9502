// too-much
// After a second of silence, it gives up on half a character.
import { createServer } from 'node:net';
import { StringDecoder } from 'node:string_decoder';

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (socket) => {
    const decoder = new StringDecoder('utf8');
    let timer: NodeJS.Timeout | undefined;
    // What has not been completed by now never will be.
    const flush = () => {
      if (socket.writable) socket.write(decoder.end());
    };
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      clearTimeout(timer);
      if (!socket.write(decoder.write(chunk).toUpperCase()))
        socket.pause();
      timer = setTimeout(flush, 1000);
    });
    socket.on('drain', () => socket.resume());
    socket.on('end', () => {
      clearTimeout(timer);
      socket.end(decoder.end());
    });
    socket.on('close', () => clearTimeout(timer));
  },
);

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 0);
server.listen({ host, port }, () => {
  console.log('Listening on', server.address());
});
