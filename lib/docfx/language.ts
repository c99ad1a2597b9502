import { isLanguage, type Language, languages } from '../base/i18n.ts';

/** Small words that a text of some length cannot do without, and that the other language hardly has. */
const small: Record<Language, readonly string[]> = {
  en: ['the', 'of', 'and', 'to', 'is', 'that', 'with', 'for', 'this', 'you'],
  fr: ['le', 'la', 'les', 'des', 'et', 'une', 'est', 'pour', 'dans', 'vous', 'du'],
};

/** The language that an article says it is in, or else that its small words show. */
export function languageOf(locale: string, text: string): Language | { unknown: string } {
  const [own = ''] = locale.toLowerCase().split('-');
  if (isLanguage(own)) return own;
  if (own !== '') return { unknown: locale };
  const words = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  const count = (language: Language): number =>
    words.filter((word) => small[language].includes(word)).length;
  return [...languages].sort((one, two) => count(two) - count(one))[0] ?? 'en';
}
