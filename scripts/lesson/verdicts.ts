import { verdictListLines, verdictRows } from '../../lib/exercise/verdict-list.ts';
import { textStyleOf } from '../../lib/terminal/text-style.ts';
import type { LessonCommand } from './lesson.ts';

const options = { json: { type: 'boolean' } } as const;

/** `verdicts`: everything that a check can say, in both languages. */
export const verdicts: LessonCommand<typeof options> = {
  options,
  usage: [{ help: 'lesson.verdicts' }],
  run({ values, language, io }) {
    const style = textStyleOf(io.stdout, language, io.env);
    if (values.json) io.print(JSON.stringify({ verdicts: verdictRows() }));
    else io.print(...verdictListLines(style, style.columns));
    return 0;
  },
};
