import { say } from '#say';
import { IPEndPoint, TcpClient, TcpListener } from '#sockets';

using listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);
await using client = await TcpClient.connect(listener.localEndPoint);
await using server = await listener.accept();

// #region write
let sent = '';
for (let number = 1; number <= 100; number += 1) {
  const record = `${number}`.padStart(6, '.');
  await client.send(record);
  sent += record;
}
client.shutdown();
say('hundred-writes.sent', { writes: 100, bytes: sent.length });
// #endregion

// #region read
let received = '';
let reads = 0;
for await (const chunk of server ?? []) {
  received += chunk.toString('latin1');
  reads += 1;
}
say('hundred-writes.received', { bytes: received.length });
const intact = received === sent;
say(intact ? 'hundred-writes.intact' : 'hundred-writes.damaged');
say(reads < 100 ? 'hundred-writes.fewer' : 'hundred-writes.as-many');
// #endregion
