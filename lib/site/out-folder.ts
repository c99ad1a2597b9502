import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codeOf, UserError } from '../errors.ts';

/**
 * Has a site written into `.building/` in the folder itself, so that moving is renaming, then puts
 * it in the place of the one that was there. A build that fails leaves the folder as it was.
 */
export async function replaceFolder(
  out: URL,
  write: (stage: URL) => void | Promise<void>,
): Promise<void> {
  checkIsSite(out);
  const stage = new URL(stageName, out);
  rmSync(stage, { recursive: true, force: true });
  try {
    await write(stage);
    for (const name of namesIn(out)) rmSync(new URL(name, out), { recursive: true });
    for (const name of readdirSync(stage)) renameSync(new URL(name, stage), new URL(name, out));
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

const stageName = '.building/';

export function writeFile(file: URL, content: string | Uint8Array): void {
  const folder = new URL('.', file);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  writeFileSync(file, content);
}

/** Only what an earlier build has filled is ever emptied. */
function checkIsSite(out: URL): void {
  if (namesIn(out).length > 0 && !existsSync(new URL('assets/site.css', out))) {
    throw new UserError('out-not-site', { folder: fileURLToPath(out) });
  }
}

function namesIn(folder: URL): string[] {
  try {
    return readdirSync(folder).filter((name) => `${name}/` !== stageName);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
