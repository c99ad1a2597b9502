import { readFileSync } from 'node:fs';
import { type Language, languages, localesFolder } from '../base/i18n.ts';
import { wrap } from '../base/terminal-text.ts';
import { indent, spaced } from '../terminal/drawing.ts';
import { accent, proseColumns, type TextStyle } from '../terminal/text-style.ts';

/** A verdict and its text in each language; `{{peer}}` and the like stand for what happened. */
export type VerdictRow = { id: string; text: Record<Language, string> };

/** Every verdict there is, in the order of the locale files. */
export function verdictRows(): VerdictRow[] {
  const [en, fr] = languages.map(textsOf);
  return Object.keys(en ?? {}).map((id) => ({
    id,
    text: { en: en?.[id] ?? '', fr: fr?.[id] ?? '' },
  }));
}

function textsOf(language: Language): Record<string, string> {
  const file = new URL(`${language}/verdicts.json`, localesFolder);
  return JSON.parse(readFileSync(file, 'utf8')).verdict;
}

/** The verdicts to read, the person's language first. */
export function verdictListLines(style: TextStyle, columns: number): string[] {
  const order = style.language === 'en' ? languages : [...languages].reverse();
  const room = Math.min(columns, proseColumns) - 2;
  return spaced(
    verdictRows().map(({ id, text }) => [
      accent(style, id),
      ...order.flatMap((language) => indent(wrap(text[language], room), '  ')),
    ]),
  );
}
