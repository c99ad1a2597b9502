import { expect, test } from 'vitest';
import type { Block, Written } from '../../lib/course/blocks.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { nothingBeside } from '../../lib/docfx/beside.ts';
import { convert } from '../../lib/docfx/blocks.ts';
import { Notices } from '../../lib/docfx/notices.ts';
import { writeBlocks } from '../../lib/docfx/write.ts';

const noCode = (): never => {
  throw new Error('no code is imported');
};

function read(text: string): { markdown: string; notices: Notices['all']; blocks: Block[] } {
  const notices = new Notices();
  const places = { path: 'docs/framework/a.md', anchors: new Map<string, string>() };
  const { blocks } = convert(text, {
    ...{ notices, places, linesBefore: 0 },
    ...{ beside: nothingBeside, half: 'source' },
  });
  return { markdown: writeBlocks(blocks).trimEnd(), notices: notices.all, blocks };
}

const api = 'https://learn.microsoft.com/dotnet/api';

test.each([
  ['a heading with an anchor', '## <a name="see-also"></a>Voir aussi', '## Voir aussi {#see-also}'],
  ['a heading without one', '## See also', '## See also {#see-also}'],
  ['a deep heading', '#### Deep', '### Deep {#deep}'],
  ['a second title', '# One\n\n# Two', '## Two {#two}'],
  ['a type', '<xref:System.Net.Dns>', `[\`Dns\`](${api}/system.net.dns)`],
  [
    'a method',
    '<xref:System.Net.Sockets.Socket.Bind%2A>',
    `[\`Socket.Bind\`](${api}/system.net.sockets.socket.bind)`,
  ],
  [
    'a method with a star',
    '<xref:System.Net.Sockets.Socket.Bind*>',
    `[\`Socket.Bind\`](${api}/system.net.sockets.socket.bind)`,
  ],
  [
    'a full name',
    '<xref:System.Net.Dns?displayProperty=fullName>',
    `[\`System.Net.Dns\`](${api}/system.net.dns)`,
  ],
  [
    'a generic type',
    '<xref:System.Collections.Generic.List%601>',
    `[\`List<T>\`](${api}/system.collections.generic.list-1)`,
  ],
  [
    'an overload',
    '<xref:System.String.Format(System.String,System.Object)>',
    `[\`String.Format(String, Object)\`](${api}/system.string.format)`,
  ],
  [
    'a named reference',
    '[bind it](xref:System.Net.Sockets.Socket.Bind%2A)',
    `[bind it](${api}/system.net.sockets.socket.bind)`,
  ],
  ['a name that stays', 'Use :::no-loc text="Blazor"::: here.', 'Use Blazor here.'],
  ['a name that stays, at the start', ':::no-loc text="Blazor"::: is here.', 'Blazor is here.'],
  ['code with backquotes in it', '* `a``b`c', '- `a``b`c'],
  ['a link that looks like an alert', '[\\!x](https://a.example/)', '[\\!x](https://a.example/)'],
  ['a note', '> [!NOTE]\n> Mind this.', '::: note\nMind this.\n:::'],
  ['an indented warning', '  > [!WARNING]\n  > Mind this.', '::: warning\nMind this.\n:::'],
  ['a checklist', '> [!div class="checklist"]\n>\n> * one', '- one'],
  [
    'a link into the documentation',
    '[Sockets](../standard/sockets.md#x)',
    '[Sockets](https://learn.microsoft.com/dotnet/standard/sockets#x)',
  ],
  [
    'a link down the page',
    '[below](#own)\n\n## <a name="own"></a>Own',
    '[below](#own)\n\n## Own {#own}',
  ],
  ['entities', 'a&nbsp;b &lt;T&gt; &#201;', 'a\u00a0b \\<T> É'],
  ['escapes of 2017', 'TCP\\/IP \\(Iana\\) port\\-numbers', 'TCP/IP (Iana) port-numbers'],
  ['a type that looks like an element', 'A List<T> of them', 'A List\\<T> of them'],
  ['a broken line', 'a<br>b', 'a\\\nb'],
  ['a list in a line', 'a <ul><li>b</li><li>c.</li><li>d</li></ul> e', 'a b, c. d e'],
  ['a list in a word', 'a<ul><li>b</li></ul>e', 'a b e'],
  ['trailing spaces', 'a  \nb  ', 'a\\\nb'],
  ['an exponent', '10<sup>3</sup>', '10^3'],
  ['an inclusion in a sentence', 'In [!INCLUDE[net](../net.md)]you', 'In net you'],
  ['a tab', '# [Linux](#tab/linux)\n\nText\n\n***', '**Linux**\n\nText'],
  ['a tab that never ends', '# [Linux](#tab/linux)\n\nText', '**Linux**\n\nText'],
  ['a zone', '::: zone pivot="x"\n\nText\n\n::: zone-end', '*x*\n\nText'],
  [
    'a moniker',
    '::: moniker range=">= aspnetcore-3.0"\n\nText\n\n::: moniker-end',
    '*>= aspnetcore-3.0*\n\nText',
  ],
  ['an image', ':::image type="content" source="a.png" alt-text="A drawing":::', '*A drawing*'],
  ['code from elsewhere', '[!code-csharp[Main](~/a.cs#1)]', '`~/a.cs#1`'],
  ['code by three colons', ':::code language="csharp" source="a.cs" range="1-3":::', '`a.cs`'],
  ['a comment', 'a <!-- b --> c', 'a  c'],
  [
    'a table of HTML',
    '<table><tr><th>A</th></tr><tr><td>b <b>c</b></td></tr></table>',
    '| A |\n| --- |\n| b **c** |',
  ],
  ['a table with bars', '| a |\n| - |\n| `b\\|c` |', '| a |\n| --- |\n| `b\\|c` |'],
  ['a script', '<script>alert(1)</script>', ''],
  ['a link that would run', '<a href="javascript:alert(1)">x</a>', 'x'],
  [
    'one language after another',
    '```vb\na\n```\n\n```csharp\nb\n```',
    '::: listings\n```vb\na\n```\n\n```csharp\nb\n```\n:::',
  ],
  ['a style with a sign at its end', '**a:** b **c:**[!INCLUDE[d](d.md)]', '**a:** b **c:** d'],
])('%s', (_, text, markdown) => {
  expect(read(text).markdown).toBe(markdown);
});

test.each([
  ['[!INCLUDE[x](../x.md)]', 'include', '../x.md'],
  ['[!code-vb[A](~/a.vb)]', 'code', '~/a.vb A'],
  ['![x](a.png)', 'image', 'a.png'],
  ['[x](other.html)', 'link', 'other.html'],
  ['<!-- c -->', 'comment', 'c'],
  ['<script>run()</script>', 'not-understood', '<script> run()'],
])('%s is said', (text, kind, said) => {
  expect(read(`First.\n\n${text}`).notices).toEqual([{ kind, line: 3, text: said }]);
});

const without = (blocks: readonly Written[]): string =>
  JSON.stringify(blocks, (key, value) => (key === 'line' ? undefined : value));

test.each([
  'a \\* b \\_c\\_ \\[d\\] `e` # f',
  '- a\n- b\n\n  ```sh\n  c\n\n  d\n  ```\n- e',
  '1. a\n   - b\n     1. c\n2. d',
  '3. a\n4. b',
  '> a\n>\n> b',
  '> [!NOTE]\n> - a\n>   > [!TIP]\n>   > b',
  '1986\\. A year',
  '````\n```\n````',
  '::: not a marker of ours',
  '\\::: note',
  'a\n\\# b\n\\- c',
  '**a**b*c*',
  '*a **b***',
  '[a *b*](https://x.test/(c)) `` ` ``',
  '&amp;amp; <<< x',
  '| a | b |\n| - | - |\n| [x](https://x.test) | `c` |',
  '- ## a\n- b',
])('what is written of %j is read as the same', (text) => {
  const { blocks, markdown } = read(text);
  expect(without(parsePage(`${markdown}\n`, 'en.md', noCode))).toBe(without(blocks));
});
