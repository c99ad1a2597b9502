import { pathToFileURL } from 'node:url';
import { words } from '../lib/base/words.ts';
import { buildSite } from '../lib/site/build.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';
import { addressFrom, checkTogether, editBaseFrom } from './docs/options.ts';

const options = {
  base: { type: 'string', value: 'URL', help: 'docs.base' },
  'edit-base': { type: 'string', value: 'URL', help: 'docs.edit-base' },
  out: { type: 'string', value: 'FOLDER', help: 'docs.out' },
  'no-search': { type: 'boolean', help: 'docs.no-search' },
  instructor: { type: 'boolean', help: 'docs.instructor' },
  pdf: { type: 'boolean', help: 'docs.pdf' },
  serve: { type: 'boolean' },
  port: { type: 'string', value: 'N', help: 'docs.port' },
  host: { type: 'string', value: 'H', help: 'docs.host' },
} as const;

/** `npm run docs`: renders the site into `site/`; with `--serve`, serves it and redraws it. */
export const docs: Command<typeof options> = {
  options,
  usage: [
    { help: 'docs.use', options: ['out', 'base', 'edit-base', 'no-search', 'instructor', 'pdf'] },
    { words: '--serve', help: 'docs.serve', options: ['port', 'host'] },
  ],
  async run({ values, language, io }) {
    checkTogether(values);
    const edit = editBaseFrom(values['edit-base']);
    const { instructor = false } = values;
    if (values.serve) {
      const { serve } = await import('./docs/serve.ts');
      return serve({ ...values, edit, instructor, language, print: io.print });
    }
    const started = performance.now();
    const folder = values.out ?? 'site';
    const out = pathToFileURL(`${folder.replace(/[/\\]+$/, '')}/`);
    const base = addressFrom(values.base, 'base-wrong');
    const search = !values['no-search'];
    const wish = { base, edit, search, instructor, handouts: values.pdf === true };
    const count = await buildSite({ ...wish, out });
    const ms = Math.round(performance.now() - started);
    io.print(words('site', language, 'built', { count, folder, ms }));
    return 0;
  },
};

await whenStarted(import.meta, (io) => runScript('docs', docs, io));
