import { describe, expect, test } from 'vitest';
import { courseLines } from '../../lib/study/plain.ts';
import { blockLines } from '../../lib/terminal/blocks.ts';
import { summaryOf } from '../course/summary.ts';
import { drawing, parse, style } from './drawing.ts';

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
    blockLines(figure, drawing({ style: { ...style, unicode }, figureOf }), columns);

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
  const draw = (colors: boolean): string => {
    const use = drawing({ style: { ...style, colors } });
    return [...blockLines(parse(said), use, 80), ...use.links.lines(style, 80)].join('\n');
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
  const titles = ['Listening', 'Connecting', 'Serving'];
  const course = titles.map((title, at) => summaryOf(`0${at + 1}-x`, title));
  const drawn = (columns: number, unicode = true): string[] =>
    courseLines(course, '02-x', { ...style, unicode }, columns);

  test('has as many titles as there is room for', () => {
    expect(drawn(80)).toEqual(['○ 1 Listening ─ ● 2 Connecting ─ ○ 3 Serving']);
    expect(drawn(40)).toEqual(['○ 1 ─ ● 2 Connecting ─ ○ 3 Serving']);
    expect(drawn(30)).toEqual(['○ 1 ─ ● 2 Connecting ─ ○ 3']);
    expect(drawn(20)).toEqual(['○ 1 ─ ● 2 ─ ○ 3']);
    expect(drawn(80, false)).toEqual(['o 1 Listening - * 2 Connecting - o 3 Serving']);
  });

  test('is not said of a single lesson', () => {
    expect(courseLines(course.slice(0, 1), '01-x', style, 80)).toEqual([]);
  });
});
