// Writes the files it is sent, one after the other. After one that fails it only counts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

const { done } = workerData;
const made = new Set();
let failed;

parentPort?.on('message', (file) => {
  if (file === null) {
    parentPort?.postMessage(failed);
    parentPort?.close();
    return;
  }
  try {
    if (failed === undefined) write(file);
  } catch (error) {
    // An error's own code is lost on its way between threads.
    const { message, code } = error;
    failed = { message, code };
  }
  Atomics.add(done, 0, 1);
  Atomics.notify(done, 0);
});

function write([path, content]) {
  const folder = dirname(path);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  writeFileSync(path, content);
}
