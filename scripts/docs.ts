import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { validateCourse } from '../lib/authoring/validate.ts';
import { type ErrorId, UserError } from '../lib/base/user-error.ts';
import { words } from '../lib/base/words.ts';
import { lessonsFolder, repository } from '../lib/course/catalogue.ts';
import { problemText } from '../lib/course/problem.ts';
import { type Paper, papers } from '../lib/html/page-context.ts';
import { buildSite } from '../lib/site/build.ts';
import { ownEditBase } from '../lib/site/edit-base.ts';
import { type Command, type Given, runScript, whenStarted } from './command/command.ts';
import { portFrom } from './command/parse.ts';
import { untilStopped } from './lesson/until-stopped.ts';

const options = {
  base: { type: 'string', value: 'URL', help: 'docs.base' },
  'edit-base': { type: 'string', value: 'URL', help: 'docs.edit-base' },
  out: { type: 'string', value: 'FOLDER', help: 'docs.out' },
  'no-search': { type: 'boolean', help: 'docs.no-search' },
  instructor: { type: 'boolean', help: 'docs.instructor' },
  lessons: { type: 'string', value: 'FOLDER', help: 'docs.lessons' },
  pdf: { type: 'boolean', help: 'docs.pdf' },
  paper: { type: 'string', value: 'PAPER', help: 'docs.paper' },
  serve: { type: 'boolean' },
  port: { type: 'string', value: 'N', help: 'docs.port' },
  host: { type: 'string', value: 'H', help: 'docs.host' },
} as const;

/** Some options make no sense when the site is served, others only then. */
const onlyServed = ['port', 'host'] as const;
const onlyBuilt = ['base', 'out', 'no-search', 'pdf', 'paper'] as const;

/** `npm run docs`: renders the site into `site/`; with `--serve`, serves it and redraws it. */
export const docs: Command<typeof options> = {
  options,
  usage: [
    {
      help: 'docs.use',
      options: ['out', 'base', 'edit-base', 'lessons', 'no-search', 'instructor', 'pdf', 'paper'],
    },
    { words: '--serve', help: 'docs.serve', options: ['port', 'host'] },
  ],
  run(given) {
    const { values } = given;
    const useless = values.serve ? onlyBuilt : onlyServed;
    const option = useless.find((name) => values[name] !== undefined);
    if (option !== undefined) {
      throw new UserError(values.serve ? 'serve-never' : 'serve-only', { given: `--${option}` });
    }
    return values.serve ? serve(given) : build(given);
  },
};

async function build({ values, language, io }: Given<typeof options>): Promise<number> {
  const started = performance.now();
  const folder = values.out ?? 'site';
  const count = await buildSite({
    out: folderAt(folder),
    lessons: lessonsFrom(values.lessons),
    base: addressFrom(values.base, 'base-wrong'),
    edit: editBaseFrom(values['edit-base']),
    search: !values['no-search'],
    instructor: values.instructor === true,
    handouts: paperFrom(values),
  });
  const ms = Math.round(performance.now() - started);
  io.print(words('site', language, 'built', { count, folder, ms }));
  // French that is behind says so on its page.
  const { problems } = validateCourse(repository);
  const findings = problems.filter(({ id }) => !id.startsWith('section-'));
  io.warn(...findings.map((finding) => problemText(language, finding)));
  return findings.length > 0 ? 1 : 0;
}

/** Until Ctrl-C, which is how it is meant to end. */
async function serve({ values, language, io }: Given<typeof options>): Promise<number> {
  const options = {
    lessons: lessonsFrom(values.lessons),
    edit: editBaseFrom(values['edit-base']),
    instructor: values.instructor === true,
    host: values.host ?? '127.0.0.1',
    port: portFrom(values.port) ?? null,
    language,
    print: io.print,
  };
  const { serveSite } = await import('../lib/serve/preview/serve.ts');
  await untilStopped((signal) => serveSite(options, signal));
  return 0;
}

/** What the handouts are printed for: `--paper` asks for them, too. */
function paperFrom({ pdf, paper }: Given<typeof options>['values']): Paper | null {
  if (paper === undefined) return pdf ? 'a4' : null;
  const known = papers.find((name) => name === paper.toLowerCase());
  if (known) return known;
  throw new UserError('paper-unknown', { given: paper, names: papers.join(', ') });
}

const folderAt = (path: string): URL => pathToFileURL(`${path.replace(/[/\\]+$/, '')}/`);

function lessonsFrom(given: string | undefined): URL {
  if (given === undefined) return lessonsFolder;
  if (!statSync(given, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError('folder-none', { folder: given });
  return folderAt(given);
}

/** The address of a folder, with a `/` at its end. */
function addressFrom(given: string | undefined, wrong: ErrorId): URL | null {
  if (given === undefined) return null;
  const base = URL.canParse(given) ? new URL(given) : null;
  if (!base || !/^https?:$/.test(base.protocol)) throw new UserError(wrong, { given });
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  base.search = '';
  base.hash = '';
  return base;
}

function editBaseFrom(given: string | undefined): URL | null {
  return addressFrom(given, 'edit-base-wrong') ?? ownEditBase();
}

await whenStarted(import.meta, (io) => runScript('docs', docs, io));
