import { type Language, perLanguage, translate } from '../base/i18n.ts';
import type { Block, Inline } from './blocks.ts';
import type { LessonSummary } from './catalogue.ts';

/** A term of the course: what it is in each language, and where it is explained. */
export type Term = {
  id: string;
  lesson: LessonSummary;
  /** The id of the section that explains it. */
  section: string;
  words: Record<Language, { term: string; says: string }>;
};

/** The groups of a lesson's locale file that no program says. */
export const reservedGroups = ['terms', 'diagrams', 'starts'] as const;

/** The concepts of all lessons with their words, in the order in which they are taught. */
export function loadGlossary(lessons: readonly LessonSummary[]): Term[] {
  return lessons.flatMap((lesson) =>
    Object.entries(lesson.manifest.concepts).map(([id, section]) => {
      const words = perLanguage((language) => ({
        term: translate(language, lesson.id, `terms.${id}.term`),
        says: translate(language, lesson.id, `terms.${id}.says`),
      }));
      return { id, lesson, section, words };
    }),
  );
}

/** The terms sorted as a reader of the language looks them up. */
export function sortTerms(terms: readonly Term[], language: Language): Term[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  return [...terms].sort((a, b) => compare(a.words[language].term, b.words[language].term));
}

/** The address of a term: pages make a link to the glossary of it, the terminal a style. */
export const termScheme = 'term:';

/** The address of an error: a link to its page in the guide to errors. */
export const errorScheme = 'error:';

type Pending = { id: string; pattern: RegExp };
type Left = { terms: Pending[]; codes: Map<string, string> };

/**
 * A page whose first use of each term links to it, as `term:<id>`, and the first use of each code
 * of an error to that, as `error:<id>`. Only prose is searched: no headings, programs, links, tables
 * or questions, and nothing folded. A page with other blocks; the given one stays.
 */
export function linkTerms(
  blocks: readonly Block[],
  terms: readonly Term[],
  language: Language,
  codes: ReadonlyMap<string, string> = new Map(),
): Block[] {
  // Longer terms first: a listening socket is not just a socket.
  const pending = terms
    .map(({ id, words }): Pending => ({ id, pattern: patternOf(words[language].term, language) }))
    .sort((a, b) => b.pattern.source.length - a.pattern.source.length);
  const left: Left = { terms: pending, codes: new Map(codes) };
  return blocks.map((block) => linkBlock(block, left));
}

/** How words end in the plural: « paires » is not the plural of « pair ». */
const plurals: Partial<Record<Language, string>> = { en: '(?:e?s)?', fr: '[sx]?' };

/**
 * The words of a term, each possibly in the plural, whatever the spaces and the case; but capitals
 * count: FIN is not « fin ».
 */
export function patternOf(term: string, language: Language): RegExp {
  const name = term.replace(/\s*\(.*\)\s*/g, '');
  const words = name.split(/[\s\u00a0\u202f]+/).map((word) => {
    const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]");
    return literal + (plurals[language] ?? '');
  });
  return new RegExp(
    `(?<![\\p{L}\\p{N}-])${words.join('[\\s\\u00a0\\u202f]+')}(?![\\p{L}\\p{N}-])`,
    name === name.toUpperCase() ? 'u' : 'iu',
  );
}

function linkBlock(block: Block, left: Left): Block {
  switch (block.type) {
    case 'paragraph':
      return {
        ...block,
        children: block.children.flatMap((inline) => linkInline(inline, left)),
      };
    case 'list': {
      const items = block.items.map((item) => item.map((inner) => linkBlock(inner, left)));
      return { ...block, items };
    }
    case 'quote':
      return { ...block, children: block.children.map((inner) => linkBlock(inner, left)) };
    case 'callout':
      if (block.kind === 'dotnet') return block;
      return { ...block, children: block.children.map((inner) => linkBlock(inner, left)) };
    default:
      return block;
  }
}

function linkInline(inline: Inline, left: Left): Inline[] {
  if (inline.type === 'emphasis' || inline.type === 'strong') {
    return [{ ...inline, children: inline.children.flatMap((inner) => linkInline(inner, left)) }];
  }
  if (inline.type === 'code') return [linkCode(inline, left)];
  return inline.type === 'text' ? linkText(inline.text, left.terms) : [inline];
}

/** One link for each error, whichever of its codes comes first. */
function linkCode(code: Extract<Inline, { type: 'code' }>, { codes }: Left): Inline {
  const id = codes.get(code.text);
  if (id === undefined) return code;
  for (const [other, same] of codes) if (same === id) codes.delete(other);
  return { type: 'link', href: errorScheme + id, children: [code] };
}

function linkText(text: string, pending: Pending[]): Inline[] {
  for (const [index, { id, pattern }] of pending.entries()) {
    const match = pattern.exec(text);
    if (!match) continue;
    pending.splice(index, 1);
    const end = match.index + match[0].length;
    const children: Inline[] = [{ type: 'text', text: match[0] }];
    return [
      ...linkText(text.slice(0, match.index), pending),
      { type: 'link', href: termScheme + id, children },
      ...linkText(text.slice(end), pending),
    ];
  }
  return text === '' ? [] : [{ type: 'text', text }];
}
