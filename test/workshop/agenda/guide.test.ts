import { describe, expect, test } from 'vitest';
import { type OwnLanguage, ownLanguages } from '../../../lib/base/i18n.ts';
import { plainText } from '../../../lib/course/blocks.ts';
import { lessonNumber, listLessons } from '../../../lib/course/catalogue.ts';
import { loadGuide, loadLesson } from '../../../lib/course/lesson.ts';
import type { AgendaItem, AgendaOptions } from '../../../lib/workshop/agenda/plan.ts';
import { proposeFit } from '../../../lib/workshop/agenda/proposal.ts';
import { clockText } from '../../../lib/workshop/agenda/rows.ts';
import { workshopWords } from '../../../lib/workshop/words.ts';
import { parseWords } from '../../../scripts/command/parse.ts';
import { lessonCommands } from '../../../scripts/lesson/commands.ts';
import { workshopCommands } from '../../../scripts/workshop/commands.ts';

const guide = loadGuide('instructors');
const lessons = listLessons().map(loadLesson);
const usual = { start: 540, breaks: 10, days: 1 };

const nearest = (minutes: number): string => clockText(Math.round(minutes / 5) * 5);

function nameOf(item: AgendaItem, language: OwnLanguage): string {
  if (item.kind === 'break' || item.kind === 'lunch') {
    return workshopWords(language, `agenda.${item.kind}`);
  }
  const number = lessonNumber({ id: item.lesson });
  const names = {
    lesson: { en: `Lesson ${number}`, fr: `Leçon ${number}` },
    exercise: { en: `Exercises of lesson ${number}`, fr: `Exercices de la leçon ${number}` },
  };
  return names[item.kind][language];
}

/** What `agenda --fit` plans for the first lessons: what is taught of one together, and its exercises. */
function hoursOf(count: number, options: AgendaOptions, language: OwnLanguage): string[][] {
  const items = proposeFit(lessons.slice(0, count), options)?.agenda.days[0]?.items ?? [];
  const rows = items.map((item) => [nearest(item.start), nameOf(item, language)]);
  const merged = rows.filter(([, name], at) => name !== rows[at - 1]?.[1]);
  const end = nearest(items.at(-1)?.end ?? 0);
  return [...merged, [end, workshopWords(language, 'agenda.end')]];
}

/** The first two columns of the table in a section of the guide. */
function tableIn(id: string, language: OwnLanguage): string[][] {
  const section = guide.pages[language].sections.find((section) => section.id === id);
  const table = section?.blocks.find((block) => block.type === 'table');
  return table?.rows.map((row) => row.slice(0, 2).map(plainText)) ?? [];
}

describe.each(ownLanguages)('the guide for instructors (%s)', (language) => {
  test('has the hours that agenda plans', () => {
    const half = { ...usual, end: 750, lunch: null };
    expect(tableIn('half-day', language)).toEqual(hoursOf(2, half, language));
    const whole = { ...usual, end: 1_020, lunch: { at: 720, minutes: 60 } };
    expect(tableIn('day', language)).toEqual(hoursOf(4, whole, language));
  });

  test('names commands and options that there are', async () => {
    const text = JSON.stringify(guide.pages[language].blocks);
    const named = [...text.matchAll(/npm run (lesson|workshop) -- ([^"\\]+)/g)];
    expect(named.length).toBeGreaterThan(10);
    for (const [typed, script, line = ''] of named) {
      const group = script === 'lesson' ? lessonCommands : workshopCommands;
      const [name = '', ...args] = line.trim().split(' ');
      const load = group.parts
        .flatMap((part) => Object.entries(part))
        .find(([key]) => key === name);
      expect(load, typed).toBeDefined();
      const command = await load?.[1]();
      const { options = {}, words = 0 } = command ?? {};
      expect(() => parseWords({ args, env: {} }, options, words), typed).not.toThrow();
    }
  });
});
