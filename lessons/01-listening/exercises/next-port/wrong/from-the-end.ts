// listens-elsewhere
import { explain, serve, TcpListener } from '#sockets';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);
let found: TcpListener | undefined;
// From the end: right, unless there are gaps.
for (let port = first + 9; port >= first; port -= 1) {
  try {
    const listener = await TcpListener.start({ host, port });
    found?.stop();
    found = listener;
  } catch (error) {
    if (explain(error).id !== 'in-use') throw error;
    if (found) break;
  }
}
if (!found) process.exit(1);
await serve(found, (client) => client.send('Hello\n'));
