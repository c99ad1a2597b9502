import type { Language } from '../base/i18n.ts';
import type { Grammar } from './lexer.ts';

/** What the search knows of each language's words; it is sent with the index of that language. */
const grammars: Partial<Record<Language, Grammar>> = {
  en: {
    small: lines(
      'a am an and are as at be been between but by can cannot cant could define definition did',
      'didnt difference do does doesnt dont equivalent for from get gets got had has have he',
      'how i if in into is isnt it its just me mean means of on or our shall should so some',
      'than that the their them then there these they this those to us use vs was we were what',
      'when where whether which while who why will with wont would you your',
    ),
    faint: lines(
      'able about after again all already also although always another any anybody anyone',
      'anything around available away back because before being best both case come doing done',
      'during each either else enough eror error ever every everybody everyone everything',
      'example expected far few find first give go goes going gone good happen help here',
      'however instead keep know less let like little long look lot made make many maybe more',
      'most much must my need never new next no nobody none nor not nothing now off often once',
      'one only other otherwise out over own part people per please possible problem put quite',
      'rather really right run same say see seem seen set several show since somebody someone',
      'something sometimes still such sure take tell thing though too try two under up upon',
      'using very want way well whose within without work wrong yet',
    ),
    irregular: [
      'acknowledge acknowledgement',
      'begin began begun',
      'bind bound',
      'break broke broken',
      'bring brought',
      'catch caught',
      'choose chose chosen',
      'die dead death dying',
      'drive drove driven',
      'fail failure',
      'fall fell fallen',
      'freeze froze frozen',
      'grow grew grown',
      'hang hung',
      'hear heard',
      'hide hid hidden',
      'hold held',
      'keep kept',
      'know knew known',
      'lead led',
      'leave left',
      'lose lost loss',
      'pay paid',
      'send sent',
      'respond response',
      'shut shutting',
      'sleep slept',
      'speak spoke spoken',
      'split splitting',
      'tell told',
      'throw threw thrown',
      'understand understood',
      'wake woke woken',
      'write wrote written writing',
    ],
  },
  fr: {
    small: lines(
      'a ai alors as au aussi aux avec bien c ca car ce cela ces cet cette comme comment d dans',
      'de definition des difference dire donc du elle elles en entre equivalent est et etre eu',
      'faire fait il ils j je l la le les leur leurs lui m ma mais me meme mes mon n ne ni nos',
      'notre nous on ont ou par peut pour pourquoi puis qu quand que quel quelle quelles quels',
      'qui quoi s sa se ses si signifie son sont sur t ta te tes ton tout toute toutes tres tu',
      'un une veut vos votre vous y',
    ),
    faint: lines(
      'afin ainsi aller ancien apres arrive assez aucun autant autre avait avant avoir ayant',
      'beaucoup besoin bon bonne bout cas ceci celle celui certain ceux chacun chaque chez',
      'chose combien contre deja depuis dernier derniere devenir devient devoir dois doit dont',
      'encore ensuite envers erreur essaie essayer etait etant ete exemple facon faisant faites',
      'faut fois fonctionne font garde gens ici jamais jusque laquelle lequel lors lorsque mal',
      'malgre maniere marche meilleur met mienne mieux moi moins moyen necessaire non nouveau',
      'nouvelle oui parce part partie pas passe pendant personne petit peu peuvent plus',
      'plusieurs possible pouvoir premier premiere prend probleme quelqu quiconque reste rien',
      'sais sait sans savoir selon semble sera seul sinon soient soit sous souvent suis tard',
      'tel telle toi toujours trop trouve utiliser va vais venir vers veux vient voir voit vont',
      'vouloir vraiment',
    ),
    irregular: [
      'connexion connection',
      'construire construit construite',
      'couper coupure',
      'découvrir découvert découverte',
      'écrire écrit écrite écrivent écriture',
      'envoyer envoie envoient envoi envois',
      'finir fini finit finissent',
      'lire lu lue lit lisent lisant lecture',
      'mettre met mis mise',
      'mourir meurt mort morte',
      'offrir offert offerte',
      'ouvrir ouvre ouvert ouverte',
      'perdre perte',
      'planter plantage',
      'recevoir reçoit reçoivent reçu reçue réception',
      'redémarrer redémarrage',
      'suivre suit suivi suivie',
      'tenir tient tiennent tenu tenue',
    ],
  },
};

/** A language that is only data has none. */
export const grammarOf = (language: Language): Grammar =>
  grammars[language] ?? { small: '', faint: '', irregular: [] };

function lines(...words: string[]): string {
  return words.join(' ');
}
