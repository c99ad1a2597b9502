import { ByteReader, remoteEndPointFromEnv, TcpClient } from '#sockets';

const request = `${'x'.repeat(Number(process.env.SIZE ?? 0))}\n`;

// TODO: repeat the request if it fails; give up after DEADLINE ms, counted once,
// with code 12.
console.log(await ask());

async function ask(): Promise<string | null> {
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  await server.send(request);
  const reader = new ByteReader(server);
  return await reader.readLine({ maxLength: 1_024 });
}
