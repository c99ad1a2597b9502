import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { say, words } from '#say';

const host = '127.0.0.1';
// #region server
const server = createServer({ noDelay: true }, (client) => {
  let asked = '';
  client.setEncoding('latin1').on('data', (text) => {
    asked += text;
    if (!asked.endsWith('\n')) return;
    asked = '';
    client.write('!');
  });
});
// #endregion
server.listen({ host, port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region ways
await measure(words('small-writes.nagle'), false, ['time', '?\n']);
await measure(words('small-writes.nodelay'), true, ['time', '?\n']);
await measure(words('small-writes.one'), false, ['time?\n']);
server.close();
// #endregion

// #region measure
async function measure(way: string, noDelay: boolean, parts: string[]) {
  const client = connect({ host, port, noDelay });
  await once(client, 'connect');
  const times: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const start = performance.now();
    for (const part of parts) client.write(part);
    await once(client, 'data');
    times.push(performance.now() - start);
  }
  client.end();
  await once(client, 'close');
  report(way, times.sort((a, b) => a - b)[4] ?? 0);
}

function report(way: string, median: number): void {
  const ms = median.toFixed(2);
  if (median > 20) say('small-writes.slow', { way, ms });
  else say('small-writes.fast', { way, ms });
}
// #endregion
