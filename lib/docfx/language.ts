import { fallback, type OwnLanguage, ownLanguages } from '../base/i18n.ts';

/** Small words that a text of some length cannot do without, and that the other language hardly has. */
const small: Record<OwnLanguage, readonly string[]> = {
  en: ['the', 'of', 'and', 'to', 'is', 'that', 'with', 'for', 'this', 'you'],
  fr: ['le', 'la', 'les', 'des', 'et', 'une', 'est', 'pour', 'dans', 'vous', 'du'],
};

/** The language that an article says it is in, or else that its small words show. */
export function languageOf(locale: string, text: string): OwnLanguage | { unknown: string } {
  const [own = ''] = locale.toLowerCase().split('-');
  const known = ownLanguages.find((language) => language === own);
  if (known) return known;
  if (own !== '') return { unknown: locale };
  const words = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  const count = (language: OwnLanguage): number =>
    words.filter((word) => small[language].includes(word)).length;
  return [...ownLanguages].sort((one, two) => count(two) - count(one))[0] ?? fallback;
}
