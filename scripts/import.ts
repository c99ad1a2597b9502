import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Language } from '../lib/base/i18n.ts';
import { wrapMessage } from '../lib/base/terminal-text.ts';
import { UserError, userErrorText } from '../lib/base/user-error.ts';
import { wordsOf } from '../lib/base/words.ts';
import { lessonsFolder } from '../lib/course/catalogue.ts';
import { type Imported, importArticles } from '../lib/docfx/import.ts';
import { codeOf } from '../lib/sockets/errors.ts';
import { type Command, type Given, runScript, whenStarted } from './command/command.ts';

const say = wordsOf('docfx');

const options = {
  as: { type: 'string', value: 'NN-NAME', help: 'import.as' },
  out: { type: 'string', value: 'FOLDER', help: 'import.out' },
  force: { type: 'boolean', help: 'import.force' },
  audit: { type: 'boolean', help: 'import.audit' },
  many: { type: 'string', value: 'LIST', help: 'import.many' },
  json: { type: 'boolean', help: 'import.json' },
} as const;

/** `npm run import -- FILE [FILE]`: makes a lesson of an article; with `--many`, of each in a list. */
export const importing: Command<typeof options> = {
  options,
  usage: [
    { words: 'FILE [FILE]', help: 'import.use', options: ['as', 'out', 'force', 'audit', 'json'] },
    { options: ['many'] },
  ],
  words: 2,
  async run(given) {
    const { values, words: files } = given;
    const [file] = files;
    if (values.many !== undefined && file !== undefined)
      throw new UserError('import-many-files', { given: file });
    if (values.many !== undefined && values.as !== undefined) throw new UserError('import-many-as');
    if (values.many !== undefined) return whole((wanted) => many(values.many ?? '', given, wanted));
    if (file === undefined) throw new UserError('import-what');
    return whole(() => {
      const done = importArticles(files, { ...values, out: outOf(given) });
      report(done, files, given);
      return isWhole(done) ? 0 : 1;
    });
  },
};

const outOf = ({ values }: Given<typeof options>): string =>
  values.out ?? (relative('', fileURLToPath(lessonsFolder)) || '.');

/** Whether everything of the text is in the lesson. */
const isWhole = ({ lost, notUnderstood, unpaired }: Imported): boolean =>
  lost.length + notUnderstood.length + unpaired.length === 0;

/** Ctrl-C, as other programs report it. */
const cancelled = 130;

/** Ctrl-C lets the lesson that is being written be finished, so that no half of one is left. */
async function whole(
  work: (wanted: () => Promise<boolean>) => number | Promise<number>,
): Promise<number> {
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  // Signals are heard when nothing else is done.
  const wanted = async (): Promise<boolean> => {
    await setImmediate();
    return !stopped;
  };
  process.on('SIGINT', stop);
  try {
    const code = await work(wanted);
    return (await wanted()) ? code : cancelled;
  } finally {
    process.off('SIGINT', stop);
  }
}

/** One article a line; those that cannot be imported are said, and the others are. */
async function many(
  list: string,
  given: Given<typeof options>,
  wanted: () => Promise<boolean>,
): Promise<number> {
  const { values, language, io } = given;
  const files = linesOf(list);
  let worst = 0;
  const total = { count: 0, segments: 0, aligned: 0 };
  for (const file of files) {
    if (!(await wanted())) break;
    try {
      const done = importArticles([file], { ...values, out: outOf(given) });
      total.count += 1;
      total.segments += Math.max(...Object.values(done.languages).map(({ segments }) => segments));
      total.aligned += done.paired;
      if (!isWhole(done)) worst = Math.max(worst, 1);
      report(done, [file], given);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      worst = 2;
      if (values.json) io.print(JSON.stringify({ file, error: error.id }));
      io.warn(userErrorText(language, error));
    }
  }
  if (!values.json) io.print(say(language, 'summary', { ...total, all: files.length }));
  return worst;
}

function linesOf(list: string): string[] {
  try {
    const lines = readFileSync(list, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
    if (lines.length === 0) throw new UserError('import-list', { file: list });
    return lines;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') throw new UserError('file-none', { file: list });
    if (code === 'EISDIR') throw new UserError('import-list', { file: list });
    if (code === '') throw error;
    throw new UserError('file-unreadable', { file: list, code }, 1);
  }
}

function report(
  done: Imported,
  files: readonly string[],
  { values, language, style, io }: Given<typeof options>,
): void {
  if (values.json) {
    const { missing, ...short } = done;
    io.print(JSON.stringify(values.audit ? done : { ...short, missing: missing.length }));
    return;
  }
  const tell = (line: string): void =>
    io.print(...(io.stdout.isTTY ? wrapMessage(line, style.columns) : [line]));
  const { lesson, paired, languages, untranslated, unpaired, apart, missing, notUnderstood, lost } =
    done;
  const count = Math.max(...Object.values(languages).map(({ segments }) => segments));
  tell(say(language, 'imported', { file: files.join(', '), lesson }));
  tell(say(language, 'segments', { count, languages: Object.keys(languages).join(', '), paired }));
  if (untranslated) tell(say(language, 'untranslated', { file: `${untranslated}.md` }));
  io.warn(
    ...unpaired.map(({ file, line, text }) =>
      say(language, 'unpaired', { file, line, text: shown(text) }),
    ),
  );
  io.warn(...apart.map((place) => say(language, 'apart', place)));
  const odd = notUnderstood.map((one) => ({ ...one, kind: 'not-understood' as const }));
  for (const { file, line, kind, text } of [...odd, ...(values.audit ? missing : [])]) {
    io.warn(
      say(language, 'noticed', { file, line, what: what(language, kind), text: shown(text) }),
    );
  }
  if (lost.length > 0)
    io.warn(say(language, 'lost', { count: lost.length, words: lost.slice(0, 20).join(' ') }));
  else if (values.audit) tell(say(language, 'kept'));
  if (values.many !== undefined) return;
  const folder = values.out === undefined ? '' : ` --lessons ${quoted(values.out)}`;
  tell(say(language, 'next', { command: `npm run docs -- --serve${folder}` }));
}

/** As shells of all systems take it. */
const quoted = (path: string): string => (/^[\w./\\:-]+$/.test(path) ? path : `"${path}"`);

const what = (language: Language, kind: Imported['missing'][number]['kind']): string =>
  say(language, `notice.${kind}`);

const shown = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
};

await whenStarted(import.meta, (io) => runScript('import', importing, io));
