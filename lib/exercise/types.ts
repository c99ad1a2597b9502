import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Language } from '../base/i18n.ts';
import { wrap } from '../base/terminal-text.ts';
import { temporaryName } from '../learner/temporary.ts';
import { shownPath, writeProject } from '../learner/workspace.ts';
import { prose } from '../terminal/lines.ts';
import { proseWidth, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import type { Submission } from './submission.ts';

/** What TypeScript says about a line: running a program does not check its types. */
export type TypeFault = { file: URL; line: number; column: number; message: string };

/**
 * Checks the types of one program in `work/`, in a process of its own. No faults when that cannot be
 * done, or was given up: types are a help, never a verdict.
 */
export async function typeFaults(
  file: URL,
  work: URL,
  language: Language,
  signal: AbortSignal,
): Promise<TypeFault[]> {
  let project: URL | null = null;
  try {
    writeProject(work);
    project = new URL(`${temporaryName(work, 'types')}.json`, work);
    const settings = {
      extends: './tsconfig.json',
      // With this option, an empty array may be filled; the other findings it adds are left out.
      compilerOptions: { noImplicitAny: true },
      files: [fileURLToPath(file)],
      include: [],
    };
    writeFileSync(project, JSON.stringify(settings));
    const args = ['-p', fileURLToPath(project), '--pretty', 'false', '--locale', language];
    return faultsIn(await printedBy([compiler(), ...args], work, signal), work);
  } catch {
    return [];
  } finally {
    if (project) rmSync(project, { force: true });
  }
}

function compiler(): string {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
  return join(dirname(manifest), 'bin', 'tsc');
}

function printedBy(args: string[], cwd: URL, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: fileURLToPath(cwd),
      stdio: ['ignore', 'pipe', 'ignore'],
      // The compiler starts a program of its own, which ends with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const end = (): void => {
      try {
        if (process.platform === 'win32') child.kill();
        else if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has already ended.
      }
    };
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    process.once('exit', end);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    child.once('error', reject).once('close', (code) => {
      process.off('exit', end);
      signal.removeEventListener('abort', end);
      // 1 and 2: there are errors.
      if (code === null || code > 2) reject(new Error('the compiler did not end well'));
      else resolve(text);
    });
  });
}

/** A name without a type is no mistake in JavaScript. */
const implicitAny = /^70\d\d$/;

/** The faults in what the compiler printed; lines that begin with a space belong to the one before. */
function faultsIn(text: string, folder: URL): TypeFault[] {
  return text.split(/\r?\n/).flatMap((said) => {
    const match = /^(\S.*)\((\d+),(\d+)\): error TS(\d+): (.*)$/.exec(said);
    if (!match) return [];
    const [, path = '', line = '', column = '', code = '', message = ''] = match;
    if (implicitAny.test(code)) return [];
    const file = pathToFileURL(resolve(fileURLToPath(folder), path));
    return [{ file, line: Number(line), column: Number(column), message }];
  });
}

/** How many of a program's type errors are shown at once: later ones often follow from the first. */
export const shownFaults = 5;

/** What is said above them. */
export const typesTitle = (faults: readonly TypeFault[], language: Language): string =>
  words(language, 'exercise.types', { count: faults.length });

/** What TypeScript says, beside a verdict; no lines if it says nothing. */
export function typeLines(
  faults: readonly TypeFault[],
  submission: Submission,
  style: TextStyle,
): string[] {
  if (faults.length === 0) return [];
  const room = proseWidth(style) - 2;
  const rows = faults.slice(0, shownFaults).flatMap(({ file, line, column, message }) => {
    const own = file.href === submission.file.href;
    const place = `${own ? submission.name : shownPath(file)}:${line}:${column}`;
    return [
      ...wrap(place, style.columns).map((part) => quiet(style, part)),
      ...wrap(message, room).map((part) => `  ${part}`),
    ];
  });
  return [...prose(typesTitle(faults, style.language), style, strong), ...rows];
}
