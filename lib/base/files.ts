import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { codeOf } from '../sockets/errors.ts';

/** The text of a file; null where there is none. */
export function readIfThere(file: URL): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EISDIR') return null;
    throw error;
  }
}

/** Writes a file in one go, so that nobody reads half of it; its folder is made if there is none. */
export function writeWhole(file: URL, content: string | Uint8Array): void {
  const fresh = new URL(`${file.href}.${process.pid}`);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(fresh, content);
  renameSync(fresh, file);
}

/** SHA-256, in hexadecimal digits. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
