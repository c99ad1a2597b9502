import { expect, test } from 'vitest';
import { drawsUnicode, textStyleOf, withPlainSigns } from '../../lib/terminal/text-style.ts';

test.each<[env: NodeJS.ProcessEnv, unicode: boolean]>([
  [{}, true],
  [{ LANG: 'fr_FR.UTF-8' }, true],
  [{ LANG: 'C.utf8' }, true],
  [{ LC_ALL: 'C', LANG: 'fr_FR.UTF-8' }, false],
  [{ LC_ALL: '', LC_CTYPE: 'POSIX' }, false],
  [{ LANG: 'fr_FR.ISO-8859-1' }, false],
  [{ LANG: 'en_US.UTF-8', TERM: 'dumb' }, false],
])('what can be drawn follows the locale: %o', (env, unicode) => {
  expect(drawsUnicode(env, 'linux')).toBe(unicode);
});

test.each<[env: NodeJS.ProcessEnv, hyperlinks: boolean]>([
  [{ TERM: 'xterm-256color' }, false],
  [{ TERM: 'xterm-256color', VTE_VERSION: '7600' }, true],
  [{ TERM: 'xterm-256color', VTE_VERSION: '7600', NO_COLOR: '1' }, false],
  [{ TERM: 'xterm-kitty' }, true],
  [{ TERM_PROGRAM: 'vscode' }, true],
  [{ TERM: 'tmux-256color', TERM_PROGRAM: 'tmux', WT_SESSION: '1' }, false],
])('addresses are links where the terminal knows them: %o', (env, hyperlinks) => {
  expect(textStyleOf({ isTTY: true, columns: 80 }, 'en', env).hyperlinks).toBe(hyperlinks);
  expect(textStyleOf({ isTTY: false, columns: 80 }, 'en', env).hyperlinks).toBe(false);
});

test('signs that ASCII lacks have others in their place', () => {
  expect(withPlainSigns('It’s “9\u00a0h” → Judging…')).toBe('It\'s "9 h" -> Judging...');
  expect(withPlainSigns('«\u202foctet\u202f»\u202f: 1\u202f024')).toBe('"octet" : 1 024');
});
