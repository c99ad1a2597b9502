import { say } from '#say';
import {
  ByteReader,
  IPEndPoint,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const newest = 2;
const listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);

// #region server
const served = serve(listener, async (client) => {
  const reader = new ByteReader(client);
  const first = await reader.readExactly(1);
  const asked = first?.readUInt8() ?? 0;
  // The newest that both speak; 0 if there is none.
  const version = asked > 0x1f ? 0 : Math.min(asked, newest);
  await client.send(Uint8Array.of(version));
  // From here on, both know what the next bytes mean.
});
// #endregion

// #region clients
for (const hello of ['\x01', '\x03', 'GET / HTTP/1.1\r\n\r\n']) {
  const client = await TcpClient.connect(listener.localEndPoint);
  await client.send(hello);
  const version = (await client.receive())?.readUInt8() ?? 0;
  const said = JSON.stringify(hello.slice(0, 3));
  if (version > 0) say('version-byte.agreed', { said, version });
  else say('version-byte.refused', { said });
  await client.close();
}
// #endregion

listener.stop();
await served;
