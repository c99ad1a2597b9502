// wrong-exit
// The exit code says how many addresses have failed: where both have, it is 2.
import { explain, serve, type TcpClient, TcpListener } from '#sockets';

const host = process.env.HOST || '127.0.0.1';
const host6 = process.env.HOST6 || '::1';
const port = Number(process.env.PORT);

const listeners: TcpListener[] = [];
let failures = 0;

async function open(
  host: string,
  mayBeMissing: string[],
): Promise<void> {
  try {
    listeners.push(await TcpListener.start({ host, port }));
  } catch (error) {
    const { id, params } = explain(error);
    console.error(params.message);
    if (!mayBeMissing.includes(id)) failures += 1;
  }
}

async function greet(client: TcpClient): Promise<void> {
  await client.send('Hello, and welcome.\r\n');
}

await open(host, []);
await open(host6, ['not-local', 'no-family']);
if (failures > 0) process.exit(failures);
await Promise.all(listeners.map((listener) => serve(listener, greet)));
