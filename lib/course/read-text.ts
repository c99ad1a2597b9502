import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { codeOf } from '../sockets/errors.ts';
import { ContentError } from './problem.ts';

/** The text of a file that the content cannot do without. `label` names it in messages. */
export function readText(file: URL, label: string): string {
  const wrong = (id: 'file-missing' | 'file-bytes'): ContentError =>
    new ContentError({ file: label, line: 1, id, params: {} });
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? wrong('file-missing') : error;
  }
  if (!isUtf8(bytes)) throw wrong('file-bytes');
  return bytes.toString('utf8');
}
