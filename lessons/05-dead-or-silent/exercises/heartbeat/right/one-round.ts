// one timer for all clients, and a deadline for each send
import {
  lines,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const beatMs = Number(process.env.BEAT ?? 1_000);
const limitMs = Number(process.env.LIMIT ?? 5_000);
const heard = new Map<TcpClient, number>();

const round = setInterval(() => {
  for (const [client, at] of heard) {
    const silence = Date.now() - at;
    if (silence >= limitMs) client.abort();
    else if (silence >= beatMs / 2) void client.send('PING\r\n');
  }
}, beatMs / 2);

async function* noted(client: TcpClient): AsyncGenerator<Buffer> {
  for await (const bytes of client) {
    heard.set(client, Date.now());
    yield bytes;
  }
}

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(
  listener,
  async (client) => {
    heard.set(client, Date.now());
    try {
      for await (const line of lines(noted(client))) {
        if (line === 'PONG') continue;
        await client.send(`${line.toUpperCase()}\r\n`);
      }
    } finally {
      heard.delete(client);
    }
  },
  { onError: () => {} },
);
clearInterval(round);
