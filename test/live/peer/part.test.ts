import { expect, test } from 'vitest';
import { openAsked } from '../learner.ts';

const to = '/.live/peer';
const run = '01-listening/first-listener+first-client';
const page = 'en/listening/index.html';

const begin = { do: 'begin', run, side: 'client', language: 'en' };

/** The number that forms give the last connection by hand. */
const handIn = (drawn: string): string => [...drawn.matchAll(/_hand_(\d+)"/g)].at(-1)?.[1] ?? '';

test('a person is the client of a server alone, in both languages, until it stops', async () => {
  const { act, shows } = await openAsked();
  const run = '03-async-server/callback-server+text-client';
  const [page, french] = ['en/async-server/index.html', 'fr/async-server/index.html'];
  expect((await act(to, { ...begin, run })).status).toBe(204);
  const ready = await shows(page, 'callback-server is listening on', 'Connect</button>');
  expect(ready).not.toContain('>Be the client</button>');
  await act(to, { do: 'connect', run });
  const hand = handIn(await shows(page, '<b>#1</b> Open.', 'your client (127.0.0.1:'));

  await act(to, { do: 'send', run, hand, text: 'a\\q', how: 'whole' });
  const wrong = await shows(page, '\\q means nothing here.', 'value="a\\q"');
  expect(wrong).toContain('aria-invalid="true"');
  await act(to, { do: 'connect', run });
  const other = handIn(await shows(french, '<b>#2</b> Ouverte.', 'votre client (127.0.0.1:'));
  expect(other).not.toBe(hand);
  await act(to, { do: 'pause', run, hand: other });
  await shows(french, '<b>#2</b> Ouverte. Vous ne lisez pas.', 'Reprendre la lecture</button>');
  await act(to, { do: 'reset', run, hand: other });
  await shows(french, '<b>#2</b> Vous l’avez réinitialisée (RST).');

  await act(to, { do: 'send', run, hand, text: 'a\\x62', how: 'whole' });
  await act(to, { do: 'fin', run, hand });
  await shows(page, '2 bytes received, most recently &quot;AB&quot;.', 'You have sent your FIN.');
  await act('/.live/stop', { run });
  const stopped = await shows(page, 'Stopped.', '>Be the client</button>');
  expect(stopped).not.toContain('class="peers"');
  expect((await act(to, { do: 'connect', run })).status).toBe(204);
});

test('a person is the server of a client, which ends by itself', async () => {
  const { act, shows } = await openAsked();
  await act(to, { ...begin, side: 'server' });
  const hand = handIn(await shows(page, 'You are the server, on 127.0.0.1:', '<b>#1</b> Open.'));
  await act(to, { do: 'send', run, hand, text: 'At your \\x73ervice.\\r\\n', how: 'apart' });
  await shows(page, 'At your service.');
  await act(to, { do: 'fin', run, hand });
  const over = await shows(page, 'Done.', 'your server ends its side (FIN)');
  expect(over).not.toContain('class="peers"');
});

test('peers are thrown, and one that stays is sent away', async () => {
  const { act, shows } = await openAsked();
  await act(to, begin);
  await shows(page, 'Connect</button>');
  await act(to, { do: 'throw', run, peer: 'crowd', text: '' });
  await shows(page, 'Connections: 50.', '>crowd</text>');
  await act(to, { do: 'throw', run, peer: 'never-reads', text: '\\x' });
  await shows(page, '\\x means nothing here.');
  await act(to, { do: 'throw', run, peer: 'silent', text: '' });
  const there = await shows(page, 'silent client <form');
  const [, id] = /_throw_(\d+)"/.exec(there) ?? [];
  await act(to, { do: 'leave', run, throw: id });
  await shows(page, 'silent client resets the connection (RST)');
});

test('who has no token gets nothing, and nothing is run but what the lesson runs', async () => {
  const { act } = await openAsked();
  expect((await act(to, begin, { 'x-page-token': '' })).status).toBe(403);
  expect((await act(to, begin, { origin: 'http://other.example' })).status).toBe(403);
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
    expect((await act(to, data)).status, JSON.stringify(data).slice(0, 80)).toBe(400);
  }
});
