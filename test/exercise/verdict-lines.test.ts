import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { stringWidth } from '../../lib/base/terminal-text.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import type { Attempt } from '../../lib/exercise/attempt.ts';
import { typeLines } from '../../lib/exercise/types.ts';
import { stepLines, verdictLines, wireLines } from '../../lib/exercise/verdict-lines.ts';
import type { JudgedEvent, StepResult, Verdict } from '../../lib/judge/verdict.ts';
import type { OutputLine } from '../../lib/wire/recording.ts';
import { style } from '../terminal/drawing.ts';
import { courseFolder } from './learner.ts';

const [exercise] = listExercises(listLessons(courseFolder));
if (!exercise) throw new Error('the course has no exercise');

const file = pathToFileURL('/somewhere/é à/echo.ts');
const source = 'const a = 1;\n\tboom(é);\n';
const here = { address: '127.0.0.1', port: 4000 };

/** What the program saw of a client with a port of its own. */
function event(port: number, part: Partial<JudgedEvent> & Pick<JudgedEvent, 'kind'>): JudgedEvent {
  const remote = { address: '127.0.0.1', port };
  const base = { t: 0, program: 'program', connection: port - 5_000, local: here, remote };
  return { ...base, direction: null, bytes: 0, preview: '', code: '', peer: 'several', ...part };
}
const data = (port: number, direction: 'in' | 'out', preview: string): JudgedEvent =>
  event(port, { t: 7, kind: 'data', direction, bytes: preview.length, preview });

function attempt(verdict: Verdict, recording: JudgedEvent[] = [], printed: string[] = []): Attempt {
  const submission = { exercise: exercise as never, file, given: file, name: 'echo.ts', source };
  const lines = printed.map(
    (text): OutputLine => ({ t: 0, program: 'program', stream: 'err', text }),
  );
  const steps = [{ id: 'answers' as const, ok: false }];
  const ok = verdict.id === 'passed';
  const judgement = { exercise: 'x', ok, verdict, about: {}, steps, seed: 1, recording };
  return { submission, judgement, printed: lines };
}

const silent = attempt({ id: 'no-answer-in-time', params: { peer: 'several', seconds: 10 } }, [
  event(5_001, { kind: 'accept' }),
  data(5_001, 'in', 'one'),
  data(5_001, 'out', 'one'),
  event(5_002, { kind: 'accept', t: 5 }),
  data(5_002, 'in', 'two\\r\\n'),
  event(5_003, { kind: 'accept', t: 6, peer: 'polite' }),
]);

test('what passed is green, what failed is red, and a sign or a word says it too', () => {
  const colored = { ...style, colors: true };
  const line = (ok: boolean) => stepLines({ id: 'answers', ok } as StepResult, colored)[0];
  expect(line(true)).toContain('\x1b[32m✓');
  expect(line(false)).toContain('\x1b[31m\x1b[1m✗');
  expect(verdictLines(attempt({ id: 'passed', params: {} }), colored)[0]).toContain('\x1b[32m');
  expect(verdictLines(silent, colored)[0]).toContain('\x1b[31m\x1b[1mNot yet');
});

describe('a verdict', () => {
  test.each(['en', 'fr'] as const)('has words for an error without a code (%s)', (language) => {
    const params = { peer: 'several', got: '""', expected: '"x"' };
    const destroyed = attempt({ id: 'closed-too-soon', params }, [
      event(5_001, { kind: 'accept' }),
      event(5_001, { kind: 'error' }),
      event(5_001, { kind: 'close' }),
    ]);
    for (const columns of [40, 70]) {
      const shown = verdictLines(destroyed, { ...style, language, columns }).join('\n');
      expect(shown).toMatch(language === 'en' ? /own error|error of its own/ : /son erreur|créée/);
    }
  });

  test.each(['en', 'fr'] as const)('shows the line that it is about (%s)', (language) => {
    const params = { peer: 'several', at: 0, got: '"x"', expected: '"y"' };
    const wrong = attempt({ id: 'wrong-answer', params }, [event(5_001, { kind: 'accept' })]);
    const stack = `Error\n    at send (/elsewhere/kit.ts:1:1)\n    at answer (${file.href}:2:2)`;
    wrong.judgement.about = { origin: { did: 'wrote', stack } };
    const shown = verdictLines(wrong, { ...style, language, columns: 70 });
    const at = shown.findIndex((line) => line.includes('echo.ts:2:2'));
    expect(shown.slice(at - 1, at + 2)).toEqual([
      language === 'en'
        ? 'Your program last wrote to this connection here'
        : 'Votre programme a écrit ici pour la dernière fois sur cette connexion',
      'echo.ts:2:2',
      expect.stringContaining('boom(é);'),
    ]);
    // What only the kit and Node did has no line of the learner's.
    wrong.judgement.about = {
      origin: { did: 'wrote', stack: 'Error\n    at /elsewhere/kit.ts:1:1' },
    };
    expect(verdictLines(wrong, { ...style, language }).join('\n')).not.toContain('echo.ts:');
  });

  test('shows two rows at most of a long line that was printed, and no escape sequence', () => {
    const long = attempt(
      { id: 'ended', params: { code: 1, error: 'a\u001b[2Jb' } },
      [],
      Array.from({ length: 9 }, () => '\u001b[2Jlong '.repeat(800)),
    );
    const lines = verdictLines(long, { ...style, columns: 70 });
    expect(lines.length).toBeLessThan(30);
    expect(lines.join('\n')).not.toContain('\u001b');
    expect(lines.at(-1)).toMatch(/…$/);
  });

  test('shows the connection that had no answer, in either language and at any width', () => {
    expect(
      `\n${verdictLines(silent, { ...style, columns: 70 }).join('\n')}\n`,
    ).toMatchInlineSnapshot(`
      "
      ╭─ Not yet
      │  10 seconds were not enough: one of several clients is still
      │  waiting.
      ╰─

      On the wire with one of several clients
      #1 another client → your program
      #2 the peer → your program

                  another client, the peer                      your program
                  │                                                        │
         0 ms #1  │─────────────────────── connect ───────────────────────▶│
         5 ms #2  │─────────────────────── connect ───────────────────────▶│
         7 ms #1  │───────────────────── 3 B  "one" ──────────────────────▶│
         7 ms #1  │◀───────────────────── 3 B  "one" ──────────────────────│
         7 ms #2  │─────────────────── 7 B  "two\\r\\n" ────────────────────▶│
      "
    `);
    const french = { ...style, language: 'fr' as const };
    expect(
      `\n${verdictLines(silent, { ...french, columns: 40 }).join('\n')}\n`,
    ).toMatchInlineSnapshot(`
      "
      ╭─ Pas encore
      │  10 secondes n’ont pas suffi : l’un
      │  des clients attend toujours.
      ╰─

      Sur le réseau avec l’un des clients
         0 ms #1  un autre client
                  (127.0.0.1:5001) se connecte
                  à votre programme
                  (127.0.0.1:4000)
         5 ms #2  le pair (127.0.0.1:5002) se
                  connecte à votre programme
                  (127.0.0.1:4000)
         7 ms #1  un autre client envoie 3
                  octets : "one"
         7 ms #1  votre programme envoie 3
                  octets : "one"
         7 ms #2  le pair envoie 7 octets :
                  "two\\r\\n"
      "
    `);
    for (const columns of [40, 80, 120]) {
      for (const drawn of [style, french]) {
        const lines = [
          ...verdictLines(silent, { ...drawn, columns }),
          ...wireLines(silent, { ...drawn, columns }),
        ];
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
      }
    }
  });

  test('shows one conversation with each kind of peer, where there are hundreds', () => {
    const many = Array.from({ length: 300 }, (_, at) => {
      const peer = at === 2 ? 'polite' : 'several';
      const own = { t: at, peer } as const;
      const port = 5_001 + at;
      return [
        event(port, { ...own, kind: 'accept' }),
        { ...data(port, 'in', `say ${at}`), ...own },
      ];
    }).flat();
    const wide = { ...style, columns: 70 };
    const passed = wireLines(attempt({ id: 'passed', params: {} }, many), wide);
    expect(passed.join('\n')).toMatch(
      /^Connections during this check: 300\.[^#]+\n\n.+ one of several clients\n[^#]+say 0[^#]+\n\n.+ a polite client\n[^#]+say 2[^#]+$/,
    );
    // The peer of a verdict comes last, as beside the verdict.
    const params = { peer: 'several', seconds: 10 };
    const late = attempt({ id: 'no-answer-in-time', params }, many);
    const failed = wireLines(late, wide).join('\n');
    expect(failed).toMatch(/with a polite client[\s\S]+with one of several clients\n#1 the peer/);
  });

  test('shows the connection and the run that it is about, of several like it', () => {
    const third = attempt(
      { id: 'wrong-answer', params: { peer: 'several', at: 0, got: '"b"', expected: '"a"' } },
      [
        event(5_001, { kind: 'accept' }),
        data(5_001, 'in', 'one'),
        data(5_001, 'out', 'b'),
        event(5_002, { kind: 'accept', t: 5 }),
        data(5_002, 'in', 'two'),
      ],
    );
    third.judgement.about = { port: 5_001 };
    expect(verdictLines(third, style).join('\n')).toMatch(/"one"[^"]*\n[^"]*"b"/);
    third.judgement.about = { program: 'program-2' };
    expect(verdictLines(third, style).join('\n')).not.toContain('On the wire');
  });

  test('of a crowd shows the connection that broke, and the nearest that were there with it', () => {
    const comes = (port: number, t: number) => event(port, { kind: 'accept', t });
    const leaves = (port: number, t: number) => event(port, { kind: 'end', direction: 'out', t });
    const verdict = { id: 'no-fin', params: { peer: 'several', count: 5 } } as const;
    const many = attempt(verdict, [
      ...[comes(5_001, 0), leaves(5_001, 1)],
      ...[comes(5_002, 2), comes(5_003, 3), comes(5_004, 4), comes(5_005, 5), comes(5_006, 6)],
    ]);
    const shown = (port: number): string => {
      many.judgement.about = { port };
      return verdictLines(many, { ...style, columns: 40 }).join('\n');
    };
    expect(shown(5_004).match(/500\d/g)).toEqual(['5003', '5004', '5005']);
    expect(shown(5_002).match(/500\d/g)).toEqual(['5002', '5003']);
    expect(shown(5_001)).not.toContain('#');
  });

  test('on listening shows the listeners alone', () => {
    const listening = { ...event(0, { kind: 'listening' }), connection: 0, remote: null };
    const twice = attempt({ id: 'listens-twice', params: { count: 2 } }, [
      listening,
      { ...listening, local: { ...here, port: 4_001 } },
      event(5_001, { kind: 'accept' }),
      data(5_001, 'out', 'one'),
    ]);
    const shown = verdictLines(twice, style);
    expect(shown.slice(-2)).toEqual([
      '   0 ms your program listens on 127.0.0.1:4000',
      '   0 ms your program listens on 127.0.0.1:4001',
    ]);
  });

  test('on an empty file says that it is empty', () => {
    const nothing = attempt({ id: 'ended', params: { code: 0, error: '' } });
    nothing.submission.source = '\ufeff\n';
    expect(verdictLines(nothing, style)[1]).toBe('│  echo.ts is empty.');
  });

  test('names the section to read, with its command in one piece', () => {
    const params = { peer: 'polite', got: '""', expected: '"x"' };
    const closed = attempt({ id: 'closed-too-soon', params });
    const greet = listExercises(listLessons()).find(({ slug }) => slug === 'greet');
    closed.submission.exercise = greet as never;
    const last = (columns: number) => verdictLines(closed, { ...style, columns }).slice(-2);
    const command = 'npm run lesson -- read 1 first-listener';
    expect(last(80).at(-1)).toBe(`Read: 01 · A listener and its client  ${command}`);
    expect(last(41)).toEqual(['Read: 01 · A listener and its client', `  ${command}`]);
    expect(last(40)).toEqual(['Read: 01 · A listener and its client', command]);
  });

  test('does with ASCII where it must', () => {
    const plain = { ...style, unicode: false };
    const steps = silent.judgement.steps.flatMap((step) => stepLines(step, plain));
    expect([...steps, ...verdictLines(silent, plain)].join('')).toMatch(/^[ -~]+$/);
  });

  test('of a crash has the learner’s own line of the stack', () => {
    const crashed = attempt(
      { id: 'crashed', params: { code: 1, error: 'Error: b' } },
      [],
      [
        'Error: a',
        `    at early (${file.href}:1:1)`,
        'Error: b',
        '    at Socket.emit (node:events:524:28)',
        `    at boom (${file.href}:2:2)`,
        'Node.js v20.20.2',
      ],
    );
    expect(verdictLines(crashed, style).slice(4)).toEqual([
      'echo.ts:2:2',
      '2 │  boom(é);',
      '     ^',
    ]);
  });

  test('shows what the program printed, and no code that would move the cursor', () => {
    const printed = ['\x1b[2Jgone', ...Array.from({ length: 9 }, (_, at) => `line ${at}\u0007`)];
    const ended = attempt({ id: 'ended', params: { code: 0, error: '' } }, [], printed);
    expect(verdictLines(ended, style).slice(4, 7)).toEqual([
      'The last 8 lines that your program printed',
      '  line 1\\x07',
      '  line 2\\x07',
    ]);
    const few = attempt({ id: 'ended', params: { code: 0, error: '' } }, [], printed.slice(0, 1));
    expect(verdictLines(few, style).slice(4)).toEqual(['Your program printed', '  gone']);
  });
});

test('type errors: the first five, by the name of the file', () => {
  const faults = Array.from({ length: 7 }, (_, at) => ({
    file,
    line: at + 1,
    column: 3,
    message: `wrong ${at}`,
  }));
  const lines = typeLines(faults, silent.submission, { ...style, language: 'fr' });
  expect(lines[0]).toMatch(/^TypeScript trouve 7 erreurs\./);
  expect(lines.slice(1, 3)).toEqual(['echo.ts:1:3', '  wrong 0']);
  expect(lines).toHaveLength(11);
});
