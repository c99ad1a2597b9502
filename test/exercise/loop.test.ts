import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../empty-folder.ts';
import { courseFile, learner } from './learner.ts';

const echo = '01-echoing/echo.ts';
const begun = courseFile('01-echoing/exercises/echo/start.ts');
const solution = courseFile('01-echoing/exercises/echo/solution.net.ts');

describe('an exercise', () => {
  test('is started once, opened in the editor, and started over with a copy kept', async () => {
    const { run, read, write, work, shown } = learner();
    const seen = join(emptyFolder(), 'seen');
    const editor = join(emptyFolder(), 'my editor.mjs');
    writeFileSync(
      editor,
      `import { writeFileSync } from 'node:fs';\nwriteFileSync(process.env.SEEN, JSON.stringify(process.argv.slice(2)));`,
    );
    const EDITOR = `"${process.execPath}" '${editor}' --wait`;
    await run(['start', 'echoing/echo', '--edit'], { EDITOR, VISUAL: '', SEEN: seen });
    expect(JSON.parse(readFileSync(seen, 'utf8'))).toEqual(['--wait', join(work, echo)]);
    expect(read(echo)).toBe(begun);

    write(echo, 'mine\n');
    const again = await run(['start', '1/echo']);
    expect(again.out).toContain(`${shown(echo)} already exists and was left as it is.\n`);
    expect(read(echo)).toBe('mine\n');
    // There is no TODO in it.
    expect(again.out).not.toContain('TODO');
    expect(again.out).toContain('npm run lesson -- watch\n');

    const reset = await run(['reset', '--lang', 'fr']);
    expect([reset.code, reset.err]).toEqual([0, '']);
    expect(read(echo)).toBe(begun);
    const [kept = ''] = readdirSync(join(work, '01-echoing')).filter((name) => /\d/.test(name));
    expect(kept).toMatch(/^echo\.\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.ts$/);
    expect(read(`01-echoing/${kept}`)).toBe('mine\n');
    expect(reset.out).toContain(
      `Votre programme est conservé sous ${shown('01-echoing')}/${kept}.\n`,
    );
  });

  test('--all starts every exercise over, and keeps each file under a dated name', async () => {
    const { run, write, read, path, progress } = learner();
    await run(['start', '1/echo']);
    write('02-ending/echo.ts', 'mine as well\n');
    write(echo, 'mine\n');
    expect((await run(['reset', '--all', '1/echo'])).err).toContain('leave out “1/echo”');
    expect((await run(['reset', '--all'])).code).toBe(0);
    expect([read(echo), read('02-ending/echo.ts')]).toEqual([begun, begun]);
    const [kept = ''] = readdirSync(path('02-ending')).filter((name) => /\d/.test(name));
    expect(read(`02-ending/${kept}`)).toBe('mine as well\n');
    expect(progress().exercise).toBe('01-echoing/echo');
  });

  test('a language that was asked for once is spoken from then on', async () => {
    const { run, progress } = learner();
    const started = await run(['start', '1/echo', '--lang', 'fr']);
    expect(started.out).toMatch(/\n {2}npm run lesson -- watch\n/);
    expect((await run(['hint'])).out).toContain('Indice 1 sur 3');
    expect((await run(['hint', '--lang', 'en', '--help'])).out).toContain('the language');
    expect(progress().language).toBe('fr');
    // Where WORKBOOK_LANG says it each time, nothing is remembered.
    const said = await run(['hint', '--lang', 'en'], { WORKBOOK_LANG: 'fr' });
    expect(said.out).toContain('Hint 2 of 3');
    expect(progress().language).toBe('fr');
    await run(['list', '--lang=en']);
    expect(progress().language).toBe('en');
  });

  test('gives its hints one by one', async () => {
    const { run, progress } = learner();
    const first = await run(['hint', '1/echo']);
    expect(first.out).toBe(
      "Hint 1 of 3\nLook at what `socket.on('data')` gives you.\n\n2 more hints: npm run lesson -- hint 1/echo\n",
    );
    const second = await run(['hint', '1/echo', '--lang=fr']);
    expect(second.out).toMatch(/^Indice 1 sur 3\n.*\n\nIndice 2 sur 3\nUn client qui réinitialise/);
    expect(progress().exercises['01-echoing/echo']?.hints).toBe(2);
  });

  test('shows its solutions only to who wants them, and what is between them and yours', async () => {
    const { run, write } = learner();
    const closed = await run(['solution', '1/echo', '--lang', 'fr']);
    expect([closed.code, closed.out]).toEqual([2, '']);
    expect(closed.err).toContain('npm run lesson -- solution 1/echo --yes');
    const open = await run(['solution', '1/echo', '--yes']);
    expect(open.out).toMatch(/^solution\.ts\n│ import \{ localEndPointFromEnv/);
    expect(open.out).toContain('\n\nsolution.net.ts\n│ import { createServer');
    write(echo, begun);
    // Who has seen the solution is not asked again; who has not, is.
    const diff = await run(['diff', '1/echo']);
    expect(diff.out).toContain('solution.net.ts');
    expect(diff.out).toContain('\n 5 │ -   socket.end();\n   │ + const server');
    const other = learner();
    other.write(echo, begun);
    const asked = await other.run(['diff', '1/echo']);
    expect([asked.code, asked.out]).toEqual([2, '']);
    expect(asked.err).toContain('npm run lesson -- diff 1/echo --yes');
  });

  test('compares a program with the solution of its own kind, however near the other one is', async () => {
    const { run, write } = learner();
    const first = async (source: string): Promise<string> => {
      write(echo, source);
      return (await run(['diff', '1/echo', '--yes'])).out.split('\n')[0] ?? '';
    };
    const kit = courseFile('01-echoing/exercises/echo/solution.ts');
    expect(await first(kit.replace('#sockets', 'node:net'))).toContain(' solution.net.ts:');
    expect(await first(solution.replace('node:net', '#sockets'))).toContain(' solution.ts:');
    expect(await first(solution.replace("from 'node:net'", '…'))).toContain(' solution.net.ts:');
  });

  test('leads to the next one', async () => {
    const { run, remembers, path } = learner();
    const passed = { passed: '2026-11-21T10:20:30.000Z', attempts: 1, hints: 0 };
    const exercises = { '01-echoing/echo': passed, '01-echoing/shout': passed };
    remembers(exercises, { exercise: '01-echoing/echo' });
    expect((await run(['next'])).out).toMatch(/^The last echo\n/);
    expect(readFileSync(path('02-ending/echo.ts'), 'utf8')).toBe(begun);
    expect((await run(['list'])).out).toBe(
      `1  Echoing  5 + 10 min
   ✓ 1/echo   An echo that lasts
   ✓ 1/shout  A louder echo
2  Ending    5 + 5 min
   ◐ 2/echo   The last echo
`,
    );
    const { lessons } = JSON.parse((await run(['list', '--json'])).out);
    expect(lessons[1].exercises).toEqual([
      { slug: 'echo', title: { en: 'The last echo', fr: 'Le dernier écho' }, status: 'started' },
    ]);
  });

  test('that was started and is not passed is gone on with before any other', async () => {
    const { run, remembers } = learner();
    const at = '2026-11-21T10:20:30.000Z';
    const begun = { started: at, attempts: 0, hints: 0 };
    remembers({ '01-echoing/shout': begun }, { exercise: '01-echoing/shout' });
    for (const _ of [1, 2]) expect((await run(['next'])).out).toMatch(/^A louder echo\n/);
    // It was left behind: another one was started after it, and passed.
    const passed = { ...begun, passed: at };
    const both = { '01-echoing/shout': begun, '02-ending/echo': passed };
    remembers(both, { exercise: '02-ending/echo' });
    expect((await run(['next'])).out).toMatch(/^A louder echo\n/);
  });

  test('that is passed is not asked for its TODO again', async () => {
    const { run, write, remembers } = learner();
    write(echo, begun);
    write('01-echoing/shout.ts', begun);
    const passed = { passed: '2026-11-21T10:20:30.000Z', attempts: 1, hints: 0 };
    remembers({ '01-echoing/echo': passed });
    const todo = 'replace the TODO';
    expect((await run(['start', '1/echo'])).out).not.toContain(todo);
    expect((await run(['start', '1/shout'])).out).toContain(todo);
  });

  test('that is the last one leads to no other', async () => {
    const { run, remembers } = learner();
    const passed = { passed: '2026-11-21T10:20:30.000Z', attempts: 1, hints: 0 };
    const ids = ['01-echoing/echo', '01-echoing/shout', '02-ending/echo'];
    remembers(Object.fromEntries(ids.map((id) => [id, passed])));
    expect((await run(['next', '--lang', 'fr'])).out).toBe(
      'Vous avez réussi tous les exercices.\n',
    );
  });

  test('says when it has changed since it was begun', async () => {
    const { run, write, read, remembers } = learner();
    write(echo, solution);
    remembers({ '01-echoing/echo': { start: 'another', attempts: 1, hints: 0 } });
    const { code, out } = await run(['check', '1/echo', '--lang', 'fr']);
    expect(code).toBe(0);
    expect(out).toContain('L’exercice a changé depuis que vous l’avez commencé.');
    expect(read(echo)).toBe(solution);
  });
});

test('verdicts, each in both languages', async () => {
  const { lessons: _, ...whole } = JSON.parse((await learner().run(['verdicts', '--json'])).out);
  expect(Object.keys(whole)).toEqual(['verdicts']);
  expect(whole.verdicts[0]).toEqual({
    id: 'passed',
    text: { en: 'It holds up against every peer.', fr: 'Il résiste à tous les pairs.' },
  });
});
