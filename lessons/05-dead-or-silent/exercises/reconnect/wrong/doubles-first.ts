// waits-too-long
import { connect } from 'node:net';

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT);
const first = Number(process.env.FIRST || 100);
const most = Number(process.env.MOST || 10_000);
let failures = 0;

attempt();

function attempt(): void {
  const socket = connect({ host, port });
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (
      let end = rest.indexOf('\n');
      end !== -1;
      end = rest.indexOf('\n')
    ) {
      const line = rest.toString('utf8', 0, end).replace(/\r$/, '');
      rest = rest.subarray(end + 1);
      failures = 0;
      console.log(line);
      if (line === 'BYE') process.exit(0);
    }
    if (rest.length > 65_536) socket.destroy();
  });
  socket.on('error', () => {});
  socket.on('close', again);
}

function again(): void {
  failures += 1;
  const limit = Math.min(most, first * 2 ** failures);
  setTimeout(attempt, Math.random() * limit);
}
