import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder. It is removed at the end of all tests, with the folder that they are given. */
export function emptyFolder(): string {
  return mkdtempSync(join(realpathSync(tmpdir()), 'test-'));
}
