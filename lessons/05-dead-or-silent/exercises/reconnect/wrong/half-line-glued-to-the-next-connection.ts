// no-answer-in-time
// Half a line of a connection that is over is put before the first line of the next one.
import { connect } from 'node:net';
import { StringDecoder } from 'node:string_decoder';

const first = Number(process.env.FIRST ?? 100);
const most = Number(process.env.MOST ?? 10_000);
let failures = 0;
let rest = '';

attempt();

function attempt(): void {
  const decoder = new StringDecoder();
  const socket = connect(
    Number(process.env.PORT),
    process.env.HOST || '127.0.0.1',
  );
  socket.on('data', (bytes) => {
    rest += decoder.write(bytes);
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const line = part.replace(/\r$/, '');
      failures = 0;
      console.log(line);
      if (line === 'BYE') process.exit(0);
    }
  });
  socket.on('error', () => {});
  socket.on('end', () => socket.destroy());
  socket.on('close', () => {
    const limit = Math.min(most, first * 2 ** failures);
    failures += 1;
    setTimeout(attempt, Math.random() * limit);
  });
}
