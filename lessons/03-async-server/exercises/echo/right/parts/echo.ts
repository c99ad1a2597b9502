import type { Socket } from 'node:net';

export function echo(socket: Socket): void {
  socket.on('error', ({ message }) => console.log('Lost:', message));
  socket.on('data', (bytes) => {
    console.log(bytes.length, 'bytes', bytes.subarray(0, 16));
    if (!socket.write(bytes)) socket.pause();
  });
  socket.on('drain', () => socket.resume());
  socket.on('end', () => socket.end());
}
