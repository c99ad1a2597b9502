import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { browserCommand, openAddress } from '../../lib/live/browser.ts';
import { emptyFolder } from '../empty-folder.ts';

const address = 'http://127.0.0.1:4420/en/?token=secret&more';

test('a browser is opened where there is one', () => {
  const at = (platform: NodeJS.Platform, env = {}) => browserCommand({ platform, env });
  expect(at('linux')).toBeNull();
  expect(at('linux', { DISPLAY: ':0' })).toEqual(['xdg-open']);
  expect(at('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open']);
  expect(at('linux', { WSL_DISTRO_NAME: 'Ubuntu' })).toEqual(['wslview']);
  expect(at('darwin')).toEqual(['open']);
  expect(at('win32')?.[0]).toBe('rundll32');
  const folder = pathToFileURL(`${emptyFolder()}/`);
  expect(openAddress(address, folder, { platform: 'linux', env: {} })).toBeNull();
});

test('the address is in a file that nobody else can read, not on a command line', () => {
  const folder = pathToFileURL(`${emptyFolder()}/`);
  const file = new URL('open-in-browser.html', folder);
  writeFileSync(file, 'of another time', { mode: 0o666 });
  // There is no such program here: the file is written all the same.
  const where = { platform: 'linux', env: { DISPLAY: ':0', PATH: '' } } as const;
  const remove = openAddress(address, folder, where);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('content="0; url=http://127.0.0.1:4420/en/?token=secret&amp;more"');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  remove?.();
  expect(existsSync(file)).toBe(false);
});
