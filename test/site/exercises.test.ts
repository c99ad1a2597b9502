import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { localesFolder } from '../../lib/base/i18n.ts';
import { drawPage } from './fixture.ts';

const textOf = (page: string): string => page.replace(/<[^>]*>/g, '');

const exercise = drawPage('en/echo/exercises/upper/index.html');
const solution = drawPage('fr/echo/exercises/upper/solution.html');

test('an exercise has its statement, its start and its commands', () => {
  expect(exercise).toContain(`<header class="opening">
<p class="number"><a href="../../index.html#exercise_upper">An echo</a> · exercise 1 of 1</p>
<h1>In capitals</h1>
<p class="facts">about 20 min · <span aria-hidden="true">●●○</span> takes care</p>
</header>
<link rel="stylesheet" href="../../../../assets/site.css">
<link rel="stylesheet" href="../../../../assets/aside.css" media="print, (pointer: coarse)">
<p>Answer in capitals.</p>
<p>Whatever a client does, the server goes on.</p>
`);
  expect(exercise).toContain(`<figcaption><code>work/01-echo/upper.ts</code></figcaption>
<pre><code><span class="k">import</span> {`);
  expect(exercise).toContain('<span class="c">// TODO: answer in &lt;capitals&gt;.</span>');
  const commands = [...exercise.matchAll(/<code[^>]*>(npm [^<]*)<\/code><\/figcaption>/g)];
  expect(commands.map(([, command]) => command)).toEqual([
    'npm run lesson -- start echo/upper',
    'npm run lesson -- watch echo/upper',
    'npm run lesson -- check echo/upper',
    'npm run lesson -- hint echo/upper',
    'npm install',
    'npm start exercises/upper',
  ]);
});

test('its hints are closed, and what they say of sections leads to the lesson', () => {
  expect(exercise).toContain(`<section class="exercise" aria-labelledby="hints">
<details><summary>Hint 1</summary>
<p>Look at <a href="../../index.html#server">the server</a>.</p>
</details>
<details><summary>Hint 2</summary>
<p>And at <code>toUpperCase</code>.</p>
</details>
<details><summary>Hint 3</summary>
<p><code>text.toUpperCase()</code> for each text that comes.</p>
</details>
</section>
`);
});

test('nothing of a solution is in an exercise or a lesson', () => {
  for (const page of [exercise, drawPage('en/echo/index.html')]) {
    for (const line of ['serve(listener', "on('data'", 'setEncoding(&']) {
      expect(textOf(page)).not.toContain(line);
    }
  }
  expect(exercise).toContain('<a href="solution.html">Reveal two solutions</a>');
});

test('a right program in another style is on no page', () => {
  for (const page of [exercise, solution]) {
    expect(page).not.toMatch(/letter.by.letter/);
    expect(textOf(page)).not.toContain('Buffer.of');
  }
});

test('the solutions come after a warning, and searches pass them by', () => {
  expect(solution).toContain('<meta name="robots" content="noindex">');
  expect(solution.indexOf('Cette page dévoile l’exercice')).toBeLessThan(solution.indexOf('<pre>'));
  expect(solution).toContain(
    '<p class="facts">6 lignes. Importations\u202f: <code>#sockets</code> (localEndPointFromEnv, serve, TcpListener)</p>',
  );
  expect(solution).toContain(
    '<p class="facts">9 lignes. Importations\u202f: <code>node:events</code> (once) · <code>node:net</code> (createServer)</p>',
  );
  expect(textOf(solution)).toContain('await serve(listener, async (client) =&gt; {');
  expect(textOf(solution)).toContain("socket.on('error', () =&gt; {});");
  expect(
    solution,
  ).toContain(`<details><summary><code>once-only.ts</code> se termine face à un pair auquel il devrait survivre</summary>
<figure class="code">
<figcaption><code>once-only.ts</code></figcaption>
<pre><code><span class="k">import</span> {`);
});

test('every verdict but those of a right program can be said of a wrong one', () => {
  const read = (room: string) =>
    JSON.parse(readFileSync(new URL(`en/${room}.json`, localesFolder), 'utf8'));
  const wrong = Object.keys(read('verdicts').verdict).filter(
    (id) => !/^(passed|cancelled)$/.test(id),
  );
  expect(Object.keys(read('refusals'))).toEqual(wrong);
});
