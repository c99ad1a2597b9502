// closed-too-soon
import { createServer } from 'node:net';
import { PassThrough } from 'node:stream';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  // room for a burst; then the client has to wait
  const buffer = new PassThrough({ highWaterMark: 1024 * 1024 });
  socket.on('error', () => socket.destroy());
  socket.pipe(buffer).pipe(socket);
  // the client has finished: free its socket
  socket.on('end', () => socket.destroy());
});
server.listen(
  Number(process.env.PORT || 0),
  process.env.HOST || '127.0.0.1',
  () => {
    console.log('Listening on', server.address());
  },
);
