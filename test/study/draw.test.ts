import { describe, expect, test } from 'vitest';
import type { Block } from '../../lib/course/blocks.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { blockLines } from '../../lib/study/draw/blocks.ts';
import { courseLines } from '../../lib/study/draw/course-line.ts';
import type { Drawing } from '../../lib/study/draw/drawing.ts';
import { Links } from '../../lib/study/draw/inline.ts';
import { tableLines } from '../../lib/study/draw/table.ts';
import { stringWidth } from '../../lib/terminal.ts';

const look = { columns: 80, colours: false, language: 'en' as const, unicode: true };

function drawing(part: Partial<Drawing> = {}): Drawing {
  return {
    look,
    lesson: { slug: 'greeting' },
    links: new Links(),
    slack: 0,
    highlighter: null,
    recordingOf: () => null,
    figureOf: () => '',
    wire: true,
    answerTo: () => null,
    ...part,
  };
}

const parse = (markdown: string): Block[] =>
  parsePage(markdown, 'page.md', (file, region) => ({
    file,
    region,
    language: 'ts',
    text: `const long = '${'x'.repeat(50)}';\n\nshort();`,
    firstLine: 9,
  }));

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

describe('a page', () => {
  test('in 40 columns', () => {
    const use = drawing();
    const lines = [...blockLines(parse(page), use, 40), '', ...use.links.lines(look, 40)];
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

  test('with colours says the same words', () => {
    const bare = blockLines(parse(page), drawing({ look: { ...look, colours: true } }), 80);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colours are made of.
    const text = bare.join('\n').replace(/\x1b\[\d+m/g, '');
    expect(text).toBe(blockLines(parse(page), drawing(), 80).join('\n').replaceAll('`', ''));
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
  const drawn = (answer: number | null): string =>
    `\n${blockLines(question, drawing({ answerTo: () => answer }), 40).join('\n')}\n`;

  test('is closed until it is answered', () => {
    expect(drawn(null)).toMatchInlineSnapshot(`
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

  test('then says what was right, and why the others are not', () => {
    expect(drawn(0)).toMatchInlineSnapshot(`
      "
      ╭─ Before you run it
      │  Who ends first?
      │
      │  Not this one. The answer is 2.
      │
      │  ❯ ✗ 1  The client
      │         It waits.
      │
      │    ✓ 2  The server
      │         It calls \`end\`.
      ╰─
      "
    `);
    expect(drawn(1)).toContain('│  Right.\n');
  });
});

describe('a table', () => {
  const head = ['Call', 'What it does'];
  const rows = [
    ['listen', 'takes a port, and queues who comes'],
    ['end', 'says that this was all'],
  ];

  test('in columns, the widest wrapped where needed', () => {
    expect(`\n${tableLines(head, rows, look, 30).join('\n')}\n`).toMatchInlineSnapshot(`
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
    expect(`\n${tableLines(head, rows, look, 13).join('\n')}\n`).toMatchInlineSnapshot(`
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

describe('a whole file', () => {
  test('has no line numbers: the marks of its regions are not shown', () => {
    const whole = parse('<<< examples/a.ts');
    expect(`\n${blockLines(whole, drawing(), 40).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      examples/a.ts
      │ const long = 'xxxxxxxxxxxxxxxxxxxxxxxx
      ┊ xxxxxxxxxxxxxxxxxxxxxxxxxx';
      │
      │ short();
      "
    `);
  });
});

describe('a drawing', () => {
  const figure = parse('![Two programs, one line between them.](diagrams/line.svg)\n');
  const figureOf = (file: string): string => `client ─── ${file} ───▶ server`;
  const drawn = (unicode: boolean, columns: number): string[] =>
    blockLines(figure, drawing({ look: { ...look, unicode }, figureOf }), columns);

  test('is shown as it is where there is room', () => {
    expect(drawn(true, 60)).toEqual(['client ─── diagrams/line.svg ───▶ server']);
  });

  test('is told in words where there is none, or no character to draw it with', () => {
    expect(drawn(true, 30)).toEqual(['Figure: Two programs, one line', 'between them.']);
    expect(drawn(false, 60)).toEqual(['Figure: Two programs, one line between them.']);
  });
});

describe('a link', () => {
  const said = '[FIN](term:fin), and [lesson 2](../02-silence/en.md#quiet)';
  const draw = (colours: boolean): string => {
    const use = drawing({ look: { ...look, colours } });
    return [...blockLines(parse(said), use, 80), ...use.links.lines(look, 80)].join('\n');
  };

  test('to a term is the word, underlined', () => {
    expect(draw(false).split(',')[0]).toBe('FIN');
    expect(draw(true).split(',')[0]).toBe('\x1b[4mFIN\x1b[24m');
  });

  test('to a lesson names the command that opens it', () => {
    expect(draw(false)).toBe('FIN, and lesson 2\u00a0[1]\n[1] npm run lesson -- read 2');
  });
});

describe('where you are', () => {
  const course = ['Listening', 'Connecting', 'Serving'].map((title, at) => ({
    id: `0${at + 1}-x`,
    slug: 'x',
    folder: new URL('file:///'),
    manifest: {
      title: { en: title, fr: title },
      minutes: { read: 1, exercises: 0 },
      needs: [],
      sources: [],
      concepts: {},
      normalise: {},
      requires: {},
    },
  }));
  const drawn = (columns: number, unicode = true): string[] =>
    courseLines(course, '02-x', { ...look, unicode }, columns);

  test('has as many titles as there is room for', () => {
    expect(drawn(80)).toEqual(['○ 1 Listening ─ ● 2 Connecting ─ ○ 3 Serving']);
    expect(drawn(40)).toEqual(['○ 1 ─ ● 2 Connecting ─ ○ 3 Serving']);
    expect(drawn(30)).toEqual(['○ 1 ─ ● 2 Connecting ─ ○ 3']);
    expect(drawn(20)).toEqual(['○ 1 ─ ● 2 ─ ○ 3']);
    expect(drawn(80, false)).toEqual(['o 1 Listening - * 2 Connecting - o 3 Serving']);
  });

  test('is not said of a single lesson', () => {
    expect(courseLines(course.slice(0, 1), '01-x', look, 80)).toEqual([]);
  });
});
