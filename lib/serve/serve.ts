import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { forgetWords, type Language, languages } from '../base/i18n.ts';
import { UserError } from '../base/user-error.ts';
import { words } from '../base/words.ts';
import { repository } from '../course/catalogue.ts';
import { codeOf } from '../sockets/errors.ts';
import { watchFolders } from './changes.ts';
import { hostsToOpen } from './hosts.ts';
import { LiveSite } from './live-site.ts';
import { SiteServer } from './server.ts';

export type ServeOptions = {
  lessons: URL;
  edit: URL | null;
  instructor: boolean;
  host: string;
  /** Null for the usual one, or another when that is taken. */
  port: number | null;
  language: Language;
  print: (line: string) => void;
};

const usualPort = 4400;
const ownFolders = ['lib/', 'locales/'];

/** Serves the site until the signal, and rebuilds pages when their sources change. */
export async function serveSite(options: ServeOptions, signal: AbortSignal): Promise<void> {
  const { host, language, print } = options;
  const server = createServer();
  const port = await listen(server, options);
  const bases = hostsToOpen(host).map((name) => {
    return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}/`);
  });
  const [base = new URL(`http://127.0.0.1:${port}/`)] = bases;
  const site = new LiveSite({ ...options, base });
  const served = new SiteServer(server, site, host);
  const { check, changed } = reporter(site, options);
  const folders = ownFolders.map((name) => new URL(name, repository));
  const unwatch = watchFolders([options.lessons, ...folders], (paths) => {
    const started = performance.now();
    try {
      forgetWords();
      site.refresh();
      served.tellReaders();
      changed(paths, Math.round(performance.now() - started));
    } catch (error) {
      // Our own words cannot be read: they are being edited.
      print(error instanceof Error ? error.message : String(error));
    }
  });
  print(words('serve', language, 'serving'));
  for (const each of bases) {
    for (const language of languages) print(`  ${new URL(`${language}/`, each).href}`);
  }
  print(words('serve', language, 'stop'));
  // Of each lesson the page itself, as far as that takes no time; others when they change.
  let left = 60;
  check((path) => path.split('/').length === 3 && left-- > 0);
  if (!signal.aborted) await once(signal, 'abort');
  unwatch();
  await served.close();
}

async function listen(server: Server, { port, host }: ServeOptions): Promise<number> {
  for (const wished of port === null ? [usualPort, 0] : [port]) {
    try {
      server.listen({ port: wished, host, exclusive: true });
      await once(server, 'listening');
      break;
    } catch (error) {
      const code = codeOf(error);
      if (port === null && wished !== 0 && code === 'EADDRINUSE') continue;
      throw new UserError('serve-listen', { place: `${host}:${wished}`, code }, 1);
    }
  }
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Says what has changed, what is wrong with the lessons now, and when nothing is anymore. */
function reporter(site: LiveSite, { lessons, language, print }: ServeOptions) {
  const slashes = (path: string): string => path.replaceAll('\\', '/');
  const places = [
    [slashes(fileURLToPath(lessons)), 'lessons/'],
    [slashes(fileURLToPath(repository)), ''],
  ] as const;
  let known = new Set<string>();
  const check = (isAsked: (path: string) => boolean): void => {
    const found = new Set(site.faults(isAsked, language));
    for (const fault of found) if (!known.has(fault)) print(fault);
    if (found.size === 0 && known.size > 0) print(words('serve', language, 'fixed'));
    known = found;
  };
  const changed = (paths: readonly string[], ms: number): void => {
    const names = paths.map(slashes).map((path) => {
      const [place, name] = places.find(([place]) => path.startsWith(place)) ?? ['', ''];
      return name + path.slice(place.length);
    });
    const files = names.slice(0, 3).join(', ');
    print(words('serve', language, 'changed', { files, count: names.length, ms }));
    const code = names.find((name) => /^lib\/(?!sockets\/).*\.ts$/.test(name));
    if (code) print(words('serve', language, 'code', { file: code }));
    const slugs = names.flatMap((name) => /^lessons\/\d\d-([^/]+)\//.exec(name)?.[1] ?? []);
    check((path) => slugs.some((slug) => path.includes(`/${slug}/`)));
  };
  return { check, changed };
}
