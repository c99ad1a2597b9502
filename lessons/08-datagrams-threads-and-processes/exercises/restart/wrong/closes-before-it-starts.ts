// no-answer-in-time
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';

if (process.send) work();
else await start(Number(process.env.PORT ?? 0));

/** Each process listens by itself, on the port that the first one got. */
async function start(port: number): Promise<ChildProcess> {
  const env = { ...process.env, PORT: `${port}` };
  const child = fork(new URL(import.meta.url), { env });
  const [own] = await once(child, 'message');
  // The port is free as soon as the old process has closed it.
  child.on('message', async () => {
    const next = await start(own);
    child.send(`${next.pid} READY`);
  });
  return child;
}

function work(): void {
  const server = createServer(
    { allowHalfOpen: true },
    async (socket) => {
      socket.on('error', () => {});
      for await (const line of createInterface({ input: socket })) {
        if (line !== 'RESTART')
          socket.write(`${process.pid} ${line}\n`);
        else {
          server.close(() => process.disconnect());
          process.send?.('closed');
          const [ready] = await once(process, 'message');
          socket.write(`${ready}\n`);
        }
      }
      socket.end();
    },
  );
  const { HOST = '127.0.0.1', PORT = '0' } = process.env;
  server.listen({ host: HOST, port: Number(PORT) }, () => {
    process.send?.((server.address() as AddressInfo).port);
  });
}
