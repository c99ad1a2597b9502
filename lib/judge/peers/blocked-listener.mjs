// A thread that listens and never accepts: the system completes a few handshakes, then answers no
// more. Ended by its owner, it takes its port with it.
import { createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

const server = createServer();
server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
  parentPort.postMessage(server.address());
  // The event loop is blocked from here on, until somebody wakes it to close.
  Atomics.wait(workerData.gate, 0, 0);
  process.exit();
});
