// two-at-once
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const attempt = Number(process.env.ATTEMPT);
const addresses = `${process.env.ADDRESSES}`.split(',');

function tryAddress(address: string): Promise<Socket> {
  const { hostname, port } = new URL(`tcp://${address}`);
  const host = hostname.replace(/[[\]]/g, '');
  const socket = connect({ host, port: Number(port) });
  return new Promise((resolve, reject) => {
    socket.on('connect', () => resolve(socket));
    socket.on('error', reject);
  });
}

for (const address of addresses) {
  try {
    // The race goes on; so does the attempt that has lost it.
    const late = setTimeout(attempt, null);
    const socket = await Promise.race([tryAddress(address), late]);
    if (!socket) continue;
    socket.write('hello\n');
    let line = '';
    for await (const text of socket.setEncoding('utf8')) {
      line += text;
      if (line.includes('\n')) break;
    }
    console.log(line);
    process.exit(0);
  } catch (error) {
    console.error(`${address}: ${error}`);
  }
}
process.exit(10);
