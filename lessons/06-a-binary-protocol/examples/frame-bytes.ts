import { say } from '#say';
import {
  ByteReader,
  IPEndPoint,
  readFrame,
  serve,
  TcpClient,
  TcpListener,
  writeFrame,
} from '#sockets';

const listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);

const served = serve(listener, async (client) => {
  // #region write
  await writeFrame(client, 'déjà\r\n');
  await writeFrame(client, '');
  await writeFrame(client, 'vu');
  // #endregion
});

// #region read
const client = await TcpClient.connect(listener.localEndPoint);
const reader = new ByteReader(client);
const all = await reader.peekExactly(22);
say('frame-bytes.bytes', { hex: all?.toString('hex') ?? '' });
for (;;) {
  const frame = await readFrame(reader);
  if (frame === null) break;
  const text = JSON.stringify(`${frame}`);
  say('frame-bytes.frame', { count: frame.length, text });
}
say('frame-bytes.end');
// #endregion

await client.close();
listener.stop();
await served;
