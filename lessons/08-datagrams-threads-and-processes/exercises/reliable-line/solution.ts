import { remoteEndPointFromEnv, UdpClient } from '#sockets';

const count = Number(process.env.COUNT ?? 40);
const giveUpMs = Number(process.env.GIVEUP ?? 5_000);
const receiver = remoteEndPointFromEnv();
// Not connected: a receiver that comes late must not be an error.
using socket = await UdpClient.bind({ host: '127.0.0.1', port: 0 });

let acknowledged = 0;
let sent = 0;
let heardAt = performance.now();

while (acknowledged < count) {
  for (; sent < Math.min(count, acknowledged + 8); sent += 1) {
    await socket.send(`${sent + 1} of ${count}`, receiver);
  }
  const leftMs = heardAt + giveUpMs - performance.now();
  const number = await hear(Math.min(leftMs, 200));
  if (number !== null) {
    heardAt = performance.now();
    // An old ACK may arrive after a newer one.
    acknowledged = Math.max(acknowledged, number);
  } else if (leftMs > 200) {
    sent = acknowledged;
  } else {
    process.exitCode = 4;
    break;
  }
}

/** What is acknowledged next; null after a silence. */
async function hear(ms: number): Promise<number | null> {
  const signal = AbortSignal.timeout(Math.max(0, Math.ceil(ms)));
  try {
    const { bytes } = (await socket.receive({ signal })) ?? {};
    return Number(`${bytes}`.slice('ACK '.length));
  } catch (error) {
    if (!signal.aborted) throw error;
    return null;
  }
}
