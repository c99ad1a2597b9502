import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../lib/base/i18n.ts';
import { stringWidth } from '../../lib/base/terminal-text.ts';
import { entriesOf, loadErrorGuide } from '../../lib/course/error-guide.ts';
import { errorListLines, explainLines } from '../../lib/study/explain/explain-lines.ts';
import type { TextStyle } from '../../lib/terminal/text-style.ts';
import { lesson } from '../study/lesson-command.ts';
import { expectInOrder } from './in-order.ts';

const guide = loadErrorGuide();
const entries = guide ? entriesOf(guide) : [];

/** A command or a link's address stays on one line, however narrow the window is. */
const isWhole = (line: string): boolean => /^ *(npm run|\[\d+\] )/.test(line);

describe.each([40, 80, 120])('in %i columns', (columns) => {
  // What fits the narrowest window seldom fails in others.
  const tags = columns === 40 ? [] : ['long'];
  test.each(languages)('nothing is wider (%s)', { tags }, (language) => {
    if (!guide) return expect.fail('the lessons have a guide to errors');
    const style: TextStyle = { language, columns, colors: false, unicode: true };
    const shown = entries.flatMap((entry) => explainLines(guide, entry, style));
    const lines = [...shown, ...errorListLines(guide, style)].filter((line) => !isWhole(line));
    expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
  });
});

test('every code that the kit explains is in the guide', () => {
  const source = readFileSync(new URL('../../lib/sockets/explain.ts', import.meta.url), 'utf8');
  const table = /const CODES[^{]*\{([^}]*)\}/.exec(source)?.[1] ?? '';
  const codes = [...table.matchAll(/^ {2}(\w+):/gm)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(20);
  const known = new Set(entries.flatMap((entry) => entry.codes));
  // The kit's own: their message says what went wrong.
  const own = ['ERR_NO_PORT', 'ERR_LINE_TOO_LONG', 'ERR_FRAME_TOO_LONG'];
  expect(codes.filter((code) => !known.has(code) && !own.includes(code))).toEqual([]);
});

describe('explain', () => {
  const real = { real: true, env: { COLUMNS: '80' } };

  test('a code: title, message, what happened, who, what to look at, where to go on', async () => {
    const { code, out, err } = await lesson(['explain', 'econnreset'], real);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expectInOrder(out, [
      'ECONNRESET: the connection was reset by the peer\n',
      '  Error: read ECONNRESET\n',
      'The other side cut the connection',
      'Who caused it\nThe peer or the network.',
      'What to look at\n\n1. ',
      'npm run lesson -- run client-sockets fin-and-rst\n',
      'npm run lesson -- read 3 reset\n',
      'EPIPE: broken pipe',
    ]);
  });
  test('words in French', async () => {
    const { out } = await lesson(['explain', 'tube', 'cassé', '--lang', 'fr'], real);
    expect(out).toMatch(/^EPIPE\u202f: tube cassé/);
  });
  test('--json', async () => {
    const { out } = await lesson(['explain', '13', '--json'], real);
    const { id, exits, who, run, near } = JSON.parse(out);
    expect({ id, exits, who, run, near }).toEqual({
      id: 'exit-13',
      exits: [13],
      who: ['you'],
      run: 'npm run lesson -- run errors ways-to-end',
      near: ['hangs', 'exit-1'],
    });
  });
  test('what it does not know is one line, and exit code 2', async () => {
    expect(await lesson(['explain', 'ECONREFUSED'], real)).toEqual({
      code: 2,
      out: '',
      err: 'The guide to errors does not know “ECONREFUSED”. Did you mean ECONNREFUSED?\n',
    });
  });
  test('a stack trace through a pipe; without one, the list', async () => {
    const piped = async (input: string): Promise<string> =>
      (await lesson(['explain'], { ...real, input })).out;
    const place = `${process.cwd()}/my.ts:3:9`;
    const trace = `Error: connect ECONNREFUSED 127.0.0.1:1\n    at main (${place})\n`;
    const [explained, list] = await Promise.all([piped(trace), piped('')]);
    expect(explained).toMatch(/^ECONNREFUSED: /);
    expect(explained).toMatch(/^Your line: my\.ts:3$/m);
    expect(list).toMatch(/^When a server listens\n {2}EADDRINUSE: /);
  });
});
