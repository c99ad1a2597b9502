import { readFileSync } from 'node:fs';
import { codeOf } from '../base/errors.ts';
import { loadErrorGuide } from '../course/error-guide.ts';
import { readExercise } from '../course/exercise-files.ts';
import { readFigure } from '../course/figure.ts';
import { loadGlossary } from '../course/glossary.ts';
import { loadGuide } from '../course/guide.ts';
import { type Lesson, programsOf } from '../course/lesson.ts';
import { openLessons } from '../course/open-lesson.ts';
import { loadCorrections, loadDotnetMap, loadSayings } from '../course/reference.ts';
import { type Site, type Sources, writtenOf } from '../html/site.ts';
import { loadRecording } from '../wire/recording.ts';
import { lastChanges } from './history.ts';

/** Reads and parses everything that pages are drawn from. */
export function readSite(
  folder: URL,
  base: URL | null,
  edit: URL | null = null,
  instructor = false,
  handouts = false,
): Site {
  const lessons = openLessons(folder);
  const errors = loadErrorGuide(folder);
  const written = writtenOf({ lessons, errors });
  const programs = new Map(written.map((lesson) => [lesson.id, programTexts(lesson)]));
  return {
    lessons,
    guide: loadGuide('kit'),
    howToRun: loadGuide('how-to-run'),
    errors,
    dotnet: loadDotnetMap(folder),
    corrections: loadCorrections(folder),
    sayings: loadSayings(folder),
    base,
    programs,
    sources: readSources(folder),
    terms: loadGlossary(lessons),
    figure: (lesson, file, language) => readFigure(lesson, file, language).svg,
    recording: ({ folder }, names, language) => loadRecording(folder, names, language),
    exercise: readExercise,
    changed: lastChanges(folder, 'lessons/'),
    edit,
    instructor,
    handouts,
  };
}

function programTexts(lesson: Lesson): Map<string, string> {
  return new Map(
    programsOf(lesson, []).map(({ name, file }) => [name, readFileSync(file, 'utf8')]),
  );
}

function readSources(folder: URL): Sources {
  try {
    return JSON.parse(readFileSync(new URL('sources.json', folder), 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    throw error;
  }
}
