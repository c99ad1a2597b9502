import { expect, test } from 'vitest';
import { type Code, withoutPrompts } from '../../lib/course/blocks.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { renderBlocks } from '../../lib/html/blocks.ts';
import { renderCode } from '../../lib/html/code.ts';
import { contextOf, draw } from './fixture.ts';

test('a paragraph with every inline element', () => {
  expect(draw('Plain *soft* **loud** `code <b>`  \n[away](https://a.example/?b=1&c="2")')).toBe(
    '<p>Plain <em>soft</em> <strong>loud</strong> <code class="w">code &lt;b&gt;</code><br>' +
      '<a href="https://a.example/?b=1&amp;c=%222%22">away</a></p>\n',
  );
});

test('hostile text stays text', () => {
  expect(draw('<script>alert(1)</script> & `</code><img onerror=x>`')).toBe(
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; <code>&lt;/code&gt;&lt;img onerror=x&gt;</code></p>\n',
  );
  expect(draw('![" onload="x](diagrams/dash.svg)')).toBe(
    '<figure class="drawing" role="img" aria-label="&quot; onload=&quot;x" tabindex="0"><svg viewBox="0 0 10 10"><path class="line" d="M0 0h9"/></svg></figure>\n',
  );
});

test('French spaces and apostrophes are kept as they are', () => {
  expect(draw('«\u202fL’octet\u202f»\u202f: 1\u202f024', 'fr')).toBe(
    '<p>«\u202fL’octet\u202f»\u202f: 1\u202f024</p>\n',
  );
});

test('a heading has its own address and its twin in the other language', () => {
  expect(
    draw('## Bind & listen {#bind}'),
  ).toBe(`<div class="head"><h2 id="bind">Bind &amp; listen</h2>\
<a class="own" href="#bind" aria-label="Link to this section">#</a>\
<a class="twin" href="../../fr/echo/index.html#bind" lang="fr" hreflang="fr" aria-label="fr, cette section en français">fr</a></div>
`);
  expect(draw('### Là {#la}', 'fr')).toContain('<h3 id="la">Là</h3>');
});

test('links lead to pages of the site, or nowhere', () => {
  const link = (href: string): string => draw(`[x](${href})`).trim();
  expect(link('#here')).toBe('<p><a href="#here">x</a></p>');
  expect(link('../02-refusal/en.md#refused')).toBe(
    '<p><a href="../refusal/index.html#refused">x</a></p>',
  );
  expect(link('fr.md')).toBe('<p><a href="../../fr/echo/index.html">x</a></p>');
  expect(link('examples/echo-server.ts')).toBe('<p><a href="programs/echo-server.html">x</a></p>');
  expect(link('../../lib/sockets/guide/fr.md#closing')).toBe(
    '<p><a href="../../fr/kit/index.html#closing">x</a></p>',
  );
  expect(link('../../package.json')).toBe('<p>x</p>');
  expect(link('vbscript:x')).not.toContain('href');
});

test('lists, one of them counted from 3', () => {
  expect(draw('- a\n- b\n\n  c')).toBe('<ul>\n<li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ul>\n');
  expect(draw('3. a\n4. b')).toBe('<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n');
});

test('a table', () => {
  expect(draw('| a | b |\n| --- | --- |\n| `1` | <2> |')).toBe(`<div class="table"><table>
<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>
<tbody>
<tr><td><code>1</code></td><td>&lt;2&gt;</td></tr>
</tbody>
</table></div>
`);
});

test('a quotation and a fence', () => {
  expect(draw('> So.')).toBe('<blockquote>\n<p>So.</p>\n</blockquote>\n');
  expect(draw('```console\n$ nc <host>\n\n$ exit\n```')).toBe(
    '<figure class="code"><pre><code>$ nc &lt;host&gt;\n\n$ exit</code></pre></figure>\n',
  );
});

test('imported code has classes, its file and its region', () => {
  expect(draw('<<< examples/echo-server.ts#echo')).toBe(`<figure class="code">
<figcaption><a href="programs/echo-server.html#L6"><code>echo-server.ts</code></a> <span class="region">region echo</span></figcaption>
<pre><code><span class="k">const</span> server = <span class="f">createServer</span>((socket) <span class="k">=&gt;</span> {
  <span class="c">// What comes in goes out again, and the end as well.</span>
  socket.<span class="f">pipe</span>(socket);
});</code></pre>
</figure>
`);
});

test('only code of more than 20 lines is marked as what a printed page may cut', () => {
  const code = (lines: number): Code => ({
    ...{
      type: 'code' as const,
      language: 'ts',
      file: 'examples/long.ts',
      region: null,
      firstLine: 1,
    },
    text: Array.from({ length: lines }, () => 'go();').join('\n'),
  });
  expect(renderCode(code(20), contextOf('en')).text).toContain('<figure class="code">');
  expect(renderCode(code(21), contextOf('en')).text).toContain('<figure class="code long">');
});

test('callouts have a voice each', () => {
  expect(draw('::: note\nOne.\n:::')).toBe(
    '<div class="callout note" role="note">\n<p class="voice">Note</p>\n<p>One.</p>\n</div>\n',
  );
  expect(draw('::: warning\nOne.\n:::', 'fr')).toContain('<p class="voice">Attention</p>');
  expect(draw('::: dotnet\nOne.\n:::')).toContain(
    '<summary><span class="voice">Coming from .NET</span> <span class="gist">One.</span></summary>',
  );
});

test('a long first sentence is cut at a word; slides and paper fold nothing', () => {
  const long = `The article says ${'so many words '.repeat(9)}that it ends.`;
  const drawn = draw(`::: dotnet\n${long} More.\n:::`);
  expect(/<span class="gist">(.*)…<\/span>/.exec(drawn)?.[1]).toMatch(/^The article says .* many$/);
  const blocks = parsePage('::: dotnet\nOne.\n:::', 'en.md', () => ({
    id: 'import-file',
    params: {},
  }));
  expect(renderBlocks(withoutPrompts(blocks), { ...contextOf('en'), unfolded: true }).text).toBe(
    '<div class="callout dotnet" role="note">\n<p class="voice">Coming from .NET</p>\n<p>One.</p>\n</div>\n',
  );
});

test('a prediction opens without a script', () => {
  const question = '::: predict lost\nLost?\n\n- [ ] Yes\n\n  No.\n- [x] `No`\n\n  Right so.\n:::';
  expect(draw(question)).toBe(`<div class="predict" role="group" aria-labelledby="predict_lost">
<p class="voice" id="predict_lost">Predict</p>
<p>Lost?</p>
<p class="hint">Choose, then open your choice: it says whether it is right, and why.</p>
<details class="wrong"><summary>Yes</summary>
<p class="verdict">Wrong.</p>
<p>No.</p>
</details>
<details class="right"><summary><code>No</code></summary>
<p class="verdict">Right.</p>
<p>Right so.</p>
</details>
</div>
`);
});

test('an exercise is named, begun, and linked; its hints are elsewhere', () => {
  const written = '::: exercise upper\nDo it.\n\nAnd so on.\n\n::: hint\nThus.\n:::\n:::';
  expect(draw(written)).toBe(`<section class="exercise" aria-labelledby="exercise_upper">
<p class="voice" id="exercise_upper">Exercise: In capitals</p>
<p>Do it.</p>
<p><a href="exercises/upper/index.html">Full statement, hints, and files</a></p>
</section>
`);
  expect(() => draw('Do:\n\n::: exercise lower\nDo it.\n:::')).toThrow(
    'lessons/01-echo/en.md:3: exercise-unknown {"slug":"lower","named":"upper"}',
  );
});
