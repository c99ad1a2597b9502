import { expect, test } from 'vitest';
import type { Content } from '../../lib/authoring/content.ts';
import { choices } from '../../lib/authoring/rules/pages.ts';
import { blocksOf, choiceOrder, type Predict, rightPlace } from '../../lib/course/blocks.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import type { Page } from '../../lib/course/page.ts';
import type { Problem } from '../../lib/course/problem.ts';

const asked = (id: string, right: number, count = 3): Predict => ({
  type: 'predict',
  id,
  question: [],
  choices: Array.from({ length: count }, (_, at) => ({ right: at === right, label: [], why: [] })),
});

const questionsOf = ({ blocks }: Page): Predict[] => blocksOf(blocks, 'predict');

test('a question’s id decides the order, and no choice is lost', () => {
  // Written out: what a learner saw yesterday must be the same tomorrow.
  expect(choiceOrder(asked('second-client', 2))).toEqual([0, 2, 1]);
  expect(choiceOrder(asked('lost-answer', 2))).toEqual([1, 2, 0]);
  expect(choiceOrder(asked('lost-answer', 0, 5)).sort()).toEqual([0, 1, 2, 3, 4]);
});

test('both languages of every lesson show their choices in the same order', () => {
  for (const { pages } of listLessons().map((summary) => loadLesson(summary))) {
    const [en, fr] = [questionsOf(pages.en), questionsOf(pages.fr)];
    expect(en.length).toBeGreaterThan(0);
    expect(fr.map(choiceOrder)).toEqual(en.map(choiceOrder));
    expect(fr.map(rightPlace)).toEqual(en.map(rightPlace));
  }
});

test('a right answer that is always at the same place is found, a fair spread is not', () => {
  const found = (questions: readonly Predict[]): Problem[] => {
    const blocks = questions.map((question, at) => ({ ...question, line: at + 1 }));
    const lessons = [{ pages: { en: { file: 'en.md', blocks } } }];
    return [...choices({ lessons } as unknown as Content)];
  };
  const names = Array.from({ length: 9 }, (_, at) => `q${at}`);
  // The right answer is whichever choice is shown at the wanted position.
  const shownAt = (place: (at: number) => number): Predict[] =>
    names.map((id, at) => asked(id, choiceOrder(asked(id, 0))[place(at)] ?? 0));
  expect(found(shownAt((at) => at % 3))).toEqual([]);
  expect(found(shownAt(() => 2))).toEqual([
    expect.objectContaining({
      line: 9,
      id: 'choices-spread',
      params: expect.objectContaining({ place: 1, times: 0, least: 2, most: 4 }),
    }),
    expect.objectContaining({ params: expect.objectContaining({ place: 2, times: 0 }) }),
    expect.objectContaining({ params: expect.objectContaining({ place: 3, times: 9, of: 9 }) }),
  ]);
  expect(found(shownAt(() => 2).slice(0, 5))).toEqual([]);
});
