import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../lib/base/user-error.ts';
import { editorCommand, hasEditor, splitWords } from '../../lib/exercise/editor.ts';
import { emptyFolder } from '../empty-folder.ts';

const { platform } = process;

/** A folder on PATH that has programs with these names. */
function pathWith(...names: string[]): string {
  const folder = emptyFolder();
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

test.each([
  ['code --wait', ['code', '--wait']],
  ['"my editor" -a \'b c\'', ['my editor', '-a', 'b c']],
  ['  vi  ', ['vi']],
  ['C:\\tools\\edit.exe -n', ['C:\\tools\\edit.exe', '-n']],
])('the words of %s', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});

test.each<[boolean, NodeJS.Platform, NodeJS.ProcessEnv]>([
  [false, 'linux', {}],
  [true, 'linux', { EDITOR: 'vi' }],
  [false, 'linux', { EDITOR: 'vi', npm_execpath: 'npm-cli.js' }],
  [true, 'linux', { EDITOR: 'nano', npm_execpath: 'npm-cli.js' }],
  [true, 'linux', { EDITOR: 'vi', VISUAL: 'vi', npm_execpath: 'npm-cli.js' }],
  [true, 'linux', { EDITOR: 'vi', npm_config_editor: 'vi', npm_execpath: 'npm-cli.js' }],
  [
    false,
    'win32',
    { EDITOR: 'C:\\W\\notepad.exe', SYSTEMROOT: 'C:\\W', npm_execpath: 'npm-cli.js' },
  ],
])('%s: the person has named an editor (%s, %j)', (named, platform, env) => {
  expect(hasEditor({ env, platform })).toBe(named);
});

test('npm itself sets EDITOR to what does not count', () => {
  const folder = emptyFolder();
  const scripts = { look: `node -p "JSON.stringify(process.env)"` };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts }));
  const { EDITOR: _, VISUAL: __, ...env } = process.env;
  const shell = platform === 'win32';
  const said = execFileSync('npm', ['run', '-s', 'look'], {
    cwd: folder,
    env,
    encoding: 'utf8',
    shell,
  });
  expect(hasEditor({ env: JSON.parse(said), platform })).toBe(false);
});

describe.skipIf(platform === 'win32')('the editor', () => {
  test('is found on PATH, VISUAL before EDITOR, its own words kept', () => {
    const [one, two] = [emptyFolder(), pathWith('code', 'vi')];
    const PATH = [one, two].join(delimiter);
    const found = editorCommand({ env: { PATH, VISUAL: 'code --wait', EDITOR: 'vi' }, platform });
    expect(found).toEqual([join(two, 'code'), '--wait']);
    expect(editorCommand({ env: { PATH }, platform })).toEqual([join(two, 'code')]);
  });

  test('may be a path with spaces, as it is', () => {
    const EDITOR = join(pathWith('my editor'), 'my editor');
    expect(editorCommand({ env: { EDITOR }, platform })).toEqual([EDITOR]);
  });

  test('that is nowhere is named', () => {
    const env = { PATH: emptyFolder(), EDITOR: 'nope -x' };
    expect(() => editorCommand({ env, platform })).toThrow(
      new UserError('editor-unknown', { editor: 'nope' }),
    );
    expect(() => editorCommand({ env: { PATH: emptyFolder() }, platform })).toThrow(
      new UserError('editor-missing'),
    );
  });

  test('on Windows is never a script: its program is beside it, or has to be named', () => {
    const folder = pathWith('bin/code.cmd', 'code.exe', 'other.cmd');
    const of = (EDITOR: string) => editorCommand({ env: { PATH: '', EDITOR }, platform: 'win32' });
    expect(of(`${join(folder, 'bin', 'code.cmd')} -w`)).toEqual([join(folder, 'code.exe'), '-w']);
    expect(() => of(join(folder, 'other.cmd'))).toThrow(/editor-shim/);
  });
});
