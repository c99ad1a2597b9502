import { say } from '#say';
import { IPEndPoint, TcpClient, TcpListener } from '#sockets';

// #region accept
const listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);
say('two-endpoints.listener', {
  endPoint: `${listener.localEndPoint}`,
});

async function connection(number: number) {
  const client = await TcpClient.connect(listener.localEndPoint);
  const accepted = await listener.accept();
  if (!accepted) throw new Error('the listener was stopped');
  say('two-endpoints.pair', {
    number,
    local: `${accepted.localEndPoint}`,
    remote: `${accepted.remoteEndPoint}`,
  });
  return { number, client, accepted };
}

const connections = [await connection(1), await connection(2)];
// #endregion

// #region stop
listener.stop();
say('two-endpoints.stopped');

for (const { number, client, accepted } of connections) {
  await client.send(`${number}`);
  const bytes = await accepted.receive();
  say('two-endpoints.received', { number, text: `${bytes}` });
  await Promise.all([client.close(), accepted.close()]);
}
// #endregion
