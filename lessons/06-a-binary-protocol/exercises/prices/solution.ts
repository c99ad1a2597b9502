import {
  ByteReader,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const size = 9;

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client: TcpClient) => {
  const prices = new Map<number, number>();
  const reader = new ByteReader(client);
  for (;;) {
    const message = await nextMessage(reader);
    if (message === null) return;
    const kind = String.fromCharCode(message.readUInt8(0));
    const first = message.readInt32BE(1);
    const second = message.readInt32BE(5);
    if (kind === 'P') prices.set(first, second);
    else if (kind === 'M')
      await client.send(mean(prices, first, second));
    // Another protocol: serve closes the connection.
    else return;
  }
});

/** Null at the end, also where it comes in the middle of a message. */
async function nextMessage(reader: ByteReader): Promise<Buffer | null> {
  try {
    return await reader.readExactly(size);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_STREAM_PREMATURE_CLOSE') return null;
    throw error;
  }
}

function mean(
  prices: Map<number, number>,
  from: number,
  to: number,
): Buffer {
  let sum = 0;
  let count = 0;
  for (const [time, price] of prices) {
    if (time < from || time > to) continue;
    sum += price;
    count += 1;
  }
  const answer = Buffer.alloc(4);
  answer.writeInt32BE(count === 0 ? 0 : Math.floor(sum / count));
  return answer;
}
