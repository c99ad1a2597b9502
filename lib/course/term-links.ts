import type { Language } from '../i18n.ts';
import type { Block, Inline } from './blocks.ts';
import type { Term } from './glossary.ts';

/** The address of a term: pages make a link to the glossary of it, the terminal a style. */
export const termScheme = 'term:';

type Pending = { id: string; pattern: RegExp };

/**
 * A page whose first use of each term links to it, as `term:<id>`. Only prose is searched: no
 * headings, code, links, tables or questions, and nothing folded. A page with other blocks; the given one stays.
 */
export function linkTerms(
  blocks: readonly Block[],
  terms: readonly Term[],
  language: Language,
): Block[] {
  // Longer terms first: a listening socket is not just a socket.
  const pending = terms
    .map(({ id, words }): Pending => ({ id, pattern: patternOf(words[language].term, language) }))
    .sort((a, b) => b.pattern.source.length - a.pattern.source.length);
  return blocks.map((block) => linkBlock(block, pending));
}

/** How words end in the plural: « paires » is no plural of « pair ». */
const plurals: Record<Language, string> = { en: '(?:e?s)?', fr: '[sx]?' };

/**
 * The words of a term, each perhaps in the plural, whatever the spaces and the case; but capitals
 * are meant: FIN is not « fin ».
 */
export function patternOf(term: string, language: Language): RegExp {
  const name = term.replace(/\s*\(.*\)\s*/g, '');
  const words = name.split(/[\s\u00a0\u202f]+/).map((word) => {
    const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]");
    return literal + plurals[language];
  });
  return new RegExp(
    `(?<![\\p{L}\\p{N}-])${words.join('[\\s\\u00a0\\u202f]+')}(?![\\p{L}\\p{N}-])`,
    name === name.toUpperCase() ? 'u' : 'iu',
  );
}

function linkBlock(block: Block, pending: Pending[]): Block {
  switch (block.type) {
    case 'paragraph':
      return {
        ...block,
        children: block.children.flatMap((inline) => linkInline(inline, pending)),
      };
    case 'list': {
      const items = block.items.map((item) => item.map((inner) => linkBlock(inner, pending)));
      return { ...block, items };
    }
    case 'quote':
      return { ...block, children: block.children.map((inner) => linkBlock(inner, pending)) };
    case 'callout':
      if (block.kind === 'instructor' || block.kind === 'dotnet') return block;
      return { ...block, children: block.children.map((inner) => linkBlock(inner, pending)) };
    default:
      return block;
  }
}

function linkInline(inline: Inline, pending: Pending[]): Inline[] {
  if (inline.type === 'emphasis' || inline.type === 'strong') {
    return [
      { ...inline, children: inline.children.flatMap((inner) => linkInline(inner, pending)) },
    ];
  }
  return inline.type === 'text' ? linkText(inline.text, pending) : [inline];
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
