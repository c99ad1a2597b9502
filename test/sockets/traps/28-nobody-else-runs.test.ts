/** Trap 28: as long as the system takes every write, a loop of writes lets nothing else run. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ByteReader, readFrame, serve } from '#sockets';
import { codeOf, dial, listen, MiB, pair, rawListen, rawPair, take } from '../loopback.ts';
import { startChild } from './child.ts';

const LINE = 'one of many short lines\n';
/** Before as many bytes more the others must have been let in. */
const PATIENCE = 256 * 1024;

test.runIf(process.platform === 'linux')('node:net: the polite client waits', async () => {
  let sent = 0;
  let sentWhenAsked: number | undefined;
  const port = await rawListen((socket) => {
    socket.on('data', () => {
      sentWhenAsked = sent;
    });
  });
  const polite = await dial(port);
  const { near } = await rawPair({ pauseOnConnect: true });
  await polite.send('?');
  // Nobody reads: it goes on until the system has no more room.
  while (near.write(LINE)) {
    sent += LINE.length;
    await undefined;
  }
  while (sentWhenAsked === undefined) await turn();
  expect(sentWhenAsked).toBeGreaterThan(PATIENCE);
});

test('the kit: the polite client is answered in between', async () => {
  const listener = await listen();
  const { port } = listener.localEndPoint;
  const polite = await dial(port);
  let sent = 0;
  let sentWhenAnswered: number | undefined;
  const serving = serve(listener, async (client) => {
    for await (const request of client) {
      if (`${request}` === '?') {
        await client.send('!');
        continue;
      }
      await polite.send('?');
      void polite.receive().then(() => {
        sentWhenAnswered = sent;
      });
      while (sentWhenAnswered === undefined && sent < 16 * MiB) {
        await client.send(LINE);
        sent += LINE.length;
      }
      return;
    }
  });
  await polite.send('?');
  await polite.receive();
  const greedy = await dial(port);
  await greedy.send('everything');
  while (sentWhenAnswered === undefined) await turn();
  expect(sentWhenAnswered).toBeLessThan(PATIENCE);
  greedy.abort();
  await polite.close();
  listener.stop();
  await serving;
});

test('the kit: a deadline passes while everything is taken at once', async () => {
  const listener = await listen();
  const reader = startChild(`
    import { connect } from 'node:net';
    connect(${listener.localEndPoint.port}, '127.0.0.1').on('error', () => {}).resume();
  `);
  const client = await take(listener);
  client.setDeadline(1);
  const chunk = Buffer.alloc(1024);
  const sending = (async () => {
    for (let sent = 0; sent < 64 * MiB; sent += chunk.length) await client.send(chunk);
  })();
  expect(await codeOf(sending)).toBe('ETIMEDOUT');
  reader.endInput();
});

const client = async () => (await pair()).near;

// Loops that a mistake makes, and those over many small messages in one chunk.
const loops: Record<string, () => Promise<() => Promise<unknown>>> = {
  'receive at the end': async () => {
    const { near, far } = await pair();
    far.shutdown();
    return () => near.receive();
  },
  'receive after abort': async () => {
    const near = await client();
    near.abort();
    return () => near.receive();
  },
  'send after abort': async () => {
    const near = await client();
    near.abort();
    return () => near.send('x');
  },
  'send after shutdown': async () => {
    const near = await client();
    near.shutdown();
    return () => near.send('x');
  },
  'send of nothing': async () => {
    const near = await client();
    return () => near.send('');
  },
  'receive with an aborted signal': async () => {
    const near = await client();
    return () => near.receive({ signal: AbortSignal.abort() });
  },
  'accept after stop': async () => {
    const listener = await listen();
    listener.stop();
    return () => listener.accept();
  },
  readLine: async () => {
    const reader = new ByteReader(inOneChunk('\n'));
    return () => reader.readLine();
  },
  readFrame: async () => {
    const reader = new ByteReader(inOneChunk('\0'));
    return () => readFrame(reader);
  },
};

/** 20,000 empty lines, or 5,000 empty frames. */
async function* inOneChunk(byte: string): AsyncGenerator<Buffer> {
  yield Buffer.alloc(20_000, byte);
}

test.each(Object.entries(loops))(
  'the kit: %s, again and again, lets others run',
  async (_, loop) => {
    const again = await loop();
    await again().catch(() => {});
    let turns = 0;
    setImmediate(() => turns++);
    let rounds = 0;
    for (; turns === 0 && rounds < 4000; rounds++) await again().catch(() => {});
    expect(rounds).toBeLessThan(4000);
  },
);
