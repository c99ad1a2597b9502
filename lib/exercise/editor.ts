import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, dirname, extname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../base/user-error.ts';

type Surroundings = { env: NodeJS.ProcessEnv; platform: NodeJS.Platform };

/** Tried in this order if the person has named none. */
const usual = ['code', 'codium', 'zed', 'subl', 'nano', 'vim', 'vi', 'notepad'];

/**
 * The editor that the person has named. npm gives its scripts an EDITOR where there is none: vi, or
 * Notepad. That one does not count: to have vi, set VISUAL.
 */
function namedEditor({ env, platform }: Surroundings): string | undefined {
  const { VISUAL, EDITOR, SYSTEMROOT, npm_execpath, npm_config_editor } = env;
  if (VISUAL) return VISUAL;
  const usualOfNpm = platform === 'win32' ? `${SYSTEMROOT}\\notepad.exe` : 'vi';
  const fromNpm = npm_execpath && !npm_config_editor && EDITOR === usualOfNpm;
  return fromNpm ? undefined : EDITOR;
}

/** Whether the person has named an editor. */
export const hasEditor = (where: Surroundings): boolean => Boolean(namedEditor(where));

/**
 * Opens a file in the person's editor and waits until that gives the terminal back.
 *
 * @throws UserError `editor-missing`, `editor-unknown` or, on Windows, `editor-shim`.
 */
export async function openEditor(file: URL, where: Surroundings): Promise<void> {
  const [program = '', ...args] = editorCommand(where);
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, [...args, fileURLToPath(file)], {
      stdio: 'inherit',
      env: where.env,
    });
    child.once('error', () => reject(new UserError('editor-unknown', { editor: program }, 1)));
    child.once('exit', () => resolve());
  });
}

/** The editor's program, found on PATH, and its own arguments. */
export function editorCommand(where: Surroundings): string[] {
  const wish = namedEditor(where);
  if (!wish) {
    for (const name of usual) {
      const program = findProgram(name, where);
      if (program) return [startable(program, where)];
    }
    throw new UserError('editor-missing');
  }
  const whole = findProgram(wish, where);
  if (whole) return [startable(whole, where)];
  const [name = '', ...args] = splitWords(wish);
  const program = findProgram(name, where);
  if (!program) throw new UserError('editor-unknown', { editor: name });
  return [startable(program, where), ...args];
}

/** `"my editor" --wait` is two words: quotation marks keep spaces together. */
export function splitWords(text: string): string[] {
  const parts = text.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return parts.map((part) => part.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

function findProgram(name: string, { env, platform }: Surroundings): string | null {
  if (name === '') return null;
  const windows = platform === 'win32';
  const endings = windows ? ['', ...(env.PATHEXT ?? '.EXE;.CMD;.BAT').split(';')] : [''];
  const hasFolder = isAbsolute(name) || name.includes('/') || (windows && name.includes('\\'));
  const folders = hasFolder ? [''] : (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  for (const folder of folders) {
    for (const ending of endings) {
      const file = folder === '' ? name + ending : join(folder, name + ending);
      if (isProgram(file, windows)) return file;
    }
  }
  return null;
}

function isProgram(file: string, windows: boolean): boolean {
  try {
    if (!statSync(file).isFile()) return false;
    if (windows) return extname(file) !== '';
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Windows starts only .exe files without a shell; VS Code's `bin\code.cmd` has one in the folder
 * above it.
 */
function startable(program: string, { platform }: Surroundings): string {
  if (platform !== 'win32' || !/\.(cmd|bat)$/i.test(program)) return program;
  const name = program.replace(/^.*[\\/]|\.\w+$/g, '');
  const folder = dirname(program);
  const beside = [join(folder, `${name}.exe`), join(dirname(folder), `${name}.exe`)];
  const real = beside.find((file) => existsSync(file));
  if (real) return real;
  throw new UserError('editor-shim', { editor: program });
}
