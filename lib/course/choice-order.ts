import { hashOf } from '../base/hash.ts';
import type { Predict } from './blocks.ts';

type Question = Pick<Predict, 'id' | 'choices'>;

/**
 * The order in which a question's choices are shown, as indexes into `choices`. The id alone decides
 * it: both languages, the terminal, pages, slides and handouts agree, and no author's habit gives
 * the right answer away. Answers are remembered by the index in `choices`, which this leaves alone.
 */
export function choiceOrder({ id, choices }: Question): number[] {
  const key = (index: number): string => hashOf(`${id} ${index}`);
  return choices
    .map((_, index) => ({ index, key: key(index) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ index }) => index);
}

/** The place at which the right answer is shown, counted from 0. */
export function rightPlace(question: Question): number {
  return choiceOrder(question).findIndex((index) => question.choices[index]?.right);
}
