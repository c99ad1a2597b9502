import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { say } from '#say';

const host = '127.0.0.1';
const port = Number(process.argv[2]);
if (port > 0) await visit();
else await listen();

// #region visit
async function visit(): Promise<void> {
  for (const name of ['Ann', 'Bob']) {
    const socket = connect({ host, port });
    // Sends a name and FIN, then leaves without an answer.
    socket.end(name, () => socket.destroy());
    await once(socket, 'close');
  }
}
// #endregion

// #region listen
async function listen(): Promise<void> {
  const texts: Promise<string>[] = [];
  const server = createServer((socket) => {
    const number = texts.push(text(socket));
    say('before-accept.callback', { number });
    if (number === 2) server.close();
  });
  server.listen({ host, port: 0 });
  await once(server, 'listening');

  const { port } = server.address() as AddressInfo;
  const self = fileURLToPath(import.meta.url);
  const args = [...process.execArgv, self, `${port}`];
  // Our event loop is blocked until the other process has ended.
  spawnSync(process.execPath, args, { stdio: 'inherit' });
  say('before-accept.gone', { calls: texts.length });

  await once(server, 'close');
  for (const [index, text] of (await Promise.all(texts)).entries()) {
    say('before-accept.text', { number: index + 1, text });
  }
}
// #endregion
