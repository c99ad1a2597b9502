// tried-too-much
import { serve, TcpListener } from '#sockets';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);
const attempts = await Promise.allSettled(
  [...Array(10).keys()].map((index) =>
    TcpListener.start({ host, port: first + index }),
  ),
);
const [listener, ...rest] = attempts.flatMap((one) =>
  one.status === 'fulfilled' ? [one.value] : [],
);
// For a moment, it had them all.
for (const one of rest) one.stop();
if (!listener) process.exit(1);
await serve(listener, (client) => client.send('Hello\n'));
