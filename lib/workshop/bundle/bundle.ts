import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../base/user-error.ts';
import { fetchPackages, type Lock, type Npm, packagesFor } from './packages.ts';

export type BundleOptions = {
  /** The folder with the workbook. */
  root: string;
  /** A folder that is not there yet, or a file whose name ends in .tgz. */
  out: string;
  systems: readonly string[];
  npm: Npm;
  /** How many packages there are, and how many are in the bundle. */
  told: (count: number, of: number) => void;
};

/** The name of the folder that people find in an archive. */
const name = 'socket-workbook';

/** npm's settings in the bundle: `npm start` does not ask for a network. */
const settings = '; Everything is in packages/: npm has nothing to fetch.\noffline=true\n';

/** Makes a copy of the workbook that installs itself without a network; gives its size in bytes. */
export async function makeBundle({ root, out, ...options }: BundleOptions): Promise<number> {
  const isArchive = /\.(tgz|tar\.gz)$/.test(out);
  if (!isArchive && existsSync(out) && readdirSync(out).length > 0) {
    throw new UserError('bundle-exists', { folder: out });
  }
  const parent = dirname(resolve(out));
  mkdirSync(parent, { recursive: true });
  // Beside what it becomes, on the same disk.
  const made = mkdtempSync(join(parent, '.bundle-'));
  try {
    const bundle = join(made, name);
    copyWorkbook(root, bundle);
    await addPackages(bundle, options);
    if (isArchive) return archive(bundle, out);
    rmSync(out, { recursive: true, force: true });
    renameSync(bundle, out);
    return sizeOf(out);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

async function addPackages(
  bundle: string,
  { systems, npm, told }: Omit<BundleOptions, 'root' | 'out'>,
): Promise<void> {
  const file = join(bundle, 'package-lock.json');
  const lock: Lock = JSON.parse(readFileSync(file, 'utf8'));
  mkdirSync(join(bundle, 'packages'));
  const wanted = packagesFor(lock, systems);
  const found = await fetchPackages(lock, wanted, { bundle, npm, told });
  writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
  writeFileSync(join(bundle, '.npmrc'), settings);
}

/** Everything but what is made on each machine, and what is somebody's own. */
function copyWorkbook(root: string, bundle: string): void {
  const filter = (file: string): boolean => {
    const path = relative(root, file).split(sep);
    const last = path.at(-1) ?? '';
    if (['.git', 'node_modules', 'work'].includes(last) || last.endsWith('.log')) return false;
    return path.length > 1 || !['site', 'bundle'].includes(last);
  };
  cpSync(root, bundle, { recursive: true, filter });
}

/** Linux, macOS, and Windows 10 have `tar`. */
function archive(bundle: string, out: string): number {
  const args = ['-czf', resolve(out), '-C', dirname(bundle), basename(bundle)];
  const { error, status, stderr } = spawnSync('tar', args, { encoding: 'utf8' });
  if (status === 0) return statSync(out).size;
  const reason = error?.message ?? stderr.trim().split('\n')[0] ?? '';
  throw new UserError('bundle-tar', { reason }, 1);
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.reduce((sum, file) => {
    const about = statSync(join(folder, file));
    return about.isFile() ? sum + about.size : sum;
  }, 0);
}
