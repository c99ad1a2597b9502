// answers everything at the end
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());

await serve(listener, async (client) => {
  const chunks: Uint8Array[] = [];
  for await (const bytes of client) chunks.push(bytes);
  const text = Buffer.concat(chunks).toString('utf8');
  await client.send(text.toUpperCase());
});
