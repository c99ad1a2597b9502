/** Trap 4: with Node's default, allowHalfOpen false, an answer after the peer's FIN is lost. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { serve } from '#sockets';
import { dial, listen, rawDial, rawListen, readAll } from '../loopback.ts';

test('node:net: the answer is lost in silence', async () => {
  const port = await rawListen((socket) => {
    socket.on('error', () => {});
    socket.resume().on('end', async () => {
      await turn();
      socket.end('answer');
    });
  });
  const client = await rawDial(port);
  client.end('question');
  expect(await readAll(client)).toBe('');
});

test('the kit answers after the FIN', async () => {
  const listener = await listen();
  const serving = serve(listener, async (client) => {
    const question = await readAll(client);
    await turn();
    await client.send(`answer to ${question}`);
  });
  const client = await dial(listener.localEndPoint.port);
  await client.send('question');
  client.shutdown();
  expect(await readAll(client)).toBe('answer to question');
  listener.stop();
  await serving;
});
