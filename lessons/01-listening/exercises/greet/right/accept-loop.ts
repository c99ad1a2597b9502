// a loop that accepts, without serve
import {
  localEndPointFromEnv,
  type TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());

async function greet(client: TcpClient): Promise<void> {
  try {
    await client.send('Bienvenue à tous ! 👋\n');
    await client.close();
  } catch {
    client.abort();
  }
}

for await (const client of listener) void greet(client);
