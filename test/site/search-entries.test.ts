import { expect, test } from 'vitest';
import { withoutPrompts } from '../../lib/course/blocks.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { codeReader } from '../../lib/course/regions.ts';
import type { Entry } from '../../lib/search/packed.ts';
import { entriesOf, leadOf } from '../../lib/site/search/index-file.ts';
import { passagesOf } from '../../lib/site/search/pieces.ts';
import { contextOf, lessons, site } from './fixture.ts';

const markdown = `Un *début*.

## L’écho {#late-echo}

Voir la [RFC 9293](https://www.rfc-editor.org/rfc/rfc9293).

\`\`\`ts
net.createServer(port, 'end', EPIPE)
\`\`\`

| code | sens |
| --- | --- |
| ECONNRESET | rompue |

::: predict first
Qui répond ?

- [x] Personne

  SECRET
- [ ] Tous

  SECRET
:::

::: dotnet
- \`Shutdown\`
:::

### En bref {#short}

::: exercise upper
SECRET
:::

::: run echo-server echo-client
`;

test('a page is read heading by heading: answers and exercises are not', () => {
  const reader = codeReader(new URL('01-echo/', lessons));
  const blocks = withoutPrompts(parsePage(markdown, 'lessons/01-echo/fr.md', reader));
  const context = contextOf('fr', blocks);
  const output = passagesOf(blocks, context).at(-1)?.pieces[0]?.text;
  expect(output).toContain('Fin.');
  expect(passagesOf(blocks, context)).toEqual([
    { id: '', title: '', pieces: [{ text: 'Un début.', voice: 'prose' }] },
    {
      id: 'late-echo',
      title: 'L’écho',
      pieces: [
        { text: 'Voir la RFC 9293.', voice: 'prose' },
        { text: "net.createServer(port, 'end', EPIPE)", voice: 'code' },
        { text: 'code', voice: 'prose' },
        { text: 'sens', voice: 'prose' },
        { text: 'ECONNRESET', voice: 'name' },
        { text: 'rompue', voice: 'prose' },
        { text: 'Qui répond ?', voice: 'prose' },
        { text: 'Shutdown', voice: 'prose' },
      ],
    },
    { id: 'short', title: 'En bref', pieces: [{ text: output, voice: 'code' }] },
  ]);
});

const entryAt = (address: string): Entry | undefined =>
  entriesOf(site, 'fr').find((entry) => entry.address === address);

test('a section as an entry: code is its names, the lead its first words', () => {
  expect(entryAt('fr/echo/index.html#client')).toMatchObject({
    title: 'Le client parle en premier',
    place: 'Leçon 1 · Un écho',
    lead: 'Il écrit avant d’être connecté.',
    names: ['client'],
    weight: 1,
  });
  const texts = entryAt('fr/echo/index.html#client')?.texts;
  expect(texts).toContainEqual({ text: 'avec du code', weight: 1 });
  expect(texts?.[0]).toEqual({ text: expect.stringMatching(/^setencoding\nwrite\n/), weight: 0.2 });
});

test('a row of the .NET map and an exercise are found by their names', () => {
  expect(entryAt('fr/dotnet/index.html#reset-event')).toMatchObject({
    title: 'ManualResetEvent',
    names: ['ManualResetEvent'],
  });
  expect(entryAt('fr/echo/exercises/upper/index.html')).toMatchObject({
    place: 'Un écho · exercice 1 sur 1',
    lead: 'Répondez en majuscules.',
    names: ['upper'],
  });
});

test('a long beginning ends with a sentence, or else with a word', () => {
  const sentence = 'A server waits for somebody who calls it by its address.';
  expect(leadOf(`${sentence} ${'It goes on and on. '.repeat(9)}`)).toBe(sentence);
  expect(leadOf('word '.repeat(60))).toMatch(/^(?:word ){10,13}…$/);
  expect(leadOf(sentence)).toBe(sentence);
});
