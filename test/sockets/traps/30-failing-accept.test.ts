/** Trap 30: the system may fail to accept a client, and a server that heeds no 'error' ends of it. */
import { Server } from 'node:net';
import { expect, test, vi } from 'vitest';
import { serve } from '#sockets';
import { dial, listen } from '../loopback.ts';
import { runChild } from './child.ts';

/** As Node emits it when accept(2) has failed. */
const ENOMEM = Object.assign(new Error('accept ENOMEM'), { code: 'ENOMEM', syscall: 'accept' });

test('node:net: the process ends', async () => {
  const { code, err } = await runChild(`
    import { createServer } from 'node:net';
    const server = createServer().listen(0, '127.0.0.1', () => {
      server.emit('error', new Error('accept ENOMEM'));
    });
  `);
  expect(code).toBe(1);
  expect(err).toContain('accept ENOMEM');
});

test('the kit: it is reported; those inside stay, and the next is served', async () => {
  const listening = vi.spyOn(Server.prototype, 'listen');
  const listener = await listen();
  const [server] = listening.mock.contexts as Server[];
  listening.mockRestore();

  const errors: unknown[] = [];
  const serving = serve(
    listener,
    async (client) => {
      for await (const chunk of client) await client.send(chunk);
    },
    { onError: (error, client) => errors.push(error, client) },
  );
  const inside = await dial(listener.localEndPoint.port);
  await inside.send('before');
  expect(`${await inside.receive()}`).toBe('before');
  server?.emit('error', ENOMEM);
  await inside.send('after');
  expect(`${await inside.receive()}`).toBe('after');
  const next = await dial(listener.localEndPoint.port);
  await next.send('served');
  expect(`${await next.receive()}`).toBe('served');
  expect(errors).toEqual([expect.objectContaining({ code: 'ENOMEM' }), undefined]);

  // Failures that follow at once are reported now and then.
  for (let failure = 0; failure < 1000; failure++) {
    server?.emit('error', ENOMEM);
    await inside.send('x');
    await inside.receive();
  }
  expect(errors.length).toBeLessThan(200);

  await Promise.all([inside.close(), next.close()]);
  listener.stop();
  await serving;
});
