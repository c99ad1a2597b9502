// one line at a time, with promises and events
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const { HOST, PORT, COUNT = '40', GIVEUP = '5000' } = process.env;
const socket = createSocket('udp4').on('error', () => {});
let heardAt = Date.now();
let highest = 0;
socket.on('message', (bytes) => {
  heardAt = Date.now();
  highest = Math.max(highest, Number(bytes.toString().split(' ')[1]));
});

deliver: for (let line = 1; line <= Number(COUNT); line += 1) {
  let wait = 0;
  while (highest < line) {
    socket.send(`${line} of ${COUNT}`, Number(PORT), HOST);
    wait = Math.min(wait + 120, 600);
    const due = Math.min(Date.now() + wait, heardAt + Number(GIVEUP));
    while (highest < line && Date.now() < due) {
      const signal = AbortSignal.timeout(due - Date.now());
      await once(socket, 'message', { signal }).catch(() => {});
    }
    if (highest < line && Date.now() - heardAt >= Number(GIVEUP)) {
      process.exitCode = 4;
      break deliver;
    }
  }
}
socket.close();
