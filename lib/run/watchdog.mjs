// A thread beside the program. The control pipe ends when the runner is gone, however it went:
// then the program ends too, its own children included.
import { spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import net from 'node:net';
import { createInterface } from 'node:readline';
import { parentPort, workerData } from 'node:worker_threads';

const control = new net.Socket({ fd: workerData.controlFd, readable: true, writable: false });
// Before the reader of lines, which would throw an error on.
control.on('error', end);
control.on('end', end);
createInterface({ input: control }).on('line', (line) => parentPort?.postMessage(line));

const { eventsFd, memoryLimit, key } = workerData;
// Buffers are not in the heap that Node limits: a loop may fill the machine with them.
if (memoryLimit > 0) {
  setInterval(() => {
    if (process.memoryUsage.rss() <= memoryLimit * 1024 * 1024) return;
    // The program may be in the middle of a line of its own.
    writeSync(eventsFd, `\n${key}{"limit":"memory"}\n`);
    end();
  }, 50);
}

function end() {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/PID', String(process.pid), '/T', '/F']);
    return;
  }
  try {
    // The runner made the program the leader of a process group.
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.kill(process.pid, 'SIGKILL');
  }
}
