import { wrap } from '../base/terminal-text.ts';
import { type Choice, choiceOrder, isAnswered, type Predict } from '../course/blocks.ts';
import { blockLines } from './blocks.ts';
import type { Drawing } from './drawing.ts';
import { proseLines } from './inline.ts';
import { boxColumns, boxLines, indent, spaced } from './lines.ts';
import { accent, bright, glyphsOf, quiet, strong } from './text-style.ts';
import { words } from './words.ts';

/**
 * A question and its choices. One that was tried says why it is wrong; once the right one is found,
 * all of them say why.
 */
export function predictLines(predict: Predict, drawing: Drawing, columns: number): string[] {
  const { style } = drawing;
  const made = drawing.answersTo(predict);
  const room = columns - boxColumns;
  const question = blockLines(predict.question, drawing, room);
  const choices = choiceOrder(predict).flatMap((index) => {
    const choice = predict.choices[index];
    return choice ? [{ ...choice, index }] : [];
  });
  const drawn =
    made.length === 0
      ? [closedChoices(choices, drawing, room)]
      : [
          verdictLines(predict, made, drawing, room),
          ...triedChoices(predict, made, choices, drawing, room),
        ];
  return boxLines(words(style.language, 'predict'), spaced([question, ...drawn]), style);
}

type Made = ReturnType<Drawing['answersTo']>;

function verdictLines(predict: Predict, made: Made, { style }: Drawing, columns: number): string[] {
  if (made === 'all') return [];
  const said = words(style.language, isAnswered(predict, made) ? 'answer.right' : 'answer.wrong');
  return wrap(said, columns).map((line) => bright(style, line));
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

/** The choices, the one made last with a mark; those that are still to be tried keep their reasons. */
function triedChoices(
  predict: Predict,
  made: Made,
  choices: readonly (Choice & { index: number })[],
  drawing: Drawing,
  columns: number,
): string[][] {
  const { style, links } = drawing;
  const { yes, no, point } = glyphsOf(style);
  const isOver = made === 'all' || isAnswered(predict, made);
  const last = made === 'all' ? undefined : made.at(-1);
  return choices.map(({ label, why, right, index }, at) => {
    const isOpen = isOver || made.includes(index);
    const mark = !isOpen ? ' ' : right ? accent(style, yes) : quiet(style, no);
    const own = accent(style, index === last ? point : ' ');
    const first = `${own} ${mark} ${isOpen ? at + 1 : accent(style, String(at + 1))}  `;
    const lines = proseLines(label, style, links, columns - 7);
    return [
      ...lines.map(
        (line, row) => (row === 0 ? first : ' '.repeat(7)) + (isOpen ? strong(style, line) : line),
      ),
      ...(isOpen ? indent(blockLines(why, drawing, columns - 7), ' '.repeat(7)) : []),
    ];
  });
}
