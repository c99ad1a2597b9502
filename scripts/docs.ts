import { pathToFileURL } from 'node:url';
import { ContentError, problemText } from '../lib/course/problem.ts';
import { UserError } from '../lib/errors.ts';
import { buildSite } from '../lib/site/build.ts';
import { words } from '../lib/site/words.ts';
import { languageFrom, parseWords, runCommand } from './command.ts';

/** `npm run docs [-- --base URL] [--out DIR]`: renders the site. */
await runCommand(async (args) => {
  const { values, positionals } = parseWords(args, {
    base: { type: 'string' },
    out: { type: 'string', default: 'site' },
  });
  const language = languageFrom(values.lang);
  if (positionals[0] !== undefined)
    throw new UserError('too-many-words', { given: positionals[0] });
  try {
    const started = performance.now();
    const out = pathToFileURL(`${values.out.replace(/[/\\]+$/, '')}/`);
    const count = await buildSite({ out, base: baseFrom(values.base) });
    const ms = Math.round(performance.now() - started);
    console.log(words(language, 'built', { count, folder: values.out, ms }));
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(problemText(language, error.problem));
    return 1;
  }
});

/** The address to publish under, with a `/` at its end. */
function baseFrom(given: string | undefined): URL | null {
  if (given === undefined) return null;
  const base = URL.canParse(given) ? new URL(given) : null;
  if (!base || !/^https?:$/.test(base.protocol)) throw new UserError('base-wrong', { given });
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  base.search = '';
  base.hash = '';
  return base;
}
