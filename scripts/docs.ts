import { pathToFileURL } from 'node:url';
import { ContentError, problemText } from '../lib/course/problem.ts';
import { UserError } from '../lib/errors.ts';
import { buildSite, usualCache } from '../lib/site/build.ts';
import { ownEditBase } from '../lib/site/edit-base.ts';
import { words } from '../lib/site/words.ts';
import { languageFrom, parseWords, runCommand } from './command.ts';

/** `npm run docs [-- --base URL] [--edit-base URL] [--out DIR] [--no-search] [--instructor]`. */
await runCommand(async (args) => {
  const { values, positionals } = parseWords(args, {
    base: { type: 'string' },
    'edit-base': { type: 'string' },
    out: { type: 'string', default: 'site' },
    'no-search': { type: 'boolean' },
    instructor: { type: 'boolean', default: false },
  });
  const language = languageFrom(values.lang);
  if (positionals[0] !== undefined)
    throw new UserError('too-many-words', { given: positionals[0] });
  try {
    const started = performance.now();
    const out = pathToFileURL(`${values.out.replace(/[/\\]+$/, '')}/`);
    const base = addressFrom(values.base, 'base-wrong');
    const edit = addressFrom(values['edit-base'], 'edit-base-wrong') ?? ownEditBase();
    const search = !values['no-search'];
    const { instructor } = values;
    const count = await buildSite({ out, base, edit, search, instructor, cache: usualCache });
    const ms = Math.round(performance.now() - started);
    console.log(words(language, 'built', { count, folder: values.out, ms }));
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(problemText(language, error.problem));
    return 1;
  }
});

/** The address of a folder, with a `/` at its end. */
function addressFrom(given: string | undefined, wrong: string): URL | null {
  if (given === undefined) return null;
  const base = URL.canParse(given) ? new URL(given) : null;
  if (!base || !/^https?:$/.test(base.protocol)) throw new UserError(wrong, { given });
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  base.search = '';
  base.hash = '';
  return base;
}
