import { everyBlock, type Predict, rightPlace } from '../../course/blocks.ts';
import type { Problem } from '../../course/problem.ts';
import { problem, type Rule } from './context.ts';

type Asked = Predict & { file: string; line: number };

/** With fewer questions, no spread can be told from chance. */
const fewest = 6;

/**
 * Among all questions with the same number of choices, each place has the right answer at least half
 * as often as its fair share, and at most one and a half times as often.
 */
export const choices: Rule = ({ lessons }) => {
  const asked = lessons.flatMap(({ pages: { en } }) =>
    [...everyBlock(en.blocks)].flatMap((block): Asked[] =>
      block.type === 'predict' ? [{ ...block, file: en.file }] : [],
    ),
  );
  const counts = new Set(asked.map((question) => question.choices.length));
  return [...counts].flatMap((count) =>
    spread(
      asked.filter((question) => question.choices.length === count),
      count,
    ),
  );
};

function spread(asked: readonly Asked[], count: number): Problem[] {
  const last = asked.at(-1);
  if (!last || asked.length < fewest) return [];
  const share = asked.length / count;
  const [least, most] = [Math.ceil(share / 2), Math.floor(share * 1.5)];
  const places = asked.map(rightPlace);
  return Array.from({ length: count }, (_, place) => place).flatMap((place) => {
    const times = places.filter((right) => right === place).length;
    if (times >= least && times <= most) return [];
    const params = { place: place + 1, times, of: asked.length, choices: count, least, most };
    return [problem(last.file, last.line, 'choices-spread', params)];
  });
}
