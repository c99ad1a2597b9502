import { isAdded, languages } from '../base/i18n.ts';
import type { Problem } from '../course/problem.ts';
import { type Content, problem } from './content.ts';
import { keysOf } from './rules/locales.ts';
import { fileIn } from './translation.ts';

/** What a language that is only data does not have yet: people get it in English, so nothing is wrong. */
export function* untranslated({ writings, locales }: Content): Generator<Problem> {
  for (const language of languages.filter(isAdded)) {
    for (const { en, [language]: own } of locales.values()) {
      if (!en) continue;
      const wanted = [...keysOf(en).keys()];
      const there = own ? keysOf(own) : new Map();
      const count = wanted.filter((key) => !there.has(key)).length;
      if (count === 0) continue;
      const file = own?.file ?? en.file.replace('/en/', `/${language}/`);
      yield problem(file, 1, 'added-texts', { count, of: wanted.length });
    }
    for (const writing of writings) {
      if (writing.pages[language].language === language) continue;
      yield problem(fileIn(writing, language), 1, 'added-page');
    }
  }
}
