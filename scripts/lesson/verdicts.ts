import { readFileSync } from 'node:fs';
import { localesFolder, type OwnLanguage, ownLanguages } from '../../lib/base/i18n.ts';
import { wrap } from '../../lib/base/terminal-text.ts';
import { indent, spaced } from '../../lib/terminal/lines.ts';
import { accent, proseWidth, type TextStyle } from '../../lib/terminal/text-style.ts';
import type { LessonCommand } from './lesson.ts';

const options = { json: { type: 'boolean' } } as const;

/** `verdicts`: everything that a check can say, in both languages. */
export const verdicts: LessonCommand<typeof options> = {
  options,
  usage: [{ help: 'lesson.verdicts' }],
  run({ values, style, io }) {
    if (values.json) io.print(JSON.stringify({ verdicts: verdictRows() }));
    else io.print(...verdictLines(style));
    return 0;
  },
};

/** Every verdict there is, with its text; `{{peer}}` and the like stand for what happened. */
function verdictRows(): { id: string; text: Record<OwnLanguage, string> }[] {
  const [en, fr] = [textsOf('en'), textsOf('fr')];
  return Object.keys(en).map((id) => ({ id, text: { en: en[id] ?? '', fr: fr[id] ?? '' } }));
}

function textsOf(language: OwnLanguage): Record<string, string> {
  const file = new URL(`${language}/verdicts.json`, localesFolder);
  return JSON.parse(readFileSync(file, 'utf8')).verdict;
}

/** The verdicts to read, the person's language first. */
function verdictLines(style: TextStyle): string[] {
  const order = style.language === 'fr' ? [...ownLanguages].reverse() : ownLanguages;
  const room = proseWidth(style) - 2;
  return spaced(
    verdictRows().map(({ id, text }) => [
      accent(style, id),
      ...order.flatMap((language) => indent(wrap(text[language], room))),
    ]),
  );
}
