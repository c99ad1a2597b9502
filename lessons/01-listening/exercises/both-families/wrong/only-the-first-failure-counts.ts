// wrong-exit
// HOST6 is not there, so nobody looks whether HOST has failed as well.
import { serve, type TcpClient, TcpListener } from '#sockets';

const port = Number(process.env.PORT);
const wanted = [
  { host: process.env.HOST6 || '::1', optional: true },
  { host: process.env.HOST || '127.0.0.1', optional: false },
];

const greet = (client: TcpClient) =>
  client.send('Hello, and welcome.\r\n');
const isMissing = (code: string) =>
  code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';

const results = await Promise.allSettled(
  wanted.map(({ host }) => TcpListener.start({ host, port })),
);

const index = results.findIndex(({ status }) => status === 'rejected');
const failure = results[index];
if (failure?.status === 'rejected') {
  console.error(failure.reason.message);
  if (!wanted[index]?.optional || !isMissing(failure.reason.code))
    process.exit(1);
}

const listeners = results.flatMap((one) =>
  one.status === 'fulfilled' ? [one.value] : [],
);
for (const { localEndPoint } of listeners)
  console.log(`Listening on ${localEndPoint}.`);
await Promise.all(listeners.map((listener) => serve(listener, greet)));
