import { afterAll, beforeAll, expect, test } from 'vitest';
import { Guest, type ServedLive, type Shown, serveLive } from '../served-live.ts';

const run = '01-listening/first-listener+first-client';
const upper = '03-async-server/callback-server+text-client';

let served: ServedLive;
let guest: Guest;

beforeAll(async () => {
  served = await serveLive();
  guest = await Guest.enter(served.addressOf('en/listening/index.html'));
});
afterAll(async () => {
  await served.close();
  expect(served.errors).toEqual([]);
});

const act = (data: object, sent = {}) => guest.post('.live/peer', data, sent);
const begin = { do: 'begin', run, side: 'client', language: 'en' };

const bar = 'live_run_1';
const panel = 'live_run_1_peer';
const yours = 'live_run_1_yours';

/** A page that is drawn, and then followed. */
async function show(page: string): Promise<Shown> {
  await (await guest.get(page)).text();
  return guest.show(`${page}index.html`);
}

/** The number that forms give the last connection by hand. */
const handIn = (drawn: string): string => [...drawn.matchAll(/_hand_(\d+)"/g)].at(-1)?.[1] ?? '';

test('a person is the client of a server alone, in both languages, until it stops', async () => {
  const english = await show('en/async-server/');
  const french = await show('fr/async-server/');
  expect((await act({ ...begin, run: upper })).status).toBe(204);
  await english.until(panel, />Connect<\/button>/);
  expect(await english.until(bar, /callback-server is listening on/)).not.toMatch(/Be the client</);
  await act({ do: 'connect', run: upper });
  const hand = handIn(await english.until(panel, /<b>Your connection #1<\/b> Open\./));
  await english.until(yours, />your client<\/text>/);

  await act({ do: 'send', run: upper, hand, text: 'a\\q', how: 'whole' });
  const wrong = await english.until(panel, /\\q means nothing here\./);
  expect(wrong).toContain('value="a\\q"');
  expect(wrong).toContain('aria-invalid="true"');

  await act({ do: 'connect', run: upper });
  const other = handIn(await french.until(panel, /<b>Votre connexion nº.2<\/b> Ouverte\./));
  expect(other).not.toBe(hand);
  await act({ do: 'pause', run: upper, hand: other });
  await french.until(panel, /<b>Votre connexion nº.2<\/b> Ouverte\. Vous ne lisez pas\./);
  await act({ do: 'reset', run: upper, hand: other });
  await french.until(panel, /<b>Votre connexion nº.2<\/b> Vous l’avez réinitialisée \(RST\)\./);

  await act({ do: 'send', run: upper, hand, text: 'a\\x62', how: 'whole' });
  await act({ do: 'fin', run: upper, hand });
  await english.until(panel, /2 bytes received, most recently &quot;AB&quot;\..*sent your FIN\./);
  await guest.post('.live/stop', { run: upper });
  await english.until(bar, /Stopped\./);
  await english.until(panel, /^$/);
  expect((await act({ do: 'connect', run: upper })).status).toBe(204);
  for (const shown of [english, french]) shown.close();
});

test('a person is the server of a client, which ends by itself', async () => {
  const shown = await show('en/listening/');
  await act({ ...begin, side: 'server' });
  await shown.until(panel, /You are the server, on 127\.0\.0\.1:/);
  const hand = handIn(await shown.until(panel, /<b>Your connection #1<\/b> Open\./));
  await act({ do: 'send', run, hand, text: 'At your \\x73ervice.\\r\\n', how: 'apart' });
  await shown.until(yours, /At your service\./);
  await act({ do: 'fin', run, hand });
  await shown.until(bar, /Done\./);
  await shown.until(panel, /^$/);
  await shown.until(yours, /your server ends its side \(FIN\)/);
  shown.close();
});

test('peers are thrown at a server that somebody else has started', async () => {
  const shown = await show('en/async-server/');
  const run = upper;
  await guest.post('.live/run', { run, language: 'en', only: 'callback-server' });
  await shown.until(panel, />Connect<\/button>/);
  await act({ do: 'throw', run, peer: 'silent', text: '' });
  const there = await shown.until(panel, /silent client <form/);
  await shown.until(yours, /silent client \(127\.0\.0\.1:\d+\) connects/);
  const [, id] = /_throw_(\d+)"/.exec(there) ?? [];
  await act({ do: 'leave', run, throw: id });
  await shown.until(yours, /silent client resets the connection \(RST\)/);
  await act({ do: 'throw', run, peer: 'never-reads', text: '\\x' });
  await shown.until(panel, /\\x means nothing here\./);
  await act({ do: 'throw', run, peer: 'crowd', text: '' });
  await shown.until(yours, /Connections: 51\..*>silent client, crowd<\/text>/s);
  await guest.post('.live/stop', { run });
  await shown.until(panel, /^$/);
  shown.close();
});

test('who has no page token gets nothing, and nothing is run but what the lesson runs', async () => {
  expect((await act(begin, { token: '' })).status).toBe(403);
  expect((await act(begin, { origin: 'http://other.example' })).status).toBe(403);
  const wrong = [
    { ...begin, run: '01-listening/first-listener' },
    { ...begin, run: '01-listening/first-client+first-listener' },
    { ...begin, run: '../x/first-listener+first-client' },
    { ...begin, side: 'both' },
    { ...begin, host: '192.0.2.1' },
    { do: 'connect', run, port: 80 },
    { do: 'throw', run, peer: 'silently', text: '' },
    { do: 'send', run, hand: '1', text: 'x'.repeat(5_000), how: 'whole' },
    { do: 'fin', run, hand: '-1' },
  ];
  for (const data of wrong) {
    expect((await act(data)).status, JSON.stringify(data).slice(0, 80)).toBe(400);
  }
});
