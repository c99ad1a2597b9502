import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { html } from '../html/html.ts';

type Surroundings = { env: NodeJS.ProcessEnv; platform: NodeJS.Platform };

/** The program that opens a file in the person's browser; null where there seems to be none. */
export function browserCommand({ env, platform }: Surroundings): readonly string[] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  if (env.WSL_DISTRO_NAME) return ['wslview'];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : null;
}

/**
 * Opens an address in the person's browser, through a file that only this person can read: other
 * users see every command line. Returns what removes the file. In `folder`, because there are
 * browsers that may not read the system's temporary files.
 */
export function openAddress(
  address: string,
  folder: URL,
  where: Surroundings,
): (() => void) | null {
  const [program, ...args] = browserCommand(where) ?? [];
  if (program === undefined) return null;
  const file = new URL('open-in-browser.html', folder);
  const remove = (): void => rmSync(file, { force: true });
  mkdirSync(folder, { recursive: true });
  // A new one: what is there may be another's, or readable by others.
  remove();
  writeFileSync(file, redirectTo(address), { mode: 0o600, flag: 'wx' });
  const child = spawn(program, [...args, fileURLToPath(file)], {
    stdio: 'ignore',
    detached: true,
    env: where.env,
  });
  // The address has been printed as well.
  child.once('error', remove);
  child.unref();
  return remove;
}

const redirectTo = (address: string): string => `<!DOCTYPE html>
${html`<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${address}">
<title>…</title>
<a href="${address}">→</a>
</html>
`}`;
