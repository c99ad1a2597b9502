import { setTimeout } from 'node:timers/promises';
import { say } from '#say';
import { IPEndPoint, UdpClient } from '#sockets';

// #region store
using store = await UdpClient.bind(new IPEndPoint('127.0.0.1', 0));
let arrived = 0;
const counting = (async () => {
  for await (const _ of store) arrived += 1;
})();
// #endregion

// #region send
const sent = 300;
const reading = 'x'.repeat(1_000);
using sensor = await UdpClient.connect(store.localEndPoint);
const sending = Array.from({ length: sent }, () =>
  sensor.send(reading),
);
await Promise.all(sending);
say('lost-datagrams.sent', { sent });
// #endregion

// #region count
await setTimeout(200); // Nothing tells us that no more will come.
say('lost-datagrams.arrived', { arrived });
store.close();
await counting;
// #endregion
