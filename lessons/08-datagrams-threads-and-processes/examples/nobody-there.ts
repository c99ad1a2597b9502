import { setTimeout } from 'node:timers/promises';
import { say } from '#say';
import { IPEndPoint, type SocketError, UdpClient } from '#sockets';

const anyPort = new IPEndPoint('127.0.0.1', 0);
const gone = await UdpClient.bind(anyPort);
gone.close(); // Nobody has this port any longer.

// #region unconnected
using free = await UdpClient.bind(anyPort);
await free.send('Are you there?', gone.localEndPoint);
say('nobody-there.sent');
await Promise.race([free.receive(), setTimeout(200)]);
say('nobody-there.nothing', { ms: 200 });
// #endregion

// #region connected
using connected = await UdpClient.connect(gone.localEndPoint);
await connected.send('Are you there?');
say('nobody-there.sent');
await connected
  .receive()
  .catch(({ code }: SocketError) =>
    say('nobody-there.refused', { code }),
  );
// #endregion
