import { expect, test } from 'vitest';
import { stringWidth } from '../../lib/base/terminal-text.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import { noProgress } from '../../lib/learner/progress.ts';
import { courseList, lessonLines } from '../../lib/study/list.ts';
import { style } from '../terminal/drawing.ts';

const lines = (columns: number, progress = noProgress): string[] =>
  lessonLines(listLessons(), progress, { ...style, language: 'fr', columns });
const begun = {
  ...noProgress,
  lessons: { '02-client-sockets': { steps: 30, read: ['a/0', 'a/1'], answers: {} } },
};

test('lessons have their minutes where their titles are whole beside them', () => {
  expect(lines(76)[1]).toMatch(/^2 {2}Se connecter en tant que client\s+70\s\+\s60\smin$/);
  expect(lines(36).slice(0, 2)).toEqual([
    '1  À l’écoute des connexions',
    '2  Se connecter en tant que client',
  ]);
});

test('where a title is too long even so, only that of the lesson in question is cut', () => {
  expect(lines(36, begun).slice(0, 3)).toEqual([
    '1  À l’écoute des connexions',
    '2  Se connecter en tant que…    2/30',
    '3  Un serveur asynchrone',
  ]);
});

test.each([24, 30, 40, 80])(
  'in %i columns, an exercise has its whole title, and no line is too long',
  (columns) => {
    const lessons = listLessons();
    for (const language of ['en', 'fr'] as const) {
      const rows = courseList(lessons, noProgress, { ...style, language, columns });
      expect(rows.filter((row) => stringWidth(row) > columns)).toEqual([]);
      const said = rows.map((row) => row.trim()).join(' ');
      for (const exercise of listExercises(lessons))
        expect(said).toContain(exercise.title[language]);
      // One that fits on a line takes no more.
      if (columns === 80)
        expect(rows.filter((row) => / \d\//.test(row)).length).toBe(listExercises(lessons).length);
    }
  },
);
