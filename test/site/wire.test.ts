import { expect, test } from 'vitest';
import { renderWire } from '../../lib/html/wire.ts';
import type { Connection, Step } from '../../lib/wire/conversation.ts';
import { contextOf } from './fixture.ts';

const server = { address: '127.0.0.1', port: 4000 };
const connection: Connection = {
  number: 1,
  client: { address: '127.0.0.1', port: 5000 },
  server,
  opened: 0,
  programs: { client: 'asker', server: 'teller' },
};

function step(t: number, kind: Step['kind'], from: Step['from'], more: Partial<Step> = {}): Step {
  const program = from === 'client' ? 'asker' : 'teller';
  const base = { place: null, bytes: 0, writes: 1, preview: '', code: '' };
  return { t, kind, program, connection, from, ...base, ...more };
}

const listen = step(100, 'listen', 'server', { connection: null, place: server });
const short = [
  listen,
  step(140.4, 'connect', 'client'),
  step(141, 'data', 'client', { bytes: 5, preview: '<b>\\r\\n' }),
  step(150, 'fin', 'server'),
  step(151, 'reset', 'client'),
];

test('a conversation is drawn step by step, and said in words', () => {
  expect(renderWire(short, 3, contextOf('en')).text).toBe(`<div class="wire">
<svg width="100%" height="264" role="img" aria-labelledby="wire_3_title" aria-describedby="wire_3_desc">
<title id="wire_3_title">What asker, teller did on the wire</title>
<desc id="wire_3_desc">Steps: 5. Connections: 1. The list below says the same in words.</desc>
<line class="lane" x1="22%" x2="22%" y1="38" y2="100%"/><text class="role" x="22%" y="12">client</text><text class="name" x="22%" y="29">asker</text>
<line class="lane" x1="82%" x2="82%" y1="38" y2="100%"/><text class="role" x="82%" y="12">server</text><text class="name" x="82%" y="29">teller</text>
<g class="listen" transform="translate(0 66)"><text class="time" y="4">0 ms</text><svg x="82%"><path class="mark" d="M-5-5H5V5H-5z"/><text class="beside leftwards" x="-14" y="4">listens on 127.0.0.1:4000</text></svg></g>
<g class="connect" transform="translate(0 104)"><text class="time" y="4">40 ms</text><line class="arrow" x1="22%" x2="82%" y2="6"/><svg x="22%"><circle r="3.5"/></svg><svg x="82%" y="6"><path class="tip" d="M-9-5L0 0l-9 5"/></svg><text class="label" x="52%" y="-5">connect</text></g>
<g class="data" transform="translate(0 142)"><text class="time" y="4">41 ms</text><line class="arrow" x1="22%" x2="82%" y2="6"/><svg x="82%" y="6"><path class="tip" d="M0 0l-10-5v10z"/></svg><text class="label" x="52%" y="-5">5 B</text><text class="preview" x="52%" y="21">&quot;&lt;b&gt;\\r\\n&quot;</text></g>
<g class="fin" transform="translate(0 194)"><text class="time" y="4">50 ms</text><line class="arrow" x1="82%" x2="22%" y2="6"/><svg x="22%" y="6"><path class="tip" d="M-14-5L-5 0l-9 5M0-8V8" transform="scale(-1 1)"/></svg><text class="label" x="52%" y="-5">FIN</text></g>
<g class="reset" transform="translate(0 232)"><text class="time" y="4">51 ms</text><line class="arrow" x1="22%" x2="82%" y2="6"/><svg x="82%" y="6"><path class="tip" d="M-12-6L0 6M-12 6L0-6"/></svg><text class="label" x="52%" y="-5">RST</text></g>
</svg>
<details><summary>In words: 5 steps</summary>
<ol>
<li value="1"><span class="time">0 ms</span> teller listens on 127.0.0.1:4000</li>
<li value="2"><span class="time">40 ms</span> asker (127.0.0.1:5000) connects to teller (127.0.0.1:4000)</li>
<li value="3"><span class="time">41 ms</span> asker sends 5 bytes: &quot;&lt;b&gt;\\r\\n&quot;</li>
<li value="4"><span class="time">50 ms</span> teller ends its side (FIN)</li>
<li value="5"><span class="time">51 ms</span> asker resets the connection (RST)</li>
</ol>
</details>
</div>
`);
});

test('a pause is drawn as one, and what was printed has its place among the rows', () => {
  const steps = [listen, step(140, 'connect', 'client'), step(476, 'fin', 'server')];
  const line = (t: number) => ({ t, program: 'asker', stream: 'out' as const, text: 'x' });
  const drawn = renderWire(steps, 1, contextOf('fr'), [line(120), line(500)]).text;
  expect(drawn).toContain('<div class="wire" data-play="w0 o20 w20 w336 o24">');
  expect(drawn).toContain('<g class="connect" transform="translate(0 104)"><text class="time"');
  expect(drawn).toContain(
    '<g class="fin" transform="translate(0 176)"><line class="gap" x1="22%" x2="22%" y1="-46" y2="-22"/>',
  );
  expect(drawn).toContain('y="-30">336\u00a0ms passent</text>');
});

test('several connections are numbered, several programs named', () => {
  const second = { ...connection, number: 2, programs: { client: 'other', server: 'teller' } };
  const steps = [...short, step(160, 'fin', 'server', { connection: second })];
  const drawn = renderWire(steps, 1, contextOf('en')).text;
  expect(drawn).toContain('x="52%" y="-5">#2 · teller → other · FIN</text>');
  expect(drawn).toContain('<text class="label short" x="52%" y="-5">#2 · FIN</text>');
  expect(drawn).toContain('</span> #2 · teller ends its side (FIN)</li>');
  expect(drawn).toContain('<text class="name" x="22%" y="29">asker, other</text>');
});

test('what happens at one end alone has one lane, and a failure its place', () => {
  const failed = step(101, 'error', 'server', {
    connection: null,
    place: server,
    code: 'EADDRINUSE',
  });
  const drawn = renderWire([listen, failed], 1, contextOf('fr')).text;
  expect(drawn.match(/class="lane"/g)).toHaveLength(1);
  expect(drawn).toContain('<text class="role" x="22%" y="12">serveur</text>');
  expect(drawn).toContain('d="M0-9L9 0 0 9-9 0zM-3-3L3 3M3-3L-3 3"');
  expect(drawn).toContain('y="4">EADDRINUSE 127.0.0.1:4000</text>');
});

test('a peer that was not recorded has a lane without a name', () => {
  const half = { ...connection, programs: { client: null, server: 'teller' } };
  const drawn = renderWire(
    [step(1, 'connect', 'client', { connection: half })],
    1,
    contextOf('en'),
  ).text;
  expect(drawn).toContain('<text class="name" x="22%" y="29">not recorded</text>');
});

test('a long conversation is cut in its middle', () => {
  const many = Array.from({ length: 100 }, (_, t) => step(t, 'fin', 'client'));
  const drawn = renderWire(many, 1, contextOf('en')).text;
  expect(drawn.match(/<g class="fin"/g)).toHaveLength(22);
  expect(drawn).toContain('>… 78 steps left out …</text>');
  expect(drawn).toContain('<li>… 78 steps left out …</li>\n<li value="93">');
  expect(renderWire(many.slice(0, 24), 1, contextOf('en')).text).not.toContain('left out');
});

test('where the drawing is narrow, a name that would go past the edge ends there', () => {
  const programs = { client: 'asker', server: 'teller-of-long-stories' };
  const long = { ...connection, programs };
  const steps = [step(140, 'connect', 'client', { connection: long })];
  const { text } = renderWire(steps, 1, contextOf('en'));
  expect(text).toContain('<text class="name" x="22%" y="29">asker</text>');
  expect(text).toContain(
    '<text class="name long" x="82%" y="29">teller-of-long-stories</text><text class="name short leftwards" x="100%" y="29">teller-of-long-stories</text>',
  );
});

test('a drawing higher than a printed page, or half of one, is marked: paper gets it smaller', () => {
  const drawingOf = (count: number): string => {
    const said = Array.from({ length: count }, (_, at) =>
      step(150 + at, 'data', at % 2 === 0 ? 'client' : 'server', { bytes: 1, preview: `${at}` }),
    );
    return /<svg[^>]*>/.exec(renderWire([listen, ...said], 3, contextOf('en')).text)?.[0] ?? '';
  };
  expect(drawingOf(8)).toMatch(/height="5\d\d" role/);
  expect(drawingOf(17)).toContain(' class="high"');
  expect(drawingOf(20)).toContain('height="1138" class="tall"');
});
