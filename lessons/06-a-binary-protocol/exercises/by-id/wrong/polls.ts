// no-answer-in-time
import {
  ByteReader,
  explain,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

/** A key, whether anybody has signaled it yet, and a promise of that. */
type Key = {
  known: boolean;
  signaled: Promise<void>;
  signal: () => void;
};
const keys = new Map<number, Key>();

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client: TcpClient) => {
  const reader = new ByteReader(client);
  const due: Promise<void>[] = [];
  for (;;) {
    const request = await nextRequest(reader);
    if (request === null) break;
    const id = request.subarray(0, 4);
    const kind = String.fromCharCode(request.readUInt8(4));
    const key = keyOf(request.readUInt32BE(5));
    if (kind === 'S') {
      key.signal();
      await client.send(id);
    } else if (kind === 'W') {
      // It asks again and again, and lets nobody else have a turn.
      while (!key.known) await Promise.resolve();
      await client.send(id);
    } else return;
  }
  // No more requests will come; these answers are still due.
  await Promise.all(due);
});

function keyOf(number: number): Key {
  const known = keys.get(number);
  if (known) return known;
  let signal = () => {};
  const signaled = new Promise<void>((resolve) => {
    signal = () => {
      key.known = true;
      resolve();
    };
  });
  const key: Key = { known: false, signaled, signal: () => signal() };
  keys.set(number, key);
  return key;
}

/** Null at the end, also where it comes in the middle of a request. */
async function nextRequest(reader: ByteReader): Promise<Buffer | null> {
  try {
    return await reader.readExactly(9);
  } catch (error) {
    if (explain(error).id === 'ended-early') return null;
    throw error;
  }
}
