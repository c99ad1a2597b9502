// gave-up-too-soon
import { connect, type Socket } from 'node:net';

const attempt = Number(process.env.ATTEMPT ?? 1000);
const addresses = (process.env.ADDRESSES ?? '').split(',');

function tryAddress(address: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    // An IPv6 address has colons too: the port follows the last one.
    const colon = address.lastIndexOf(':');
    const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
    const port = Number(address.slice(colon + 1));
    const socket = connect({ host, port });
    const timer = setTimeout(() => {
      socket.destroy(new Error('no answer in time'));
    }, attempt / 2);
    socket.on('connect', () => resolve(socket));
    // This listener stays: a connection may fail later, too.
    socket.on('error', reject);
    for (const end of ['connect', 'close']) {
      socket.once(end, () => clearTimeout(timer));
    }
  });
}

async function connectInTurn(): Promise<Socket | null> {
  for (const address of addresses) {
    try {
      return await tryAddress(address);
    } catch (error) {
      console.error(`${address}: ${error}`);
    }
  }
  return null;
}

const socket = await connectInTurn();
if (socket) {
  socket.write('hello\n');
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) {
    text += chunk;
    // Leaving the loop destroys the socket.
    if (text.includes('\n')) break;
  }
  console.log(text.trimEnd());
} else {
  process.exitCode = 10;
}
