import { gzipSync } from 'node:zlib';
import { type OwnLanguage, ownLanguages } from '../../../lib/base/i18n.ts';
import { lessonsFolder } from '../../../lib/course/catalogue.ts';
import { makeIndex } from '../../../lib/search/make-index.ts';
import { readSite } from '../../../lib/site/read-site.ts';
import { entriesOf } from '../../../lib/site/search/index-file.ts';
import { sayingsOf } from '../../../lib/site/search/synonyms.ts';
import { installRivals } from '../install.ts';
import { type Corpus, type Engine, enginesIn, versions } from './engines.ts';
import { grown } from './grown.ts';
import { blind, fresh, type Question, slips, typed } from './questions.ts';
import { unseen } from './unseen.ts';

export type SearchRow = {
  engine: string;
  language: OwnLanguage;
  /** How many lessons there are to find: those of the course, or twice as many. */
  lessons: number;
  /**
   * What the first search loads, after gzip: the engine, and the index with what is shown. The tail
   * comes with the first question that needs it.
   */
  script: number;
  index: number;
  tail: number;
  /** Of how many questions the first answer helps. */
  typed: number;
  blind: number;
  fresh: number;
  unseen: number;
  slips: number;
  questions: { typed: number; blind: number; fresh: number; unseen: number; slips: number };
  /** From the entries to an index, in milliseconds. */
  ms: number;
};

/** Finding: ours, and with rivals theirs too, on the same entries, words and questions. */
export async function benchSearch(options: {
  rivals: boolean;
}): Promise<{ rows: SearchRow[]; text: string }> {
  const engines = await enginesIn(options.rivals ? await installRivals(versions) : null);
  const rows: SearchRow[] = [];
  for (const corpus of readCorpora()) {
    for (const engine of engines) rows.push(await measure(engine, corpus));
  }
  return { rows, text: searchText(rows) };
}

/** What there is to find on the real site, and on one with twice as many lessons. */
function readCorpora(): Corpus[] {
  const site = readSite(lessonsFolder);
  const slugs = site.lessons.map(({ slug }) => slug);
  return ownLanguages.flatMap((language) => {
    const today = { entries: entriesOf(site, language), synonyms: sayingsOf(site, language) };
    const twice = grown({ language, ...today }, slugs);
    return [today, twice].map(({ entries, synonyms }, at) => ({
      ...{ language, entries, lessons: slugs.length * (at + 1) },
      ...makeIndex(language, entries, synonyms),
    }));
  });
}

async function measure(engine: Engine, corpus: Corpus): Promise<SearchRow> {
  const { language, lessons } = corpus;
  const started = performance.now();
  const { script, index, tail = '', ask } = await engine.open(corpus);
  const ms = performance.now() - started;
  const first = (question: string): string | undefined =>
    ask(question)[0]
      ?.replace(/^..\//, '')
      .replace(/\/?index\.html/, '');
  const right = (questions: readonly Question[]): number =>
    questions.filter(([question, ...useful]) => {
      const found = first(question);
      return found === undefined ? useful.length === 0 : useful.includes(found);
    }).length;
  const forgiven = slips[language].filter(([slip, meant]) => {
    const found = first(slip);
    return found !== undefined && found === first(meant);
  });
  return {
    ...{ engine: engine.name, language, lessons },
    ...{ script: gzipSync(script).length, index: gzipSync(index).length },
    tail: tail === '' ? 0 : gzipSync(tail).length,
    ...{ typed: right(typed[language]), blind: right(blind[language]) },
    ...{ fresh: right(fresh[language]), unseen: right(unseen[language]) },
    slips: forgiven.length,
    questions: {
      typed: typed[language].length,
      blind: blind[language].length,
      fresh: fresh[language].length,
      unseen: unseen[language].length,
      slips: slips[language].length,
    },
    ms,
  };
}

function searchText(rows: readonly SearchRow[]): string {
  return rows.map(rowText).join('\n');
}

function rowText({
  engine,
  language,
  lessons,
  script,
  index,
  tail,
  questions,
  ms,
  ...right
}: SearchRow): string {
  const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1).padStart(5);
  const share = (name: 'typed' | 'blind' | 'fresh' | 'unseen' | 'slips'): string =>
    `${name} ${right[name]}/${questions[name]}`;
  return `${engine.padEnd(10)} ${language}, ${lessons} lessons  ${kilobytes(script + index)} KB (script ${kilobytes(script)}, index ${kilobytes(index)}${tail > 0 ? `; tail ${kilobytes(tail)}` : ''})  ${share('typed')}  ${share('blind')}  ${share('fresh')}  ${share('unseen')}  ${share('slips')}  ${ms.toFixed(0)} ms`;
}
