// Writes the files it is sent, one after the other. After one that fails it only counts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

const { state, failures } = workerData;
const made = new Set();
let failed = false;

parentPort?.on('message', (file) => {
  if (file === null) {
    parentPort?.postMessage('done');
    parentPort?.close();
    return;
  }
  try {
    if (!failed) write(file);
  } catch (error) {
    failed = true;
    // What an error has beside its message is lost on its way between threads; of a full disk, the
    // system does not say with which file.
    const { message, code, path = file[0] } = error;
    failures.postMessage({ message, code, path });
    Atomics.store(state, 1, 1);
  }
  Atomics.add(state, 0, 1);
  Atomics.notify(state, 0);
});

function write([path, content]) {
  const folder = dirname(path);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  writeFileSync(path, content);
}
