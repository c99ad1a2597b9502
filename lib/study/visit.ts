import type { Language } from '../base/i18n.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import { entriesOf, errorWords, loadErrorGuide } from '../course/error-guide.ts';
import type { WatchOptions } from '../exercise/watch/watch.ts';
import type { TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import type { Onward } from './reader/onward.ts';
import { Reader, type ReaderOptions } from './reader/reader.ts';
import type { CourseSearch, Finding } from './search/finding.ts';
import { showText } from './text-screen.ts';

export type VisitOptions = Omit<WatchOptions, 'exercise'> & {
  /** The folder of the lessons. */
  folder: URL;
  searchIn: (language: Language) => Promise<CourseSearch>;
};

/** What is opened first: a lesson, the search, or where the room is. */
type Opening = { lesson: LessonSummary; start: ReaderOptions['start'] } | 'search' | 'call';

/** How a visit ended: an exit code, and the language the person has chosen. */
type VisitEnd = { code: number; language: Language };

/** Goes between the reader, exercises, and the search, until the person leaves what was opened. */
export async function visit(opening: Opening, options: VisitOptions): Promise<VisitEnd> {
  let { language } = options;
  let finding: Finding | null = null;
  const open = (
    lesson: LessonSummary,
    start: ReaderOptions['start'],
    searched = finding !== null,
  ): Reader => new Reader({ ...options, language, lesson, start, searched });
  // Whoever leaves the search is back where it was opened.
  let home = typeof opening === 'string' ? null : open(opening.lesson, opening.start);
  let reader = home;
  let going: Onward = { to: typeof opening === 'string' ? opening : 'page' };
  for (;;) {
    switch (going.to) {
      case 'out':
        return { code: going.code, language };
      case 'page':
        going = (await reader?.read()) ?? { to: 'out', code: 0 };
        language = reader?.language ?? language;
        break;
      case 'exercise': {
        const { watchOnScreen } = await import('../exercise/watch/screen.ts');
        const { lesson, exercise } = going;
        const done = await watchOnScreen({ ...options, language, exercise, within: true });
        if (done.code !== 0) return done;
        language = done.language;
        const fresh = open(lesson, 'last');
        if (reader === home) home = fresh;
        reader = fresh;
        going = { to: 'page' };
        break;
      }
      case 'call': {
        const call = options.room?.call();
        const lesson = options.lessons.find(({ id }) => id === call?.lesson);
        if (call && lesson) reader = open(lesson, { id: call.section }, false);
        options.room?.went();
        going = { to: 'page' };
        break;
      }
      case 'search':
      case 'results': {
        const { showSearch } = await import('./search/search-screen.ts');
        const last = going.to === 'results' ? finding : null;
        const asked = await showSearch(options.searchIn(language), language, last);
        finding = asked.finding ?? finding;
        if (!asked.finding) reader = home;
        if (asked.code !== 0) going = { to: 'out', code: asked.code };
        else going = asked.finding ? { to: 'result', by: 0 } : { to: 'page' };
        break;
      }
      case 'result': {
        const target = finding && found(finding, going.by);
        const lesson = options.lessons.find(
          ({ id }) => target && 'lesson' in target && id === target.lesson,
        );
        if (target && !('lesson' in target)) going = await showEntry(target, language, options);
        else {
          if (target && lesson) reader = open(lesson, target);
          going = { to: 'page' };
        }
      }
    }
  }
}

/** Another result of a search: after the last comes the first. */
function found(finding: Finding, by: number): Finding['found'][number]['target'] | undefined {
  const { found } = finding;
  finding.at = (finding.at + by + found.length) % found.length;
  return found[finding.at]?.target;
}

/** What an error or a term means, as a result of a search. */
async function showEntry(
  target: { error: string } | { term: string },
  language: Language,
  options: VisitOptions,
): Promise<Onward> {
  const text = await ('error' in target
    ? errorEntry(target.error, language, options)
    : termEntry(target.term, language, options));
  if (!text) return { to: 'results' };
  const leaves = { keys: ['n', 'N', '/'], names: [['n', 'key.nextResult']] as const };
  const { code, key } = await showText({ ...text, leaves }, language);
  if (code !== 0) return { to: 'out', code };
  if (key === '/') return { to: 'search' };
  return key === null ? { to: 'results' } : { to: 'result', by: key === 'N' ? -1 : 1 };
}

type Entry = { title: string; linesOf: (style: TextStyle) => string[] } | null;

async function errorEntry(
  id: string,
  language: Language,
  { folder }: VisitOptions,
): Promise<Entry> {
  const guide = loadErrorGuide(folder);
  const entry = guide && entriesOf(guide).find((entry) => entry.id === id);
  if (!entry) return null;
  const { explainLines } = await import('./explain/explain-lines.ts');
  const title = errorWords(language, 'title');
  return { title, linesOf: (style) => explainLines(guide, entry, style) };
}

async function termEntry(
  id: string,
  language: Language,
  { lessons }: VisitOptions,
): Promise<Entry> {
  const { loadGlossary } = await import('../course/glossary.ts');
  const terms = loadGlossary(lessons).filter((term) => term.id === id);
  if (terms.length === 0) return null;
  const { glossaryLines } = await import('./glossary.ts');
  const title = words(language, 'glossary.title');
  return { title, linesOf: (style) => glossaryLines(terms, style) };
}
