import { setTimeout } from 'node:timers/promises';
import * as threads from 'node:worker_threads';
import { say } from '#say';
import { IPEndPoint, TcpClient, TcpListener } from '#sockets';

const anyPort = new IPEndPoint('127.0.0.1', 0);

// #region slow-server
/** Runs in the thread: a server that takes 300 ms, and a client. */
async function askTheTime(): Promise<string> {
  using listener = await TcpListener.start(anyPort);
  const client = await TcpClient.connect(listener.localEndPoint);
  const server = await listener.accept();
  await setTimeout(300);
  await server?.send('12:00');
  const answer = `${await client.receive()}`;
  await Promise.all([client.close(), server?.close()]);
  return answer;
}

if (threads.parentPort) {
  const { port, flag } = threads.workerData;
  port.postMessage(await askTheTime());
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}
// #endregion

// #region blocking
function askBlocking(): string {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2: port } = new threads.MessageChannel();
  new threads.Worker(new URL(import.meta.url), {
    workerData: { port, flag },
    transferList: [port],
  });
  Atomics.wait(flag, 0, 0); // Here this thread stops.
  const { message } = threads.receiveMessageOnPort(port1) ?? {};
  port1.close();
  return message;
}
// #endregion

// #region meanwhile
if (threads.isMainThread) {
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 10);
  say('blocking.awaited', { answer: await askTheTime(), ticks });
  ticks = 0;
  say('blocking.blocked', { answer: askBlocking(), ticks });
  clearInterval(timer);
}
// #endregion
