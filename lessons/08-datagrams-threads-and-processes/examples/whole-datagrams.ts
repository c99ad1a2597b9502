import { say } from '#say';
import { IPEndPoint, type SocketError, UdpClient } from '#sockets';

using receiver = await UdpClient.bind(new IPEndPoint('127.0.0.1', 0));
using sender = await UdpClient.connect(receiver.localEndPoint);

// #region pieces
async function receive(): Promise<void> {
  const { bytes } = (await receiver.receive()) ?? {};
  const text = `${bytes?.subarray(0, 3)}`;
  say('whole-datagrams.received', { bytes: bytes?.length ?? 0, text });
}

for (const text of ['one', '', 'two']) await sender.send(text);
for (let times = 0; times < 3; times += 1) await receive();
// #endregion

// #region limit
await sender.send('x'.repeat(65_507));
await receive();
await sender
  .send('x'.repeat(65_508))
  .catch(({ code }: SocketError) =>
    say('whole-datagrams.failed', { bytes: 65_508, code }),
  );
// #endregion
