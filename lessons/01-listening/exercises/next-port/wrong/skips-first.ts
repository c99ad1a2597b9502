// listens-elsewhere
import { explain, serve, TcpListener } from '#sockets';

const host = process.env.HOST ?? '127.0.0.1';
let port = Number(process.env.PORT);
let listener: TcpListener | undefined;
for (let tries = 0; !listener && tries < 10; tries += 1) {
  port += 1;
  try {
    listener = await TcpListener.start({ host, port });
  } catch (error) {
    if (explain(error).id !== 'in-use') process.exit(1);
  }
}
if (!listener) process.exit(1);
await serve(listener, (client) => client.send('Hello\n'));
