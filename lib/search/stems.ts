import type { Language } from '../base/i18n.ts';

/** `connections` and `connection`, `refused` and `refuse` have one stem; short words are theirs. */
export const regularStem = (word: string, language: Language): string =>
  word.length < 4 ? word : (stems[language]?.(word) ?? word);

const stems: Partial<Record<Language, (word: string) => string>> = {
  en: (word) => {
    // Which has nothing to do with a stream's `pipeline`.
    if (word === 'pipelining') return word;
    const singular = word.replace(/(?<=..)ies$/, 'y').replace(/(?<![isu])s$/, '');
    // `stopped` is `stop`, `calling` is `call`, `string` stays.
    const bare = singular.replace(/(?<=[aeiouy].*)(?:ing|ed)$/, '');
    const single = bare === singular ? bare : bare.replace(/([bdgmnprt])\1$/, '$1');
    const stem = single.length < 3 ? singular : single.replace(/(?<=...)e$/, '');
    // `connection` is `connect`, `cleanly` is `clean`.
    return stem.replace(/(?<=....)ion$/, '').replace(/(?<=...[^e])(?:ly|ment|ness)$/, '');
  },
  fr: (word) => {
    const singular = word.replace(/(?<!e)aux$/, 'al').replace(/[sx]$/, '');
    // `fermeture`, `fermer`, `ferment`, `fermait`, `fermera` are `ferm`; `client` stays.
    const bare = singular
      .replace(
        /(?<=....)(?:isse(?:ment|nt)|eture|ement|(?:er)?(?:a|ait|aient|ont)|[ae]nt|(?<![ao])i[frt]?|ive)$/,
        '',
      )
      // `limitation` is `limit`, `modification` is `modifi`, `decoupage` is `decoup`; `message` stays.
      .replace(/(?<=...)ication$/, 'i')
      .replace(/(?<=....)ation$/, 'er')
      .replace(/(?<=..(?<!conne)ct)ion$/, '')
      .replace(/(?<=.{5})(?:age|ante)$/, '')
      // `perdre` and `perdu`, `attendre` and `attendu`.
      .replace(/(?<=..d)(?:re|ue?)$/, '')
      .replace(/(?<=...)(?:ee|er|ez|e)$/, '');
    // `relais` and `relayer`, `rejette` and `rejeter`.
    return bare.replace(/(?<=..[ao])i$/, 'y').replace(/([lt])\1$/, '$1');
  },
};
