import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Imported, importArticles } from '../../lib/docfx/import.ts';
import { emptyFolder } from '../empty-folder.ts';

const pair = (fr: string, en: string, id = '1-101'): string =>
  `<span data-ttu-id="${id}">${fr}</span><span class="sxs-lookup"><span data-stu-id="${id}">${en}</span></span>`;

/** Imports an article of that text; what was reported, the manifest, and the pages below their front matter. */
function imported(text: string) {
  const folder = emptyFolder();
  const file = join(folder, 'a.md');
  writeFileSync(file, text);
  const done: Imported = importArticles([file], { out: folder });
  const read = (name: string): string => readFileSync(join(done.lesson, name), 'utf8');
  const body = (name: string): string =>
    read(name)
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .replace(/## .* \{#dotnet-and-node\}[\s\S]*$/, '')
      .trim();
  const { draft } = JSON.parse(read('lesson.json'));
  return { done, draft, en: body('en.md'), fr: body('fr.md') };
}

test.each([
  ['all quoted', '---\n"title": "A"\n"ms.date": "03/30/2017"\n---\n'],
  ['with empty keys', '---\ntitle: \nms.custom: \nms.date: "03/30/2017"\nms.suite: \n---\n'],
  [
    'with lists that are not indented',
    '---\ndev_langs: \n- "csharp"\n- "vb"\nms.date: 03/30/2017\nms.topic: "article"\n---\n',
  ],
  ['behind a byte order mark', '\ufeff---\ntitle: A\nms.date: 03/30/2017\n---\n'],
  ['that ends with dots', '---\nms.date: 03/30/2017\n...\n'],
])('front matter %s is read', (_, front) => {
  for (const text of [`${front}# Title\n\nText.\n`, `${front}\n\n# Title\n\nText.`]) {
    for (const ending of ['\n', '\r\n']) {
      const { done, draft, en } = imported(text.replaceAll('\n', ending));
      expect(draft.articles).toMatchObject([{ date: '03/30/2017' }]);
      expect(draft.licence).toBe('CC-BY-4.0');
      expect([en, done.lost, done.notUnderstood]).toEqual(['Text.', [], []]);
    }
  }
});

test.each(['# Title\n\nText.\n', '\ufeff# Title\r\n\r\nText.\r\n'])(
  'an article needs none: %j',
  (text) => {
    const { draft, en } = imported(text);
    expect([draft.licence, draft.articles[0].date, en]).toEqual(['unknown', '', 'Text.']);
  },
);

const net = 'https://learn.microsoft.com/dotnet/api/system.net';

/** Whole imports of an article in both languages: what is below the title in each. */
test.each<[what: string, text: string, en: string, fr: string]>([
  [
    'items, and items in items',
    `- ${pair('Un.', 'One.')}\n\n- ${pair('Deux.', 'Two.')}\n  1. ${pair('Trois.', 'Three.')}`,
    '- One.\n- Two.\n  1. Three.',
    '- Un.\n- Deux.\n  1. Trois.',
  ],
  [
    'an alert',
    `> [!NOTE]\n> ${pair('Un.', 'One.')} ${pair('Deux.', 'Two.')}`,
    '::: note\nOne. Two.\n:::',
    '::: note\nUn. Deux.\n:::',
  ],
  [
    'an alert on one line',
    `> [!CAUTION] ${pair('Un.', 'One.')}`,
    '::: warning\nOne.\n:::',
    '::: warning\nUn.\n:::',
  ],
  [
    'an alert right behind a paragraph',
    `${pair('Un.', 'One.')}\n> [!TIP]\n> ${pair('Deux.', 'Two.')}`,
    'One.\n\n::: note\nTwo.\n:::',
    'Un.\n\n::: note\nDeux.\n:::',
  ],
  [
    'an alert in a list',
    `1. ${pair('Un.', 'One.')}\n\n    > [!TIP]\n    > ${pair('Deux.', 'Two.')}\n\n2. ${pair('Trois.', 'Three.')}`,
    '1. One.\n\n   ::: note\n   Two.\n   :::\n\n2. Three.',
    '1. Un.\n\n   ::: note\n   Deux.\n   :::\n\n2. Trois.',
  ],
  [
    'cells with an escaped bar, and a reference',
    `|${pair('A', 'B')}|${pair('C', 'D')}|\n|---|---|\n|${pair('un \\| deux', 'one \\| two')}|<xref:System.Net.Dns>|`,
    `| B | D |\n| --- | --- |\n| one \\| two | [\`Dns\`](${net}.dns) |`,
    `| A | C |\n| --- | --- |\n| un \\| deux | [\`Dns\`](${net}.dns) |`,
  ],
  [
    'a reference on one side',
    pair('La classe Dns', 'The <xref:System.Net.Dns?displayProperty=nameWithType> class'),
    `The [\`Dns\`](${net}.dns) class`,
    'La classe Dns',
  ],
  [
    'a link on one side',
    `${pair('Voir ici.', 'See [here](https://a.example/x).')} ${pair('Fin.', 'End.')}`,
    'See [here](https://a.example/x). End.',
    'Voir ici. Fin.',
  ],
  [
    'code that is never closed on one side',
    `${pair('La valeur `true.', 'The value `true`.')} ${pair('`x`', '`x`')}`,
    'The value `true`. `x`',
    'La valeur \\`true. `x`',
  ],
  [
    'a style that is escaped on one side',
    pair('\\*\\*Remarque\\:** x', '**Note:** x'),
    '**Note:** x',
    '\\*\\*Remarque:\\*\\* x',
  ],
  [
    'a heading with an anchor, a link to it, and a heading that is underlined',
    `## <a name="how-to"></a>${pair('Comment', 'How to')}\n\n[${pair('haut', 'top')}](#how-to)\n\n${pair('Un', 'One')}\n---\n\n${pair('b', 'c')}`,
    '## How to {#how-to}\n\n[top](#how-to)\n\n## One {#one}\n\nc',
    '## Comment {#how-to}\n\n[haut](#how-to)\n\n## Un {#one}\n\nb',
  ],
  [
    'a link by reference',
    `[${pair('ici', 'here')}][r] [${pair('là', 'there')}](~/docs/a.md "x").\n\n[r]: https://a.example/x "T"`,
    '[here](https://a.example/x) [there](https://learn.microsoft.com/dotnet/a).',
    '[ici](https://a.example/x) [là](https://learn.microsoft.com/dotnet/a).',
  ],
  ['what is the same in both', pair('TCP 1\\/2', 'TCP 1\\/2'), 'TCP 1/2', 'TCP 1/2'],
  ['no-break spaces', pair('a&nbsp;! b\u00a0:', 'a! b:'), 'a! b:', 'a\u00a0! b\u00a0:'],
])('%s', (_, text, en, fr) => {
  const made = imported(`# ${pair('Titre', 'Title')}\n\n${text}\n`);
  expect(made.en).toBe(en);
  expect(made.fr).toBe(fr);
  expect(made.done).toMatchObject({
    unpaired: [],
    notUnderstood: [],
    lost: [],
    untranslated: null,
  });
  expect(made.done.paired).toBe(text.split('data-ttu-id').length);
});

test.each<[what: string, text: string, en: string, missing?: string[]]>([
  [
    'the label of what is taken in has Markdown',
    'In [!INCLUDE[**net\\_v40**](../net.md)], x.',
    'In **net_v40**, x.',
    ['../net.md'],
  ],
  [
    'code in all its spellings',
    '[!CODE-cpp[B](~/b.cpp?range=1-3&highlight=2)]\n\n[!Code-xml[D](d.xml#L3-L5)]\n\n[!code-csharp[](c.cs?name=x&highlight=1,3-4)]',
    '`~/b.cpp?range=1-3&highlight=2`\n\n`d.xml#L3-L5`\n\n`c.cs?name=x&highlight=1,3-4`',
    ['~/b.cpp?range=1-3&highlight=2 B', 'd.xml#L3-L5 D', 'c.cs?name=x&highlight=1,3-4'],
  ],
  [
    'an image with a long description',
    ':::image type="complex" source="a.png" alt-text="Short":::\n   Long.\n:::image-end:::',
    '*Short*\n\nLong.',
    ['a.png'],
  ],
  [
    'rows and columns',
    ':::row:::\n:::column span="2":::\nA\n:::column-end:::\n:::row-end:::\n\nB',
    'A\n\nB',
  ],
  [
    'a zone in a zone',
    '::: zone pivot="a,b"\n\nA\n\n::: moniker range=">= x"\n\nB\n\n::: moniker-end\n\n::: zone-end\n\nC',
    '*a,b*\n\nA\n\n*>= x*\n\nB\n\nC',
  ],
  [
    'a method with type parameters',
    '<xref:System.Linq.Enumerable.Select%60%602(System.Collections.Generic.IEnumerable{%60%600},System.Func{%60%600,%60%601})>',
    '[`Enumerable.Select<T1, T2>(IEnumerable<T1>, Func<T1, T2>)`](https://learn.microsoft.com/dotnet/api/system.linq.enumerable.select-2)',
  ],
  [
    'a constructor',
    '<xref:System.Net.Sockets.Socket.%23ctor%2A>',
    `[\`Socket()\`](${net}.sockets.socket.-ctor)`,
  ],
  [
    'a list and paragraphs in a cell of HTML',
    '<table><tr><td>a<ul><li>b</li><li>c</li></ul></td><td><p>P.</p><p>Q</p></td></tr></table>',
    '| a b, c | P. Q |\n| --- | --- |',
  ],
  ['small letters below', 'H<sub>2</sub>O<wbr>, <u>a</u>b', 'H2O, ab'],
  ['an entity behind a backslash', '*C:\\\\&lt;user&gt;* &\\#65;', '*C:\\\\\\<user>* \\&#65;'],
  ['an entity that is only spoken of', 'a &amp;lt; &#233;', 'a \\&lt; é'],
])('%s', (_, text, en, missing = []) => {
  const made = imported(`# Title\n\nFirst.\n\n${text}\n`);
  expect(made.en).toBe(`First.\n\n${en}`);
  expect(made.done).toMatchObject({ notUnderstood: [], lost: [] });
  expect(made.done.missing.map((one) => one.text)).toEqual(missing);
});
