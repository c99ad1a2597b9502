import { blocksOf, choiceOrder, type Predict } from '../../course/blocks.ts';
import type { Lesson } from '../../course/lesson.ts';
import { type Html, html } from '../../html/html.ts';
import type { Fact } from '../../learner/facts.ts';
import { noLesson, type Progress } from '../../learner/progress.ts';
import type { QuestionPlace } from '../place.ts';

/** The choices that were made in a question, by their indexes in the lesson's file. */
const madeIn = ({ lessons }: Progress, lesson: string, { id }: Predict): readonly number[] =>
  (lessons[lesson] ?? noLesson).answers[id] ?? [];

/** What the choice in that place of a page means; null if it is none, or is known. */
export function answerFact(
  lesson: Lesson,
  question: string,
  place: number,
  progress: Progress,
): Fact | null {
  const asked = blocksOf(lesson.pages.en.blocks, 'predict').find(({ id }) => id === question);
  const choice = asked && choiceOrder(asked)[place];
  if (!asked || choice === undefined || madeIn(progress, lesson.id, asked).includes(choice))
    return null;
  return { fact: 'answer', lesson: lesson.id, question, choice };
}

/** Sends what is chosen; says which choices were made, here or in the terminal, by their places. */
export function renderAnswers(
  { predict, context: { lesson } }: QuestionPlace,
  progress: Progress,
): Html {
  const order = choiceOrder(predict);
  const places = madeIn(progress, lesson.id, predict).map((choice) => order.indexOf(choice));
  return html`<form class="answers" method="post" action="/.live/answer" data-act data-given="${places.join(' ')}">
<input type="hidden" name="lesson" value="${lesson.id}">
<input type="hidden" name="question" value="${predict.id}">
<input type="hidden" name="choice">
</form>
`;
}
