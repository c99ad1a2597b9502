import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One folder for everything that tests create, because workers are stopped before they can remove
 * theirs.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-tests-'));
  // The names that Linux and macOS, and Windows, use for it.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
