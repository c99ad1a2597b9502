// tried-too-much
import { serve, TcpListener } from '#sockets';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);
let listener: TcpListener | undefined;
for (let port = first; !listener && port < first + 10; port += 1) {
  try {
    listener = await TcpListener.start({ host, port });
  } catch {
    console.log(`${port} is taken`);
  }
}
if (listener) await serve(listener, (client) => client.send('Hello\n'));
else process.exitCode = 1;
