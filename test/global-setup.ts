import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for everything that tests make, for workers are ended before they can remove theirs. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-tests-'));
  // The names that Linux and macOS, and Windows, have for it.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
