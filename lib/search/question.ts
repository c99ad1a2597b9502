import type { Index } from './packed.ts';

type Asks = Partial<Record<Index['language'], RegExp>>;

/** A question for what a word means: the glossary answers it. */
const definition: Asks = {
  en: /^(?:what(?:['’]?s| is| are| does| do)\b|define\b|definition\b)|\b(?:meaning|definition)$/i,
  fr: /^(?:c['’]est quoi|qu['’]est[ -]ce qu|que (?:signifie|veut dire)|d[ée]finition\b)|(?:c['’]est quoi|veut dire quoi|d[ée]finition)[\s?]*$/i,
};

/** A question for something to do. */
const exercise: Asks = {
  en: /\bexercises?\b/i,
  fr: /\bexercices?\b/i,
};

/** A name as .NET writes it, `Socket.Bind` or `ReadAsync`, and not as Node does: its map answers. */
const dotnet =
  /\w\.(?!(?:Agent|Duplex|Readable|Server|Socket|Transform|Writable)\b)[A-Z][a-z]|[a-z]Async\b|\bnew (?:Binary|IP|Network|Socket|Stream|Tcp|Udp)/;

/** Of a call in .NET, the names of types and members: variables, `socket` or `buffer`, may be anything. */
const namesOfDotnet = (text: string): string =>
  text
    .replace(/(?<=[a-z])Async\b/g, '')
    .match(/[A-Z]\w+/g)
    ?.join(' ') ?? text;

/** What an entry of the index leads to. */
export type Kind = 'term' | 'row' | 'error' | 'exercise' | 'page';

/** What somebody typed. */
export type Question = {
  /** Without what programs print before an error, and without what .NET adds to names. */
  text: string;
  /** The kind of entry that answers it best; undefined if any may. */
  wants: Kind | undefined;
};

export function readQuestion(typed: string, language: Index['language']): Question {
  const plain = typed.trim().replace(/^(?:error|erreur)\s*:\s+/i, '');
  if (dotnet.test(plain)) return { text: namesOfDotnet(plain), wants: 'row' };
  const text = plain.replace(/\bnet\.(?=[a-z])/g, '');
  if (exercise[language]?.test(plain)) return { text, wants: 'exercise' };
  return { text, wants: definition[language]?.test(plain) ? 'term' : undefined };
}
