import { type BuildOptions, buildSite } from '../../lib/site/build.ts';
import { siteFolder } from './pages.ts';

type Options = Omit<BuildOptions, 'out'>;

/** The site of the repository's own lessons, complete. */
export const ownLessons: Options = { base: new URL('https://a.example/'), search: true };

const sites = new Map<string, Promise<URL>>();

/** The folder of a site, built once for all tests of a process. */
export function builtSite(options: Options): Promise<URL> {
  const key = JSON.stringify(options);
  const site = sites.get(key) ?? build(options);
  sites.set(key, site);
  return site;
}

async function build(options: Options): Promise<URL> {
  const url = siteFolder();
  await buildSite({ ...options, out: url });
  return url;
}
