import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  type AddressInfo,
  connect,
  createServer,
  type ListenOptions,
} from 'node:net';
import { say } from '#say';

// #region process
if (process.send) {
  let served = 0;
  const server = createServer((socket) => {
    served += 1;
    socket.end();
  });
  // Since Node 23.1; the types are older.
  const place = {
    host: '127.0.0.1',
    port: Number(process.argv[2]),
    reusePort: true,
  } as ListenOptions;
  server.on('error', (error) => process.send?.(`${error}`));
  server.listen(place, () => {
    process.send?.((server.address() as AddressInfo).port);
  });
  process.on('message', () => process.send?.(served));
}
// #endregion
else {
  const first = fork(new URL(import.meta.url), ['0']);
  const port = await reply(first);
  const second = fork(new URL(import.meta.url), [`${port}`]);
  const same = await reply(second);
  if (same !== port) say('reuse-port.no', { error: `${same}` });
  for (let count = 0; count < 200; count += 1) {
    const client = connect(Number(port), '127.0.0.1').resume();
    await once(client, 'close');
  }
  for (const [index, child] of [first, second].entries()) {
    child.send('how many?');
    const count = Number(await reply(child));
    say('reuse-port.served', { process: index + 1, count });
    child.kill();
  }
}

async function reply(child: ChildProcess): Promise<unknown> {
  const [word] = await once(child, 'message');
  return word;
}
