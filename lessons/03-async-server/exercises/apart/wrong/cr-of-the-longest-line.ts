// closed-too-soon
// A line of exactly 64 KiB is refused while its CR waits for the LF.
import { createServer } from 'node:net';

const most = 64 * 1024;

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (socket) => {
    let number = 0;
    let rest = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      let answer = '';
      for (
        let end = rest.indexOf(10);
        end !== -1;
        end = rest.indexOf(10)
      ) {
        const length = rest[end - 1] === 13 ? end - 1 : end;
        number += 1;
        answer += `${number}: ${rest.toString('utf8', 0, length)}\r\n`;
        rest = rest.subarray(end + 1);
      }
      if (answer && !socket.write(answer)) socket.pause();
      // Nobody may fill our memory.
      if (rest.length > most) socket.end();
    });
    socket.on('drain', () => socket.resume());
    socket.on('end', () => {
      if (rest.length > 0) socket.write(`${number + 1}: ${rest}\r\n`);
      socket.end();
    });
  },
);

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 0);
server.listen({ host, port }, () => {
  console.log('Listening on', server.address());
});
