import type { Language } from '../../lib/base/i18n.ts';
import { wordsOf } from '../../lib/base/words.ts';
import type texts from '../../locales/en/help.json';

const words = wordsOf('help');

/** The scripts that have a text of help. */
export type ScriptName = Exclude<keyof typeof texts, 'language'>;

/** What a script can do. */
export function helpText(script: ScriptName, language: Language): string {
  return `${words(language, script)}\n\n${words(language, 'language')}`;
}
