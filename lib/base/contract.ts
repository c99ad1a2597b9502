import type { Language } from './i18n.ts';

/** What French says for a preposition with an article: “au pair”, never “à le pair”. */
const contracted: Record<string, string> = {
  'à le': 'au',
  'à les': 'aux',
  'de le': 'du',
  'de les': 'des',
};

/**
 * A sentence in which names have been put, with what French contracts before a name that begins with
 * an article. It looks only where one of the names stands: elsewhere, « le » may be a pronoun.
 */
export function contract(language: Language, text: string, ...names: readonly string[]): string {
  if (language !== 'fr') return text;
  return names.reduce((said, name) => {
    const [, article = '', noun = ''] = /^(les?) (.+)$/su.exec(name) ?? [];
    if (noun === '') return said;
    return ['à', 'de'].reduce((said, preposition) => {
      const short = contracted[`${preposition} ${article}`] ?? '';
      return said.replaceAll(` ${preposition} ${name}`, () => ` ${short} ${noun}`);
    }, said);
  }, text);
}
