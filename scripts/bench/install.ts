import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Installs rivals, to be measured and never to be depended on, in a folder of their own, which is
 * gone when this process ends. Returns the folder.
 */
export async function installRivals(dependencies: Record<string, string>): Promise<string> {
  const npm = process.env.npm_execpath;
  if (!npm) throw new Error('start this with npm run bench');
  const folder = mkdtempSync(join(tmpdir(), 'workbook-rivals-'));
  const manifest = { private: true, type: 'module', dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const install = [npm, 'install', '--no-audit', '--no-fund', '--ignore-scripts'];
  const running = promisify(execFile)(process.execPath, install, { cwd: folder, timeout: 300_000 });
  process.on('exit', () => {
    running.child.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  await running;
  return folder;
}
