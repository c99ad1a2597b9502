import { fileURLToPath } from 'node:url';
import { forgetWords, type Language, languages } from '../../base/i18n.ts';
import { words } from '../../base/words.ts';
import { repository } from '../../course/catalogue.ts';
import { startServer } from '../server.ts';
import { watchFolders } from './changes.ts';
import { LiveSite } from './live-site.ts';
import { siteRoutes } from './site-routes.ts';

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
  const { host, port, language, print } = options;
  const report = (error: unknown): void =>
    print(error instanceof Error ? error.message : String(error));
  const server = await startServer(
    {
      ...{ host, ports: port === null ? [usualPort, 0] : [port], report },
      // Whoever writes the site may reload it as fast as it is drawn.
      pace: { burst: 10_000, perSecond: 10_000 },
    },
    (app, { bases: [base] }) => {
      const site = new LiveSite({ ...options, base });
      return { site, tellReaders: siteRoutes(app, site) };
    },
  );
  const { site, tellReaders } = server.made;
  const { check, changed } = reporter(site, options);
  const folders = ownFolders.map((name) => new URL(name, repository));
  const unwatch = watchFolders([options.lessons, ...folders], (paths) => {
    const started = performance.now();
    try {
      forgetWords();
      site.refresh();
      tellReaders();
      changed(paths, Math.round(performance.now() - started));
    } catch (error) {
      // Our own words cannot be read: they are being edited.
      report(error);
    }
  });
  print(words('serve', language, 'serving'));
  for (const base of server.bases) {
    for (const language of languages) print(`  ${new URL(`${language}/`, base).href}`);
  }
  print(words('serve', language, 'stop'));
  // Of each lesson the page itself, as far as that takes no time; others when they change.
  let left = 60;
  check((path) => path.split('/').length === 3 && left-- > 0);
  await server.until(signal);
  unwatch();
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
    const slugs = names.flatMap((name) => /^lessons\/\d+-([^/]+)\//.exec(name)?.[1] ?? []);
    check((path) => slugs.some((slug) => path.includes(`/${slug}/`)));
  };
  return { check, changed };
}
