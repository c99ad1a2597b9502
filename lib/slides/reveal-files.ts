import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { SiteFile } from '../html/site.ts';

const require = createRequire(import.meta.url);

/** What moves the slides: reveal.js as it is published, with its license; the styles are ours. */
export function* revealFiles(): Generator<SiteFile> {
  const script = pathToFileURL(require.resolve('reveal.js'));
  yield ['assets/reveal/reveal.js', () => readFileSync(script)];
  yield ['assets/reveal/LICENSE', () => readFileSync(new URL('../LICENSE', script))];
}
