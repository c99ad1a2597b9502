import { readFileSync } from 'node:fs';
import { codeOf } from './errors.ts';

/** The text of a file; null where there is none. */
export function readIfThere(file: URL): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EISDIR') return null;
    throw error;
  }
}
