import { describe, expect, test } from 'vitest';
import { stringWidth } from '../../lib/base/terminal-text.ts';
import { blockLines } from '../../lib/terminal/blocks.ts';
import { tableLines } from '../../lib/terminal/table.ts';
import type { TextStyle } from '../../lib/terminal/text-style.ts';
import { drawing, parse, style } from './drawing.ts';

const page = `A paragraph with \`code\`, **weight** and [a link](https://example.org/a), and enough words to wrap.

<<< examples/a.ts#part

- one
- two words, and then so many more that the item needs a second line at forty columns

::: note
Inside a box, [the same link](https://example.org/a) and [another](https://example.org/b).
:::

::: instructor
Never seen.
:::

::: run a b
`;

describe('an address', () => {
  const address = 'https://learn.example/en-us/network-programming/listening-with-sockets';
  const drawn = (columns: number, look: TextStyle = style): string[] => {
    const { links } = drawing();
    links.number(address);
    return links.lines(look, columns);
  };

  test('goes on in the next line after a slash, or after a dash', () => {
    expect(drawn(80)).toEqual([`[1] ${address}`]);
    expect(drawn(40)).toEqual([
      '[1] https://learn.example/en-us/',
      '    network-programming/',
      '    listening-with-sockets',
    ]);
    expect(drawn(20)).toEqual([
      '[1] https://',
      '    learn.example/',
      '    en-us/network-',
      '    programming/',
      '    listening-with-',
      '    sockets',
    ]);
  });

  test('is whole behind each of its lines, where the terminal knows links', () => {
    const lines = drawn(40, { ...style, hyperlinks: true });
    expect(lines.map((line) => line.split('\x1b]8;;')[1])).toEqual(
      ['https://learn.example/en-us/', 'network-programming/', 'listening-with-sockets'].map(
        (row) => `${address}\x1b\\${row}`,
      ),
    );
  });
});

describe('a page', () => {
  test('in 40 columns', () => {
    const use = drawing();
    const lines = [...blockLines(parse(page), use, 40), '', ...use.links.lines(style, 40)];
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(40);
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      A paragraph with \`code\`, weight and a
      link [1], and enough words to wrap.

      examples/a.ts
       9 │ const long = 'xxxxxxxxxxxxxxxxxxxxx
         ┊ xxxxxxxxxxxxxxxxxxxxxxxxxxxxx';
      10 │
      11 │ short();

      • one
      • two words, and then so many more that
        the item needs a second line at forty
        columns

      ╭─ Note
      │  Inside a box, the same link [1] and
      │  another [2].
      ╰─

      $ npm run lesson -- run greeting a b
      Not recorded yet.

      [1] https://example.org/a
      [2] https://example.org/b
      "
    `);
  });

  test.each([40, 60, 80, 120, 200])('in %d columns has no line that is too long', (columns) => {
    const lines = blockLines(parse(page), drawing(), columns);
    const widest = Math.max(...lines.map((line) => stringWidth(line)));
    expect(widest).toBeLessThanOrEqual(Math.min(80, columns));
  });

  test('with colors says the same words', () => {
    const bare = blockLines(parse(page), drawing({ style: { ...style, colors: true } }), 80);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colors are made of.
    const text = bare.join('\n').replace(/\x1b\[\d+m/g, '');
    expect(text).toBe(blockLines(parse(page), drawing(), 80).join('\n').replaceAll('`', ''));
  });
});

describe('what code says', () => {
  const program = parse('<<< examples/x.ts#part');
  const drawn = (columns: number, unicode = true): string[] =>
    blockLines(
      program,
      drawing({
        style: { ...style, unicode },
        saidIn: () => [{ line: 2, texts: ['Listening on {endPoint}.', 'Or not.'] }],
      }),
      columns,
    );

  test('is below the line, without a number', () => {
    expect(drawn(80).slice(-3)).toEqual([
      '11 │ short();',
      '   │ ↳ Listening on {endPoint}.',
      '   │ ↳ Or not.',
    ]);
    expect(drawn(22).slice(-3)).toEqual([
      '   │ ↳ Listening on',
      '   │   {endPoint}.',
      '   │ ↳ Or not.',
    ]);
    expect(drawn(80, false).at(-1)).toBe('   | > Or not.');
  });
});

describe('what explains .NET', () => {
  const noted = parse('::: dotnet\nThe article says that `Dns` asks a server. It does not.\n:::');
  const drawn = (dotnet: boolean, columns: number, unicode = true): string[] =>
    blockLines(noted, drawing({ dotnet, style: { ...style, unicode } }), columns);

  test('is one line that says what is in it, as wide as there is room', () => {
    expect(drawn(false, 80)).toEqual(['▶ .NET  The article says that Dns asks a server.']);
    expect(drawn(false, 30)).toEqual(['▶ .NET  The article says that…']);
    expect(drawn(false, 80, false)[0]).toMatch(/^> \.NET {2}The article/);
  });

  test('is a box where it is unfolded', () => {
    expect(drawn(true, 80)).toEqual([
      '╭─ .NET',
      '│  The article says that `Dns` asks a server. It does not.',
      '╰─',
    ]);
  });
});

const question = parse(`::: predict who
Who ends first?

- [ ] The client

  It waits.

- [x] The server

  It calls \`end\`.
:::
`);

describe('a question', () => {
  const drawn = (made: readonly number[] | 'all'): string =>
    `\n${blockLines(question, drawing({ answersTo: () => made }), 40).join('\n')}\n`;

  test('is closed until it is answered', () => {
    expect(drawn([])).toMatchInlineSnapshot(`
      "
      ╭─ Before you run it
      │  Who ends first?
      │
      │  1  The client
      │  2  The server
      ╰─
      "
    `);
  });

  test('says why a choice is wrong, and keeps the others closed', () => {
    expect(drawn([0])).toMatchInlineSnapshot(`
      "
      ╭─ Before you run it
      │  Who ends first?
      │
      │  Not this one: read why, then choose
      │  again.
      │
      │  ❯ ✗ 1  The client
      │         It waits.
      │
      │      2  The server
      ╰─
      "
    `);
  });

  test('says why each is right or wrong once the right one is found, or all are asked for', () => {
    expect(drawn([0, 1])).toMatchInlineSnapshot(`
      "
      ╭─ Before you run it
      │  Who ends first?
      │
      │  Right.
      │
      │    ✗ 1  The client
      │         It waits.
      │
      │  ❯ ✓ 2  The server
      │         It calls \`end\`.
      ╰─
      "
    `);
    const all = drawn([0, 1]).replace('│  Right.\n│\n', '').replace('❯', ' ');
    expect(drawn('all')).toBe(all);
  });

  test('is shown in the order of its id, and knows an answer by its place in the file', () => {
    const three = parse(`::: predict who-ends
Who?

- [ ] The visitor

  No.

- [x] The greeter

  Yes.

- [ ] Nobody

  No.
:::
`);
    const shown = blockLines(three, drawing({ answersTo: () => [0, 1] }), 40).join('\n');
    expect(shown.match(/[✓✗] \d {2}.+/g)).toEqual([
      '✗ 1  Nobody',
      '✓ 2  The greeter',
      '✗ 3  The visitor',
    ]);
    expect(shown).toContain('❯ ✓ 2  The greeter');
  });
});

describe('a table', () => {
  const head = ['Call', 'What it does'];
  const rows = [
    ['listen', 'takes a port, and queues who comes'],
    ['end', 'says that this was all'],
  ];

  test('in columns, the widest wrapped where needed', () => {
    expect(`\n${tableLines(head, rows, style, 30).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      Call    What it does
      ──────  ──────────────────────
      listen  takes a port, and
              queues who comes

      end     says that this was all
      "
    `);
  });

  test('stacked, where a column would cut words', () => {
    expect(`\n${tableLines(head, rows, style, 13).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      listen
        What it
        does: takes
        a port, and
        queues who
        comes

      end
        What it
        does: says
        that this
        was all
      "
    `);
  });
});
