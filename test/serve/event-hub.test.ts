import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { EventHub, type HubOptions } from '../../lib/serve/event-hub.ts';
import { type Running, startServer } from '../../lib/serve/server.ts';

const running: Running<EventHub>[] = [];

type Started = { events: URL; hub: EventHub; responses: ServerResponse[] };

async function start(options: HubOptions = {}): Promise<Started> {
  const responses: ServerResponse[] = [];
  const pace = { burst: 10_000, perSecond: 0 };
  const server = await startServer({ report: () => {}, pace }, (app) => {
    const hub = new EventHub(options);
    app.get('/events', (c) => {
      responses.push(c.env.outgoing);
      return hub.answer(c);
    });
    return hub;
  });
  running.push(server);
  return { events: new URL('events', server.bases[0]), hub: server.made, responses };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** Everything that a reader hears, until it has heard `last`. */
async function heard(response: Response, last: string): Promise<string> {
  let text = '';
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    if (text.includes(last)) return text;
  }
  throw new Error(`ended before ${last}: ${text}`);
}

/** A reader without anything between it and the socket. */
function open({ hostname, port }: URL): Socket {
  const socket = connect(Number(port), hostname).on('error', () => {});
  socket.write('GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  return socket;
}

function untilHeard(socket: Socket, text: string): Promise<void> {
  let before = '';
  return new Promise((resolve) => {
    const hear = (data: Buffer): void => {
      const heard = before + data.toString('latin1');
      before = heard.slice(-text.length);
      if (!heard.includes(text)) return;
      socket.off('data', hear);
      resolve();
    };
    socket.on('data', hear);
  });
}

const since = (events: URL, id: string): URL => new URL(`?since=${id}`, events);

test('everybody hears every event from when they came, in order, with its id', async () => {
  const { events, hub } = await start({ retryMs: 700 });
  hub.send('early', 0);
  const early = await fetch(events);
  expect(early.headers.get('content-type')).toBe('text/event-stream');
  hub.send('news', { text: 'two\nlines\r\n: and ü' });
  const late = await fetch(events);
  hub.send('last', [1]);
  const [run] = hub.lastId.split('.');
  const last = `id: ${run}.3\nevent: last\ndata: [1]\n\n`;
  expect(await heard(early, last)).toBe(
    `retry: 700\n\nid: ${run}.2\nevent: news\ndata: {"text":"two\\nlines\\r\\n: and ü"}\n\n${last}`,
  );
  expect(await heard(late, last)).toBe(`retry: 700\n\n${last}`);
});

test('a reader who comes back hears what was sent meanwhile, once', async () => {
  const { events, hub } = await start();
  hub.send('first', 1);
  const drawn = hub.lastId;
  hub.send('second', 2);
  const seen = hub.lastId;
  hub.send('third', 3);
  expect(await heard(await fetch(since(events, drawn)), 'third')).toMatch(
    /^retry: 1000\n\nid: \S+\.2\nevent: second\ndata: 2\n\nid: \S+\.3\nevent: third\n/,
  );
  // What the browser has heard since counts, not what the page was drawn with.
  const headers = { 'last-event-id': seen };
  const text = await heard(await fetch(since(events, drawn), { headers }), 'third');
  expect(text).not.toContain('second');
  const up = await fetch(since(events, hub.lastId));
  hub.send('fourth', 4);
  expect(await heard(up, 'fourth')).not.toContain('third');
});

test('who has missed more than is kept, or read another server, must load the page again', async () => {
  const { events, hub } = await start({ kept: 2 });
  const old = hub.lastId;
  const other = new EventHub().lastId;
  for (const event of ['a', 'b', 'c']) hub.send(event, event);
  const [run] = old.split('.');
  for (const id of [
    old,
    other,
    '',
    'x',
    `${run}.4`,
    `${run}.-1`,
    `${run}.`,
    `${run}.1e0`,
    '%0Aid',
  ]) {
    const text = await heard(await fetch(since(events, id)), 'stale');
    expect(text, id).toBe(`retry: 1000\n\nid: ${hub.lastId}\nevent: stale\ndata: null\n\n`);
  }
  expect(await heard(await fetch(since(events, `${run}.1`)), '"c"')).toContain('event: b');
});

test('what is kept has a limit in bytes', async () => {
  const { events, hub } = await start({ keptBytes: 10_000 });
  const first = hub.lastId;
  hub.send('big', 'a'.repeat(4_000));
  const second = hub.lastId;
  for (let count = 0; count < 2; count += 1) hub.send('big', 'b'.repeat(4_000));
  await heard(await fetch(since(events, first)), 'stale');
  expect(await heard(await fetch(since(events, second)), 'bbb')).not.toContain('stale');
  hub.send('huge', 'c'.repeat(20_000));
  await heard(await fetch(since(events, second)), 'stale');
});

test('a silent stream shows signs of life', async () => {
  const { events } = await start({ beatMs: 20 });
  expect(await heard(await fetch(events), ':\n\n:\n\n')).toBe('retry: 1000\n\n:\n\n:\n\n');
});

test('beyond so many readers, the next is told to come later', async () => {
  const { events, hub } = await start({ readers: 2 });
  const open = await Promise.all([fetch(events), fetch(events)]);
  const third = await fetch(events);
  expect(third.status).toBe(503);
  await open[0].body?.cancel();
  await expect.poll(() => hub.size, { timeout: 60_000 }).toBe(1);
  expect((await fetch(events)).status).toBe(200);
});

test('a reader who does not read is dropped; nobody waits, and nothing piles up', async () => {
  const { events, hub, responses } = await start({ queue: 64 * 1024, kept: 8 });
  const stalled = open(events).pause();
  const reading = open(events);
  await expect.poll(() => hub.size, { timeout: 60_000 }).toBe(2);
  const data = 'a'.repeat(16_000);
  let sent = 0;
  let waiting = 0;
  // What the system takes for a reader who does not read is a few megabytes.
  while (hub.size === 2 && sent < 10_000) {
    sent += 1;
    hub.send('news', { sent, data });
    waiting = Math.max(waiting, ...responses.map(({ writableLength }) => writableLength));
    await untilHeard(reading, `"sent":${sent},`);
  }
  expect(hub.size).toBe(1);
  expect(waiting).toBeLessThan(64 * 1024 + 2 * data.length);
  hub.send('last', null);
  await untilHeard(reading, 'event: last');
  stalled.destroy();
});

test('who has gone before being let in is not kept as a reader', async () => {
  const hub = new EventHub();
  const answers: number[] = [];
  const server = await startServer({ report: () => {} }, (app) => {
    app.get('/events', async (c) => {
      socket.destroy();
      await once(c.env.outgoing, 'close');
      const answer = hub.answer(c);
      answers.push(answer.status);
      return answer;
    });
    return hub;
  });
  running.push(server);
  const socket = open(new URL('events', server.bases[0]));
  await expect.poll(() => answers, { timeout: 60_000 }).toEqual([503]);
  expect(hub.size).toBe(0);
});

test('a thousand streams hear every event, and leave nothing behind', async () => {
  const { events, hub, responses } = await start();
  const streams = Array.from({ length: 1_000 }, () => open(events));
  await expect.poll(() => hub.size, { timeout: 60_000 }).toBe(1_000);
  const all = Promise.all(streams.map((stream) => untilHeard(stream, 'event: last')));
  for (let count = 0; count < 20; count += 1) hub.send('news', { count });
  hub.send('last', null);
  await all;
  expect(responses.map(({ writableLength }) => writableLength)).toEqual(Array(1_000).fill(0));
  for (const stream of streams.slice(1)) stream.destroy();
  await expect.poll(() => hub.size, { timeout: 60_000 }).toBe(1);
});
