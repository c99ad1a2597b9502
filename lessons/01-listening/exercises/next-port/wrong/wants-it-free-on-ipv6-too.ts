// listens-elsewhere
// It skips a port that another program has on ::1 only.
import {
  explain,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const host = process.env.HOST || '127.0.0.1';

/** A client that says "localhost" may come over IPv6: the port should be ours there as well. */
async function someoneElsesOnIPv6(port: number): Promise<boolean> {
  try {
    const probe = await TcpListener.start({ host: '::1', port });
    probe.stop();
    return false;
  } catch (error) {
    return explain(error).id === 'in-use';
  }
}

async function start(first: number): Promise<TcpListener> {
  const last = Math.min(first + 9, 65535);
  for (let port = first; port <= last; port += 1) {
    if (host !== '::1' && (await someoneElsesOnIPv6(port))) continue;
    try {
      return await TcpListener.start({ host, port });
    } catch (error) {
      if (explain(error).id !== 'in-use') throw error;
    }
  }
  throw new Error('no port is free');
}

const listener = await start(localEndPointFromEnv().port);
console.log(`Listening on ${listener.localEndPoint}.`);
await serve(listener, async (client) => {
  await client.send('Hello, and welcome.\r\n');
});
