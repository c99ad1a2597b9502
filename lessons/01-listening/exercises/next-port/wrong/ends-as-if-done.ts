// wrong-exit
import { explain, serve, TcpListener } from '#sockets';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);
for (let port = first; port < first + 10; port += 1) {
  try {
    const listener = await TcpListener.start({ host, port });
    await serve(listener, (client) => client.send('Hello\n'));
  } catch (error) {
    if (explain(error).id !== 'in-use') break;
  }
}
console.log('No port.');
