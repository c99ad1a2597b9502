import { serve, type TcpClient, TcpListener } from '#sockets';

const host = process.env.HOST || '127.0.0.1';
const host6 = process.env.HOST6 || '::1';
const port = Number(process.env.PORT);

async function greet(client: TcpClient): Promise<void> {
  await client.send('Hello, and welcome.\r\n');
}

const listener = await TcpListener.start({ host, port });
console.log(`Listening on ${listener.localEndPoint}.`);
// TODO: listen on host6 too, if the machine has that address.
console.log(`Nobody listens on ${host6}.`);
await serve(listener, greet);
