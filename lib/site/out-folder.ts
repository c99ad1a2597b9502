import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isAlive, locked } from '../base/lock.ts';
import { UserError } from '../base/user-error.ts';
import { codeOf } from '../sockets/errors.ts';

/** Says in a folder that it is the site's, to be emptied by the next build. */
const marker = '.socket-workbook';
const markerText = 'npm run docs fills this folder, and empties it first.\n';
const own = /^\.(?:socket-workbook|building\b)/;

/**
 * Has a site written into a stage, a folder of this build alone within the site's, so that moving is
 * renaming; then puts it in the place of the site that was there. A build that fails leaves that as
 * it was, and builds that run at the same time leave the whole site of one of them.
 */
export async function replaceFolder(
  out: URL,
  write: (stage: URL) => void | Promise<void>,
): Promise<void> {
  sweepStages(out);
  checkIsSite(out);
  mkdirSync(out, { recursive: true });
  const home = mkdtempSync(fileURLToPath(new URL(`.building-${process.pid}-`, out)));
  const [stage, old] = [pathToFileURL(`${home}/new/`), pathToFileURL(`${home}/old/`)];
  try {
    mkdirSync(stage);
    mkdirSync(old);
    await write(stage);
    locked(
      new URL('.building.lock', out),
      () => {},
      () => {
        // Something may have been put there in the meantime.
        checkIsSite(out);
        writeFileSync(new URL(marker, out), markerText);
        moveAll(out, old);
        moveAll(stage, out);
      },
    );
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Moves everything or nothing: where a folder is in use, as can be on Windows, all goes back. */
function moveAll(from: URL, to: URL): void {
  const moved: string[] = [];
  try {
    for (const name of namesIn(from)) {
      renameSync(new URL(name, from), new URL(name, to));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) renameSync(new URL(name, to), new URL(name, from));
    throw error;
  }
}

/** Removes the stages of builds that were killed. */
function sweepStages(out: URL): void {
  for (const name of existsSync(out) ? readdirSync(out) : []) {
    const pid = /^\.building-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    rmSync(new URL(`${name}/`, out), { recursive: true, force: true });
  }
}

export function writeFile(file: URL, content: string | Uint8Array): void {
  const folder = new URL('.', file);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  writeFileSync(file, content);
}

/** Only what a build has filled is ever emptied. */
function checkIsSite(out: URL): void {
  const file = fileURLToPath(out).replace(/[/\\]$/, '');
  if (existsSync(file) && !statSync(file).isDirectory()) {
    throw new UserError('out-not-folder', { file });
  }
  if (namesIn(out).length > 0 && !existsSync(new URL(marker, out))) {
    throw new UserError('out-not-site', { folder: fileURLToPath(out) });
  }
}

function namesIn(folder: URL): string[] {
  try {
    return readdirSync(folder).filter((name) => !own.test(name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
