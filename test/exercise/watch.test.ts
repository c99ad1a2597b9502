import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { ended } from '../outcome.ts';
import { hasTmux, openTerminal, patient } from '../study/terminal.ts';
import { courseFile, learner } from './learner.ts';

const echo = '01-echoing/echo.ts';
const begun = courseFile('01-echoing/exercises/echo/start.ts');
const solution = courseFile('01-echoing/exercises/echo/solution.net.ts');

/** The processes that run a learner's program, as `ps` shows them. */
function running(work: string): string[] {
  const all = execFileSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' });
  return all.split('\n').filter((line) => line.includes(`${work}/0`));
}

test.skipIf(process.platform === 'win32')(
  'without a terminal, watch judges on every save until it is told to end',
  async () => {
    const { start, write, path, work } = learner();
    write(echo, solution);
    const child = start(['watch', '1/echo']);
    const end = ended(child);
    let said = '';
    child.stdout.on('data', (text: string) => {
      said += text;
    });
    const says = async (text: string): Promise<void> => {
      await vi.waitFor(() => expect(said).toContain(text), patient);
      said = said.slice(said.indexOf(text) + text.length);
    };
    await says('echo.ts in your editor: it is judged each time you save it.\n\nJudging…\n✓ It');
    await says('╭─ Passed\n');
    write(echo, begun);
    await says('\nSaved at ');
    await says('✗ It answers a polite client.\n\n╭─ Not yet\n');
    await says('echo.ts is still as you received it:');
    rmSync(path(echo));
    await says('echo.ts does not exist. It will be judged as');
    // A program that never listens is still being judged when the watch ends.
    write(echo, 'setInterval(() => {}, 1000);\n');
    await says('\nSaved at ');
    await vi.waitFor(() => expect(running(work)).toHaveLength(1), patient);
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 130, err: '' });
    expect(running(work)).toEqual([]);
  },
);

describe.skipIf(!hasTmux)('in a terminal', () => {
  test('watch shows the task, then each verdict, in either language; n goes on', async () => {
    const { terminal, write } = learner();
    const { keys, shows, screen } = openTerminal(['watch', '1/echo'], { ...terminal, rows: 36 });
    await shows('Write a server that sends back what it gets');
    await shows(/echo\.ts in your editor: it is judged each\s+time you save it\./);
    write(echo, `${begun}const x: number = 'x';\n`);
    await shows('╭─ Not yet');
    expect(screen()).toContain('Change the file and save it for a new verdict.');
    expect(screen()).not.toContain('still as you received it');
    keys('l');
    await shows('╭─ Pas encore');
    await shows('TypeScript trouve 1 erreur.');
    expect(screen()).toContain('✗ Il répond à un client poli.');
    keys('h');
    await shows('Indice 1 sur 3');
    keys('s');
    await shows('Appuyez encore sur s pour voir la solution.');
    expect(screen()).not.toContain('createServer');
    write(echo, solution);
    await shows('╭─ Réussi');
    await shows('l’exercice suivant, appuyez sur n.');
    await shows('Exercices réussis : 1 sur 3');
    keys('w');
    await shows('un client poli → votre programme');
    keys('q', 'd');
    await shows('Votre programme est identique à solution.net.ts, ligne pour ligne.');
    keys('n');
    await shows(/shout\.ts dans votre éditeur : il est\s+jugé à chaque enregistrement\./);
    keys('C-c');
    await shows(/^Pas encore réussi\..+ npm run lesson -- watch\s+code 130/);
  });

  test('says what holds so far; a save gives up what is being judged', {
    tags: 'long',
  }, async () => {
    const { terminal, write } = learner();
    // It listens, and never answers.
    write(
      echo,
      "import { createServer } from 'node:net';\ncreateServer().listen(0, '127.0.0.1');\n",
    );
    const { keys, shows, screen } = openTerminal(['watch', '1/echo'], terminal);
    await shows(/✓ It listens.*\s+Passed so far: 1 step\./);
    write(echo, solution);
    await shows(/Saved at [\d:]+\. Judging…/);
    await shows(/╭─ Passed[\s\S]+q quit/);
    expect(screen()).not.toContain('so far');
    keys('q');
    await shows(/^Next: npm run lesson -- next\n.+ -- solution\s+code 0/);
    const again = openTerminal(['watch', '1/shout'], terminal);
    await again.shows('shout.ts in your editor');
    again.keys('q', 'l', 'q');
    await again.shows(/^Pas encore réussi\..+ npm run lesson -- watch\s+code 0/);
  });

  test('the reader opens hints and the exercise, and is back where it was', {
    tags: 'long',
  }, async () => {
    const { terminal } = learner();
    // Too low for the task and its hints.
    const { keys, shows, screen } = openTerminal(['read', '1'], { ...terminal, rows: 12 });
    await shows('1/3');
    keys('n', 'n', 'n');
    await shows('╭─ Exercise: An echo that lasts');
    keys('h');
    await shows('Hint 1 of 3');
    await shows('2 hints are closed.');
    keys('h', 'h');
    await shows('Hint 3 of 3');
    expect(screen()).not.toContain('╭─ Exercise');
    keys('x');
    await shows('in your editor: it is judged');
    keys('q');
    await shows(/Judg[\s\S]+q return/);
    keys('q');
    await shows('Hint 1 of 3');
    keys('t');
    await shows('Contents');
    expect(screen()).toMatch(/❯ Echo\s*$/m);
    keys('q');
    await shows('q quit');
    keys('q');
    await shows('code 0');
  });

  test('the menu leads to an exercise, and offers to go on with it', { tags: 'long' }, async () => {
    const { terminal } = learner();
    const { keys, shows } = openTerminal([], { ...terminal, columns: 40 });
    await shows('Exercises  0/3');
    keys('Up', 'Up', 'Up', 'Up', 'Up', 'Enter');
    await shows('❯ ○ 1/echo  An echo that lasts');
    keys('Down', 'Enter');
    await shows(/A louder echo[\s\S]+t task/);
    keys('q', 'q');
    await shows('❯ ◐ 1/shout  A louder echo');
    keys('q');
    await shows('Exercise: A louder echo');
    keys('q');
    await shows('code 0');
  });
});
