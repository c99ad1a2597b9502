// no-answer-in-time
import {
  localEndPointFromEnv,
  type TcpClient,
  TcpListener,
} from '#sockets';

const idleMs = Number(process.env.IDLE ?? 1_000);
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

for await (const client of listener) {
  await sendRecords(client).catch(() => {});
}

async function sendRecords(client: TcpClient): Promise<void> {
  try {
    for (let number = 1; number <= 1_024; number += 1) {
      // A deadline for this record alone: a slow client meets them all.
      client.setDeadline(idleMs);
      await client.send(record(number));
    }
    // The last mebibytes are in the system: leave time to read them.
    await client.close({ lingerMs: 30_000 });
  } catch (error) {
    // A client that does not read would not let the FIN out either.
    client.abort();
    throw error;
  }
}

function record(number: number): string {
  return `${`${number}`.padEnd(32 * 1_024 - 1, '.')}\n`;
}
