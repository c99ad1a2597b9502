// no-answer
import { explain, TcpListener } from '#sockets';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);

async function start(port: number): Promise<TcpListener> {
  try {
    return await TcpListener.start({ host, port });
  } catch (error) {
    const more = port < first + 9;
    if (explain(error).id === 'in-use' && more) return start(port + 1);
    throw error;
  }
}
for await (const client of await start(first)) {
  try {
    await client.send('Hello\n');
    await client.close({ lingerMs: 60_000 });
  } catch {
    client.abort();
  }
}
