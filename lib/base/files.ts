import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
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

/** SHA-256, in hexadecimal digits. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
