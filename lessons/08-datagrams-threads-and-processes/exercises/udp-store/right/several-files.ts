// answers in a promise chain, with the store in a file of its own
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { Store } from './parts/store.ts';

const { HOST = '127.0.0.1', PORT = '0' } = process.env;
const socket = createSocket(HOST.includes(':') ? 'udp6' : 'udp4');
const store = new Store();

let turn = Promise.resolve();
socket.on('message', (bytes, from) => {
  turn = turn.then(async () => {
    const answer = store.take(bytes);
    if (answer === null) return;
    await new Promise((sent) =>
      socket.send(answer, from.port, from.address, sent),
    );
  });
});

socket.bind(Number(PORT), HOST);
await once(socket, 'listening');
console.log('Taking datagrams on', socket.address());
