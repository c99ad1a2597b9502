// A program that is known to be right, on the same machine in the same seconds: it waits for a
// timer, has a byte echoed through loopback, and computes a little. By as much as it is late, others
// may be late too.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';

const { rounds, due, period } = workerData;
const now = () => performance.timeOrigin + performance.now();

const server = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
await once(server, 'listening');
const socket = connect(server.address().port, '127.0.0.1').setNoDelay();
await once(socket, 'connect');

for (let round = 0; ; round += 1) {
  due[0] = now() + period;
  await setTimeout(period);
  socket.write('?');
  await once(socket, 'data');
  compute();
  const end = now();
  const at = (2 * round) % rounds.length;
  rounds[at + 1] = end - due[0];
  rounds[at] = end;
}

function compute() {
  let sum = 0;
  for (let number = 0; number < 300_000; number += 1) sum = (sum * 31 + number) | 0;
  return sum;
}
