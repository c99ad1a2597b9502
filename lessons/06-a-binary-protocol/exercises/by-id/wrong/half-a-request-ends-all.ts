// closed-too-soon
import {
  ByteReader,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

/** A key, whether anybody has signaled it yet, and a promise of that. */
type Key = { signaled: Promise<void>; signal: () => void };
const keys = new Map<number, Key>();

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client: TcpClient) => {
  const reader = new ByteReader(client);
  const due: Promise<void>[] = [];
  for (;;) {
    const request = await reader.readExactly(9);
    if (request === null) break;
    const id = request.subarray(0, 4);
    const kind = String.fromCharCode(request.readUInt8(4));
    const key = keyOf(request.readUInt32BE(5));
    if (kind === 'S') {
      key.signal();
      await client.send(id);
    } else if (kind === 'W') {
      const answer = key.signaled.then(() => client.send(id));
      // The client may have left by then.
      due.push(answer.catch(() => {}));
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
    signal = resolve;
  });
  const key = { signaled, signal };
  keys.set(number, key);
  return key;
}
