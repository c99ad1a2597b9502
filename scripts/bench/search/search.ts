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
import { kinds, type Question, questions } from './questions.ts';

type Counts = Record<(typeof kinds)[number] | 'slips', number>;

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
  /** Of how many questions of each kind the first answer helps, and how many there are. */
  helped: Counts;
  asked: Counts;
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
      ...makeIndex(language, entries, synonyms, site.nearWords[language]),
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
  const helps = ([question, ...useful]: Question): boolean => {
    const found = first(question);
    return found === undefined ? useful.length === 0 : useful.includes(found);
  };
  const forgives = ([slip, meant]: [string, string]): boolean => {
    const found = first(slip);
    return found !== undefined && found === first(meant);
  };
  const { slips, ...tables } = questions[language];
  const counts = (count: (table: Question[]) => number, slips: number): Counts =>
    ({ ...Object.fromEntries(kinds.map((kind) => [kind, count(tables[kind])])), slips }) as Counts;
  return {
    ...{ engine: engine.name, language, lessons },
    ...{ script: gzipSync(script).length, index: gzipSync(index).length },
    tail: tail === '' ? 0 : gzipSync(tail).length,
    helped: counts((table) => table.filter(helps).length, slips.filter(forgives).length),
    asked: counts(({ length }) => length, slips.length),
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
  helped,
  asked,
  ms,
}: SearchRow): string {
  const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1).padStart(5);
  const shares = [...kinds, 'slips' as const].map(
    (name) => `${name} ${helped[name]}/${asked[name]}`,
  );
  return `${engine.padEnd(10)} ${language}, ${lessons} lessons  ${kilobytes(script + index)} KB (script ${kilobytes(script)}, index ${kilobytes(index)}${tail > 0 ? `; tail ${kilobytes(tail)}` : ''})  ${shares.join('  ')}  ${ms.toFixed(0)} ms`;
}
