import {
  SocketError,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const host = process.env.HOST || '127.0.0.1';
const host6 = process.env.HOST6 || '::1';
const port = Number(process.env.PORT);

async function greet(client: TcpClient): Promise<void> {
  await client.send('Hello, and welcome.\r\n');
}

/** Null if the machine has no such address, or no IPv6 at all. */
async function startIfThere(host: string) {
  try {
    return await TcpListener.start({ host, port });
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    const absent = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];
    if (!absent.includes(error.code)) throw error;
    return null;
  }
}

try {
  // If the second fails, this stops: a listener keeps a program alive.
  using first = await TcpListener.start({ host, port });
  using second = await startIfThere(host6);
  const listeners = second ? [first, second] : [first];
  for (const { localEndPoint } of listeners) {
    console.log(`Listening on ${localEndPoint}.`);
  }
  await Promise.all(listeners.map((one) => serve(one, greet)));
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
