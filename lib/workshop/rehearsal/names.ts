import type { Language, OwnLanguage } from '../../base/i18n.ts';

/** First names, as they are in a room that speaks both languages. */
const names: Record<OwnLanguage, readonly string[]> = {
  en: [
    ...['Grace', 'Daniel', 'Priya', 'Sinéad', 'Kwame', 'Björn', 'Wei 李伟', 'Olivia', 'Hugh'],
    ...['Nora', 'Samuel', 'Ruth', 'Mateo', 'Ivy', 'Tomasz', 'Aoife', 'Jonah', 'Mei', 'Oscar'],
  ],
  fr: [
    ...['Aïcha', 'Benoît', 'Céline', 'Fatou', 'Élodie', 'Hugo', 'Inès', 'Théo', 'Nadège'],
    ...['Raphaël', 'Zoé', 'Yaël', 'François-Xavier', 'Chloé', 'Mohamed', 'Léa', 'Gaëlle', 'Loïc'],
  ],
};

/** A name for the learner of that number; the room tells two of a name apart. */
export function nameOf(number: number, language: Language): string {
  const own = language === 'fr' ? names.fr : names.en;
  return own[Math.floor(number / 2) % own.length] ?? '';
}
