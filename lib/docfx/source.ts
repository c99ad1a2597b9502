import { readFileSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { hashOf } from '../base/files.ts';
import { UserError } from '../base/user-error.ts';
import { codeOf } from '../sockets/errors.ts';
import { textOf } from './article.ts';

/** An article's file, and its path in the documentation; null where nobody knows that. */
export type Source = { file: string; text: string; hash: string; path: string | null };

/** A bigger file is no article. */
const mostBytes = 4 * 1024 * 1024;

/** @throws UserError `import-…` for a file that is no article. */
export function readSource(file: string): Source {
  let bytes: Buffer;
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new UserError('import-not-article', { file });
    if (found.size > mostBytes)
      throw new UserError('import-too-big', { file, mebibytes: mostBytes / 1024 / 1024 });
    bytes = readFileSync(file);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') throw new UserError('file-none', { file });
    if (code === '') throw error;
    throw new UserError('file-unreadable', { file, code }, 1);
  }
  const text = textOf(bytes);
  if (text === null || !/^#|^---\n/m.test(text))
    throw new UserError('import-not-article', { file });
  return { file, text, hash: hashOf(bytes), path: pathInDocs(file) };
}

/** What comes from `docs/` on, where a file lies in a copy of the documentation. */
function pathInDocs(file: string): string | null {
  const parts = resolve(file).split(sep);
  const at = parts.lastIndexOf('docs');
  return at < 0 ? null : parts.slice(at).join('/');
}
