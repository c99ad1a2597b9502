import { nearName, unknownName } from '../../base/suggest.ts';

/** Kinds of machines, as `process.platform` and `process.arch` name them; musl is Alpine's C library. */
const systems = [
  ...['linux-x64', 'linux-arm64', 'linux-x64-musl', 'linux-arm64-musl'],
  ...['darwin-arm64', 'darwin-x64', 'win32-x64', 'win32-arm64'],
];

export const usualSystems: readonly string[] = ['linux-x64', 'darwin-arm64', 'win32-x64'];

/** The systems in a list such as `linux-x64,win32-x64`. */
export function systemsFrom(given: string): string[] {
  const names = given.split(',').map((name) => name.trim());
  for (const name of names) {
    if (systems.includes(name)) continue;
    const near = nearName(name.toLowerCase(), systems);
    throw unknownName('system-unknown', { given: name, names: systems.join(', ') }, near);
  }
  return [...new Set(names)];
}

/** What a lock file says of the machines that a package is for. */
export type Machines = { os?: string[]; cpu?: string[]; libc?: string[] };

/** Whether npm would install a package on a system. */
export function suits({ os, cpu, libc }: Machines, system: string): boolean {
  const [platform = '', arch = '', musl] = system.split('-');
  const isLinux = platform === 'linux';
  return allows(os, platform) && allows(cpu, arch) && (!isLinux || allows(libc, musl ?? 'glibc'));
}

/** A list names what is allowed, or, with `!`, what is not. */
function allows(list: readonly string[] | undefined, name: string): boolean {
  if (!list || list.includes('any')) return true;
  if (list.includes(`!${name}`)) return false;
  return list.includes(name) || list.every((one) => one.startsWith('!'));
}
