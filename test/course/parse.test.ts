import { describe, expect, test } from 'vitest';
import type { Written } from '../../lib/course/blocks.ts';
import { sectionHash, sectionsOf } from '../../lib/course/page.ts';
import { parsePage } from '../../lib/course/parse.ts';

const code = { language: 'ts', text: 'listen();', firstLine: 3 };
const parse = (markdown: string): Written[] =>
  parsePage(markdown, 'page.md', (file, region) => ({ file, region, ...code }));
const text = (words: string) => [{ type: 'text', text: words }];
const paragraph = (line: number, words: string) => ({
  type: 'paragraph',
  line,
  children: text(words),
});

describe('blocks', () => {
  test('headings keep their id apart', () => {
    expect(parse('## Bind *and* listen {#bind-and-listen}\n\n### More {#more}')).toEqual([
      {
        type: 'heading',
        line: 1,
        level: 2,
        id: 'bind-and-listen',
        children: [
          ...text('Bind '),
          { type: 'emphasis', children: text('and') },
          ...text(' listen'),
        ],
      },
      { type: 'heading', line: 3, level: 3, id: 'more', children: text('More') },
    ]);
  });

  test('a wrapped paragraph is one text; code, links and strong text nest', () => {
    expect(parse('one\ntwo `x` [a **b**](#c)')).toEqual([
      {
        type: 'paragraph',
        line: 1,
        children: [
          ...text('one two '),
          { type: 'code', text: 'x' },
          ...text(' '),
          {
            type: 'link',
            href: '#c',
            children: [...text('a '), { type: 'strong', children: text('b') }],
          },
        ],
      },
    ]);
  });

  test('HTML is text', () => {
    expect(parse('<b>x</b>')).toEqual([paragraph(1, '<b>x</b>')]);
  });

  test('lists, tables, quotes, fences and figures', () => {
    expect(parse('3. a\n4. b')).toEqual([
      {
        type: 'list',
        line: 1,
        ordered: true,
        start: 3,
        items: [[paragraph(1, 'a')], [paragraph(2, 'b')]],
      },
    ]);
    expect(parse('| a | b |\n|---|---|\n| 1 | 2 |')).toEqual([
      { type: 'table', line: 1, head: [text('a'), text('b')], rows: [[text('1'), text('2')]] },
    ]);
    expect(parse('> q')).toEqual([{ type: 'quote', line: 1, children: [paragraph(1, 'q')] }]);
    expect(parse('```sh\nnpm test\n```')).toEqual([
      { type: 'fence', line: 1, language: 'sh', text: 'npm test' },
    ]);
    expect(parse('![life of a socket](life.svg)')).toEqual([
      { type: 'figure', line: 1, file: 'life.svg', alt: 'life of a socket' },
    ]);
  });

  test('imports and runs stand alone on their line, after a paragraph too', () => {
    expect(parse('See:\n<<< examples/a.ts#b\n::: run server client')).toEqual([
      paragraph(1, 'See:'),
      { type: 'code', line: 2, file: 'examples/a.ts', region: 'b', ...code },
      { type: 'run', line: 3, programs: ['server', 'client'] },
    ]);
    expect(parse('<<< examples/a.ts')).toMatchObject([{ file: 'examples/a.ts', region: null }]);
  });

  test('directives nest by counting', () => {
    expect(parse('::: note\na\n\n::: warning\nb\n:::\n\nc\n:::\n\nd')).toEqual([
      {
        type: 'callout',
        line: 1,
        kind: 'note',
        children: [
          paragraph(2, 'a'),
          { type: 'callout', line: 4, kind: 'warning', children: [paragraph(5, 'b')] },
          paragraph(8, 'c'),
        ],
      },
      paragraph(11, 'd'),
    ]);
  });

  test('an exercise keeps its hints apart', () => {
    expect(
      parse('::: exercise echo\nDo it.\n\n::: hint\none\n:::\n::: hint\ntwo\n:::\n:::'),
    ).toEqual([
      {
        type: 'exercise',
        line: 1,
        slug: 'echo',
        children: [paragraph(2, 'Do it.')],
        hints: [[paragraph(5, 'one')], [paragraph(8, 'two')]],
      },
    ]);
  });

  test('a predict has its question, its choices and why', () => {
    expect(
      parse('::: predict p\nWhich?\n\n- [ ] `a` it is\n\n  No.\n- [x] b\n\n  Yes.\n:::'),
    ).toEqual([
      {
        type: 'predict',
        line: 1,
        id: 'p',
        question: [paragraph(2, 'Which?')],
        choices: [
          {
            right: false,
            label: [{ type: 'code', text: 'a' }, ...text(' it is')],
            why: [paragraph(6, 'No.')],
          },
          { right: true, label: text('b'), why: [paragraph(9, 'Yes.')] },
        ],
      },
    ]);
  });
});

describe('sections', () => {
  const page = 'opening\n\n## A {#a}\n\nwords\n\n### B {#b}\n\n## C {#c}\n\nlast';

  test('go from one level-2 heading to the next', () => {
    const sections = sectionsOf(parse(page));
    expect(sections.map(({ id, line, blocks }) => [id, line, blocks.length])).toEqual([
      ['opening', 1, 1],
      ['a', 3, 2],
      ['c', 9, 1],
    ]);
  });

  test('their hash changes with words, not with places, line breaks, double spaces or imported code', () => {
    const hash = (markdown: string) => sectionHash(sectionsOf(parse(markdown))[0] ?? never());
    const one = hash('## A {#a}\n\nsome words\n\n<<< a.ts#b');
    expect(one).toMatch(/^[0-9a-f]{12}$/);
    expect(hash('\n\n## A {#a}\n\nsome\nwords\n\n<<< a.ts#b')).toBe(one);
    expect(hash('## A {#a}\n\nsome  words\n\n<<< a.ts#b')).toBe(one);
    expect(hash('## A {#a}\n\nsome word\n\n<<< a.ts#b')).not.toBe(one);
    expect(hash('## Aa {#a}\n\nsome words\n\n<<< a.ts#b')).not.toBe(one);
    expect(hash('## A {#a}\n\nsome words\n\n<<< a.ts#c')).not.toBe(one);
    expect(hash('`connect()`')).not.toBe(hash('`close()`'));
  });
});

function never(): never {
  throw new Error('the page has no section');
}
