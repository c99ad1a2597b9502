import type { LessonSummary } from '../../course/catalogue.ts';
import { loadPage, type Page } from '../../course/lesson.ts';
import type { Language } from '../../i18n.ts';
import { type ReaderStep, stepsOf } from './steps.ts';

/** A lesson as it is read: one language's page and its steps. */
export type Reading = { lesson: LessonSummary; page: Page; steps: readonly ReaderStep[] };

/** Reads each language's page when it is first asked for. */
export function readingsOf(lesson: LessonSummary): (language: Language) => Reading {
  const known = new Map<Language, Reading>();
  return (language) => {
    const reading = known.get(language);
    if (reading) return reading;
    const page = loadPage(lesson, language);
    const fresh = { lesson, page, steps: stepsOf(page) };
    known.set(language, fresh);
    return fresh;
  };
}
