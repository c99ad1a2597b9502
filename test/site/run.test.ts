import { expect, test } from 'vitest';
import { renderOutput } from '../../lib/html/run.ts';
import type { Recording } from '../../lib/wire/recording.ts';
import { contextOf, draw } from './fixture.ts';

test('a run without a recording says so', () => {
  expect(draw('::: run unheard of')).toBe(`<figure class="run">
<figcaption><code>npm run lesson -- run echo unheard of</code></figcaption>
<p class="missing">Not recorded yet.</p>
</figure>
`);
});

const recording: Recording = {
  version: 1,
  programs: ['server', 'a-client'],
  language: 'en',
  platform: 'linux',
  node: 'v20',
  output: [
    { t: 1, program: 'server', stream: 'out', text: 'Ready <1>' },
    { t: 2, program: 'a-client', stream: 'err', text: 'a "b"' },
    { t: 3, program: 'a-client', stream: 'out', text: 'c' },
  ],
  wire: [],
  exits: [
    { program: 'server', code: 0, signal: null, cause: 'stopped' },
    { program: 'a-client', code: 1, signal: null, cause: 'itself' },
  ],
};

test('output carries the names of several programs, errors and exit codes', () => {
  expect(renderOutput(recording, contextOf('en')).text).toBe(`\
<pre class="output named" role="group" aria-label="Output of server + a-client"><samp>\
<span class="l"><span class="who">server   </span><span>Ready &lt;1&gt;
</span></span>\
<span class="l"><span class="who">a-client </span><span class="err">a &quot;b&quot;
</span></span>\
<span class="l"><span class="who again">a-client </span><span>c
</span></span>\
</samp></pre>
<p class="exit">a-client ended with exit code 1.</p>
`);
});

test('a program alone is not named, silence is', () => {
  const mute = { ...recording, programs: ['mute'], output: [], exits: [] };
  const drawn = renderOutput(mute, contextOf('fr')).text;
  expect(drawn).toContain('<samp>(n’affiche rien)</samp>');
  expect(drawn).not.toContain('class="who"');
});
