import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listLessons } from '../course/catalogue.ts';
import { loadErrorGuide } from '../course/error-guide.ts';
import { loadExplained } from '../course/explained.ts';
import { loadGlossary } from '../course/glossary.ts';
import { type Lesson, loadGuide, loadLesson, programsOf } from '../course/lesson.ts';
import {
  loadAsked,
  loadAskedPages,
  loadCorrections,
  loadDotnetMap,
  loadNearWords,
  loadSayings,
  loadSources,
} from '../course/reference.ts';
import { type Site, type SiteOptions, writtenOf } from '../html/page-context.ts';

/** Reads and parses everything that pages are drawn from. */
export function readSite(folder: URL, options: Partial<SiteOptions> = {}): Site {
  const lessons = listLessons(folder).map(loadLesson);
  const errors = loadErrorGuide(folder);
  const written = writtenOf({ lessons, errors });
  return {
    ...{ base: null, edit: null, instructor: false, handouts: null, search: false, life: null },
    ...options,
    lessons,
    guide: loadGuide('kit'),
    howToRun: loadGuide('how-to-run'),
    instructors: loadGuide('instructors'),
    protocol: loadGuide('protocol'),
    errors,
    dotnet: loadDotnetMap(folder),
    corrections: loadCorrections(folder),
    explained: loadExplained(folder),
    sayings: loadSayings(folder),
    nearWords: loadNearWords(folder),
    asked: loadAsked(folder),
    askedPages: loadAskedPages(folder),
    sources: loadSources(folder),
    programs: new Map(written.map((lesson) => [lesson.id, programTexts(lesson)])),
    terms: loadGlossary(lessons),
    changed: lastChanges(folder, 'lessons/'),
  };
}

function programTexts(lesson: Lesson): Map<string, string> {
  return new Map(
    programsOf(lesson, []).map(({ name, file }) => [name, readFileSync(file, 'utf8')]),
  );
}

/**
 * The day of each file's last commit, `2025-06-03`, by its path in the folder after a
 * prefix. Empty without git, or without the whole history: a shallow copy would give every file
 * the same day.
 */
export function lastChanges(folder: URL, prefix: string): Map<string, string> {
  const cwd = fileURLToPath(folder);
  if (git(cwd, ['rev-parse', '--is-shallow-repository']).trim() !== 'false') return new Map();
  const log = ['log', '--format=@%cs', '--name-only', '--no-renames', '--relative', '--', '.'];
  const days = new Map<string, string>();
  let day = '';
  for (const line of git(cwd, ['-c', 'core.quotePath=false', ...log]).split('\n')) {
    if (line.startsWith('@')) day = line.slice(1);
    else if (line !== '' && !days.has(prefix + line)) days.set(prefix + line, day);
  }
  return days;
}

function git(cwd: string, args: string[]): string {
  const options = { cwd, encoding: 'utf8', windowsHide: true, maxBuffer: 2 ** 28 } as const;
  const { status, stdout } = spawnSync('git', args, options);
  return status === 0 ? stdout : '';
}
