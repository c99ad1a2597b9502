import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { IPEndPoint, TcpClient } from '#sockets';
import type { Place } from '../../wire/event.ts';
import type { Trial } from '../trial.ts';

/**
 * An address that does not answer: a client that connects to it waits for the system's own limit, minutes.
 * Null where it cannot be made: it needs Linux, which drops what a full backlog has no room for.
 */
export async function silentAddress(trial: Trial): Promise<Place | null> {
  if (process.platform !== 'linux') return null;
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('blocked-listener.mjs', import.meta.url), {
    execArgv: [],
    workerData: { gate },
  });
  const wake = (): void => {
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
  };
  trial.atEnd(async () => {
    wake();
    await worker.terminate();
  });
  const [{ address, port }] = await once(worker, 'message');
  // A backlog of 1 has room for two.
  for (let guest = 0; guest < 2; guest += 1) {
    const client = await TcpClient.connect(new IPEndPoint(address, port));
    trial.atEnd(() => client.abort());
  }
  return { address, port };
}
