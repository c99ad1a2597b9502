import { pathToFileURL } from 'node:url';
import { UserError } from '../lib/errors.ts';
import { buildSite, usualCache } from '../lib/site/build.ts';
import { words } from '../lib/site/words.ts';
import { languageFrom, parseWords, runCommand } from './command.ts';
import { addressFrom, checkTogether, editBaseFrom } from './docs/options.ts';

/** `npm run docs`: renders the site into `site/`; with `--serve`, serves it and draws it anew. */
await runCommand(async (args) => {
  const { values, positionals } = parseWords(args, {
    base: { type: 'string' },
    'edit-base': { type: 'string' },
    out: { type: 'string' },
    'no-search': { type: 'boolean' },
    instructor: { type: 'boolean' },
    pdf: { type: 'boolean' },
    serve: { type: 'boolean' },
    port: { type: 'string' },
    host: { type: 'string' },
  });
  const language = languageFrom(values.lang);
  if (positionals[0] !== undefined)
    throw new UserError('too-many-words', { given: positionals[0] });
  checkTogether(values);
  const edit = editBaseFrom(values['edit-base']);
  const { instructor = false } = values;
  if (values.serve) {
    const { serve } = await import('./docs/serve.ts');
    return serve({ ...values, edit, instructor, language });
  }
  const started = performance.now();
  const folder = values.out ?? 'site';
  const out = pathToFileURL(`${folder.replace(/[/\\]+$/, '')}/`);
  const base = addressFrom(values.base, 'base-wrong');
  const search = !values['no-search'];
  const options = { base, edit, search, instructor, handouts: values.pdf === true };
  const count = await buildSite({ ...options, out, cache: usualCache });
  const ms = Math.round(performance.now() - started);
  console.log(words(language, 'built', { count, folder, ms }));
  return 0;
});
