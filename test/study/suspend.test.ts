import { describe, expect, test, vi } from 'vitest';
import { learner } from '../exercise/learner.ts';
import { hasTmux, openTerminal, patient, type TestTerminal } from './terminal.ts';

/** Ctrl-Z: the shell is there and can be used; `fg` then brings the job back. */
async function suspended({ keys, shows }: TestTerminal, times: number) {
  keys('C-z');
  // What Ctrl-Z has stopped has, for the shell, ended with 128 + SIGTSTP.
  await shows(/(code|end) 1(48|46)/);
  keys(`echo "shell $((${times} + 1))"`, 'Enter');
  await shows(`shell ${times + 1}`);
  keys('clear; fg; echo "end $?"', 'Enter');
}

describe.skipIf(!hasTmux)('Ctrl-Z', { tags: 'long' }, () => {
  test.each(['node', 'npm'] as const)(
    'gives the shell back in menu and reader, and fg comes back (%s)',
    async (shell) => {
      const terminal = openTerminal([], { shell });
      const { keys, shows } = terminal;
      await shows('❯ Start here: A greeting');
      await suspended(terminal, 1);
      await shows('❯ Start here: A greeting');
      keys('Enter');
      await shows('1/7');
      keys('n');
      await shows('2/7');
      await suspended(terminal, 2);
      await shows('2/7');
      keys('q');
      await shows('❯ Continue: A greeting');
      keys('q');
      await shows('end 0');
    },
  );

  test('while a program is judged has it judged again', async () => {
    const { terminal: house, write } = learner();
    write('01-echoing/echo.ts', 'setInterval(() => {}, 1000);\n');
    const terminal = openTerminal(['watch', '1/echo'], { ...house, shell: 'npm' });
    const { keys, shows } = terminal;
    await shows('Judging…');
    await suspended(terminal, 3);
    await shows('Judging…');
    keys('q');
    await shows('end 0');
  });

  test('does nothing where no shell could continue', async () => {
    const { keys, shows, settings } = openTerminal([]);
    await shows('❯ Start here: A greeting');
    keys('C-z', 'Down');
    await shows('❯ 1  A greeting');
    await vi.waitFor(() => expect(settings()).toMatch(/-icanon/), patient);
    keys('q');
    await shows('code 0');
  });
});
