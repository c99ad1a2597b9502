import { join } from 'node:path';
import { UserError } from '../../base/user-error.ts';
import { type Machines, suits } from './systems.ts';

type Locked = Machines & {
  version?: string;
  integrity?: string;
  resolved?: string;
};

/** What a bundle needs of `package-lock.json`. */
export type Lock = { packages: Record<string, Locked> };

/** Runs npm with some arguments, and gives what it prints. */
export type Npm = (args: readonly string[]) => Promise<string>;

/** Where the packages are in a bundle. */
const folder = 'packages';
/** Packages in one call of npm: Windows has a limit for what is typed. */
const atOnce = 50;

/** The packages that one of the systems needs, `diff@9.0.0`, by their paths in the lock file. */
export function packagesFor({ packages }: Lock, systems: readonly string[]): Map<string, string> {
  const wanted = Object.entries(packages).filter(
    ([path, locked]) => path !== '' && systems.some((system) => suits(locked, system)),
  );
  return new Map(wanted.map(([path, { version }]) => [path, `${nameOf(path)}@${version}`]));
}

/** `node_modules/a/node_modules/@b/c` holds the package `@b/c`. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

/**
 * Puts packages into a bundle, and gives the lock file that finds them there: npm installs from
 * it whatever the registry, and checks each package against the lock file as always.
 */
export async function fetchPackages(
  lock: Lock,
  wanted: ReadonlyMap<string, string>,
  { bundle, npm, told }: { bundle: string; npm: Npm; told: (count: number, of: number) => void },
): Promise<Lock> {
  const names = [...new Set(wanted.values())];
  const fetched = new Map<string, Packed>();
  for (let at = 0; at < names.length; at += atOnce) {
    told(at, names.length);
    const some = names.slice(at, at + atOnce);
    const said = await npm([
      ...['pack', '--json', '--ignore-scripts', `--pack-destination=${join(bundle, folder)}`],
      ...some,
    ]);
    for (const one of packed(said)) fetched.set(`${one.name}@${one.version}`, one);
  }
  const packages = Object.entries(lock.packages).map(([path, locked]): [string, Locked] => {
    const name = wanted.get(path);
    const one = name && fetched.get(name);
    if (!one) return [path, locked];
    if (one.integrity !== locked.integrity) {
      throw new UserError('package-other', { name: name ?? '' }, 1);
    }
    return [path, { ...locked, resolved: `file:${folder}/${one.filename}` }];
  });
  return { ...lock, packages: Object.fromEntries(packages) };
}

type Packed = { name: string; version: string; filename: string; integrity: string };

/** What `npm pack --json` says: a list, or the same by their names. */
const packed = (said: string): Packed[] => Object.values(JSON.parse(said));
