import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What one build keeps for the next, behind its checksum; null if damaged or missing. */
export function readKept(file: URL): unknown {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === hashOf(body) ? JSON.parse(body) : null;
  } catch {
    return null;
  }
}

/** All or nothing: two builds may end at the same time. */
export function writeKept(file: URL, value: unknown): void {
  const body = JSON.stringify(value);
  const temporary = new URL(`${file.href}.${process.pid}`);
  try {
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(temporary, `${hashOf(body)}\n${body}`);
    renameSync(temporary, file);
  } catch {
    // It is only a convenience: if it cannot be written, everything is made again.
  }
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
