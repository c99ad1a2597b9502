import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Installed to be measured, never to be depended on. */
const rivals = { 'promise-socket': '8.0.0' };

/** Installs the rivals in a folder of their own, which is gone when this process ends. */
export async function installRivals(): Promise<string> {
  const npm = process.env.npm_execpath;
  if (!npm) throw new Error('start this with npm run bench');
  const folder = mkdtempSync(join(tmpdir(), 'workbook-rivals-'));
  const manifest = { private: true, dependencies: rivals };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const install = [npm, 'install', '--no-audit', '--no-fund', '--ignore-scripts'];
  const options = { cwd: folder, timeout: 60_000 };
  const running = promisify(execFile)(process.execPath, install, options);
  process.on('exit', () => {
    running.child.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  await running;
  return folder;
}
