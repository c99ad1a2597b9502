import { type Choice, choiceOrder, type Predict } from '../course/blocks.ts';
import { blockLines } from './blocks.ts';
import type { Drawing } from './drawing.ts';
import { proseLines } from './inline.ts';
import { boxColumns, boxLines, indent, spaced } from './lines.ts';
import { accent, bright, glyphsOf, quiet, strong } from './text-style.ts';
import { words } from './words.ts';

/** Instead of an answer: show which choice is right, and why, to a reader who did not choose. */
export const noAnswer = -1;

/** A question and its choices; with why each is right or wrong once it was answered. */
export function predictLines(predict: Predict, drawing: Drawing, columns: number): string[] {
  const { style } = drawing;
  const answer = drawing.answerTo(predict);
  const room = columns - boxColumns;
  const question = blockLines(predict.question, drawing, room);
  const order = choiceOrder(predict);
  const choices = order.flatMap((index) => predict.choices[index] ?? []);
  const drawn =
    answer === null
      ? [closedChoices(choices, drawing, room)]
      : openedChoices(choices, drawing, room, order.indexOf(answer));
  return boxLines(words(style.language, 'predict'), spaced([question, ...drawn]), style);
}

function closedChoices(
  choices: readonly Choice[],
  { style, links }: Drawing,
  columns: number,
): string[] {
  return choices.flatMap(({ label }, at) => {
    const lines = proseLines(label, style, links, columns - 3);
    return lines.map((line, row) => (row === 0 ? accent(style, `${at + 1}  `) : '   ') + line);
  });
}

/** `answer` is an index into the choices as they are shown, or `noAnswer`. */
function openedChoices(
  choices: readonly Choice[],
  drawing: Drawing,
  columns: number,
  answer: number,
): string[][] {
  const { style, links } = drawing;
  const { yes, no, point } = glyphsOf(style);
  const right = choices.findIndex((choice) => choice.right);
  const verdict =
    answer === right
      ? words(style.language, 'answer.right')
      : words(style.language, 'answer.wrong', { number: right + 1 });
  const said = answer === noAnswer ? [] : [bright(style, verdict)];
  const opened = choices.map((choice, at) => {
    const mark = choice.right ? accent(style, yes) : quiet(style, no);
    const own = accent(style, at === answer ? point : ' ');
    const first = `${own} ${mark} ${at + 1}  `;
    const label = proseLines(choice.label, style, links, columns - 7);
    const why = blockLines(choice.why, drawing, columns - 7);
    return [
      ...label.map((line, row) => (row === 0 ? first : ' '.repeat(7)) + strong(style, line)),
      ...indent(why, ' '.repeat(7)),
    ];
  });
  return [said, ...opened];
}
