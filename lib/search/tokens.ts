import type { Language } from '../base/i18n.ts';
import { irregular } from './irregular.ts';

/** A name, a number, an address: `::1` and `0.0.0.0` are words, and so is `TIME_WAIT`. */
const piece =
  /((?<![\p{L}\d:])(?:[\da-f]{0,4}:){2,}[\da-f.]*|\d+(?:\.\d+)+|[\p{L}\p{M}\p{N}_]+(?:['’]\p{L}+)*)/giu;

/** Letters that French drops a vowel from before another word: `l’octet`, `jusqu’au`. */
const elision = /^(?:(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’])+/i;

/** Where a name has a second word: `allowHalfOpen`, `CLOSE_WAIT`, `RFC9293`. */
const joint = /_|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\d)/u;

/** Words that nearly every sentence has, and that no question is about. */
const small: Partial<Record<Language, ReadonlySet<string>>> = {
  en: setOf(
    'a am an and are as at be been between but by can cannot cant could define definition did didnt difference do does',
    'doesnt dont equivalent for from get gets got had has have he how i if just in into is isnt it its me mean means of on or our shall',
    'should so some than that the their them then there these they this those to us use vs was we were',
    'what when where whether which while who why will with wont would you your',
  ),
  fr: setOf(
    'a ai alors as au aussi aux avec bien c ca car ce cela ces cet cette comme comment d dans de definition des difference',
    'donc dire du elle elles en entre equivalent est et etre eu faire fait il ils j je l la le les leur leurs lui m ma mais me meme mes mon n ne',
    'ni nos notre nous on ont ou par peut pour pourquoi puis qu quand que quel quelle quelles',
    'quels qui quoi s sa se ses si signifie son sont sur t ta te tes ton tout toute toutes tres tu un une veut vos votre vous y',
  ),
};

/** Words that questions have and that say little: they count, but what else is asked counts more. */
const faint: Partial<Record<Language, ReadonlySet<string>>> = {
  en: setOf(
    'able after again all already also although always another any anybody anyone anything around available away back',
    'because before best case come comes else enough ever every everybody everyone everything example',
    'eror error errors expected far find first give gives go goes going good gone happen happened happening happens help here however instead keep keeps know let lets like little',
    'long look looks made make makes making many maybe more most much must my need needed needs never new next no nobody none not nothing now off often once one only',
    'other others otherwise out over own part parts people please possible problem put really right run running same say says see seem seems set several show since',
    'some somebody someone something sometimes still sure take takes tell thing things though try trying two under up using very want wants way well without work working works',
    'wrong yet about being both doing done during each either few less lot nor per quite rather seen sees such too upon whose within',
  ),
  fr: setOf(
    'afin ainsi aller alors ancien apres arrive arriver assez aucun aucune autant autre autres avant beaucoup besoin bon bonne bout cas certain certaine',
    'certains chaque chez chose choses combien contre deja depuis derniere dernier devenir devient devoir doit dois encore ensuite envers erreur erreurs essayer essaie exemple facon faisant faites faut fois',
    'fonctionne fonctionner garde garder gens jamais jusque lors lorsque maniere marche marcher mal meilleur mettre met mieux mienne moins moyen necessaire nouveau nouvelle parce part partie passe',
    'pas passer pendant personne petit peu peut peuvent peux plus plusieurs possible pouvoir prendre prend premier premiere probleme quelque quelques quelqu quiconque reste rester rien sais sait sans savoir semble',
    'seul seule seulement soit soient sous souvent suis tard toujours trop trouver trouve va vais vers veux vient venir voir voit vont vouloir vraiment utiliser avait avoir ayant ceci celle celui ceux chacun chacune dont etait ete etant font ici laquelle lequel malgre moi non oui selon sera sinon tel telle toi',
  ),
};

/** How much a word of a question counts. */
export const weightOf = (word: string, language: Language): number =>
  faint[language]?.has(word) ? 0.3 : 1;

const faintStems = new Map<Language, ReadonlySet<string>>();

/** The same for a stem, whose word is not known any more. */
export function stemWeightOf(stem: string, language: Language): number {
  const stems =
    faintStems.get(language) ??
    new Set([...(faint[language] ?? [])].map((word) => stemOf(word, language)));
  faintStems.set(language, stems);
  return stems.has(stem) ? 0.3 : 1;
}

/** The words of a question in order, without accents, capitals, elisions and small words. */
export function tokensOf(text: string, language: Language): string[] {
  return piecesOf(text, language)
    .map(fold)
    .filter((word) => !small[language]?.has(word));
}

/** The words by which a text is found: those of a question, and the parts of each name. */
export function tokensWithParts(text: string, language: Language): string[] {
  return piecesOf(text, language)
    .flatMap((whole) => {
      const parts = whole.split(joint).filter(Boolean);
      return parts.length > 1 ? [whole, ...parts] : [whole];
    })
    .map(fold)
    .filter((word) => !small[language]?.has(word));
}

/** The words of a question; a name that nothing has, `readUInt16BE`, is as good as its parts. */
export function wordsOf(
  text: string,
  language: Language,
  isKnown: (word: string) => boolean,
): string[] {
  const whole = tokensOf(text, language);
  const parts = new Map(
    piecesOf(text, language)
      .filter((name) => !name.includes('_') && /\p{Ll}\p{Lu}/u.test(name))
      .map((name) => [fold(name), tokensWithParts(name, language).slice(1)]),
  );
  return whole.flatMap((word) => (isKnown(word) ? word : (parts.get(word) ?? word)));
}

/** A text cut before and after each word. Put together, the parts are the text. */
export const splitAtTokens = (text: string): string[] =>
  text.split(piece).filter((part) => part !== '');

/** `connexions` and `connexion`, `refused` and `refuse` are one word; addresses and codes stay. */
export function stemOf(word: string, language: Language): string {
  if (word.length < 2 || /[^a-z]/.test(word)) return word;
  const stem = regularStem(word, language);
  return irregularStems(language).get(stem) ?? stem;
}

const regularStem = (word: string, language: Language): string =>
  word.length < 4 ? word : (stems[language]?.(word) ?? word);

const known = new Map<Language, ReadonlyMap<string, string>>();

/** The stem of an irregular form → that of its word. */
export function irregularStems(language: Language): ReadonlyMap<string, string> {
  const before = known.get(language);
  if (before) return before;
  const regular = (word: string): string => regularStem(word, language);
  const made = new Map(
    (irregular[language] ?? []).flatMap((line) => {
      const [word = '', ...forms] = plainOf(line).split(' ').map(regular);
      return forms.map((form) => [form, word] as const);
    }),
  );
  known.set(language, made);
  return made;
}

/**
 * `RFC 9293` and `utf-8` are one word each, and so is `1,024`, which French writes `1 024`. A port
 * `in use` is not the port that somebody wants to use, and `.NET` is not `node:net`.
 */
function piecesOf(text: string, language: Language): string[] {
  const plain = plainOf(text)
    .replace(/(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))/g, '')
    .replace(/\b(rfc|utf)[\s-](?=\d)/gi, '$1')
    .replace(/\bin use\b/gi, 'inuse')
    .replace(/(?<!\w)\.net\b/gi, 'dotnet');
  const pieces = plain.match(piece) ?? [];
  return pieces.map((name) =>
    (language === 'fr' ? name.replace(elision, '') : name).replace(/['’](?:s$)?/gi, ''),
  );
}

/** Without accents, and without ligatures: `cœur` is typed `coeur`. */
const plainOf = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/Œ/g, 'OE');

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
    const singular = word.replace(/aux$/, 'al').replace(/[sx]$/, '');
    // `fermeture`, `fermer`, `ferment` are `ferm`; `client` stays.
    return (
      singular
        .replace(/(?<=....)(?:isse(?:ment|nt)|eture|ement|aient|[ae]nt|i[fr]|ive)$/, '')
        // `perdre` and `perdu`, `attendre` and `attendu`.
        .replace(/(?<=..d)(?:re|ue?)$/, '')
        .replace(/(?<=...)(?:ee|er|ez|e)$/, '')
    );
  },
};

const fold = (word: string): string => word.toLowerCase();

function setOf(...lines: string[]): Set<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
