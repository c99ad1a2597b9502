import type { Inline } from '../course/blocks.ts';
import type { Node } from '../course/dialect.ts';
import { readArticle } from './article.ts';
import { nothingBeside } from './beside.ts';
import type { Context } from './context.ts';
import { closeFrame, type Frame, readTag } from './inline-html.ts';
import { readInline } from './markdown.ts';
import { splitPairs } from './pairs.ts';
import { image, linked, reference } from './references.ts';
import { joined, parting } from './tidy.ts';

/** The inline elements of a paragraph, heading or cell. `line`: where its block begins. */
export function inlinesOf(nodes: readonly Node[], line: number, context: Context): Inline[] {
  const root: Frame = { name: '', href: null, inlines: [] };
  const frames = [root];
  let at = line;
  const add = (...inlines: Inline[]): void => {
    frames.at(-1)?.inlines.push(...inlines);
  };
  for (const { token, children } of nodes) {
    const inside = (): Inline[] => inlinesOf(children, at, context);
    switch (token.type) {
      case 'text':
        add({ type: 'text', text: token.content });
        break;
      case 'softbreak':
      case 'hardbreak':
        at += 1;
        add(token.type === 'softbreak' ? { type: 'text', text: ' ' } : { type: 'break' });
        break;
      case 'code_inline':
        add({ type: 'code', text: token.content });
        break;
      case 'strong_open':
        add({ type: 'strong', children: inside() });
        break;
      case 'em_open':
        add({ type: 'emphasis', children: inside() });
        break;
      case 's_open':
        add(...inside());
        break;
      case 'link_open':
        add(...linked(String(token.attrGet('href') ?? ''), inside(), at, context));
        break;
      case 'image':
        add(...image(token.content, String(token.attrGet('src') ?? ''), at, context));
        break;
      case 'xref':
        add(...reference(token.content, at, context));
        break;
      case 'bang':
        add(...bang(token.info, token.content, at, context));
        break;
      case 'html_inline':
        readTag(token.content, frames, at, context);
        break;
      default:
        context.notices.add('not-understood', at, token.content);
        add({ type: 'text', text: token.content });
    }
  }
  while (frames.length > 1) closeFrame(frames);
  return joined(root.inlines);
}

/** The label and the path of `[label](path)`, whose first bracket may be missing; else nothing. */
export function labeled(words: string): { label: string; path: string } {
  const [, label = '', path = ''] = /^\[?([\s\S]*?)\]\(([^)]*)\)$/.exec(words) ?? [];
  return { label, path };
}

function bang(name: string, words: string, line: number, context: Context): Inline[] {
  if (name === 'div' || alerts.has(name)) return [];
  const { label, path } = labeled(words);
  if (name === 'include')
    return [parting(), ...included(path || words, label || words, line, context), parting()];
  if (name === 'video') return linked(words, [{ type: 'text', text: words }], line, context);
  if (name.startsWith('code')) {
    context.notices.add('code', line, `${path || words} ${label}`);
    const text = (path || words).trim();
    return text === '' ? [] : [{ type: 'code', text }];
  }
  context.notices.add('not-understood', line, `[!${name} ${words}]`);
  return [{ type: 'text', text: words }];
}

/** The first paragraph of the file that is taken in; where it is not there, its label. */
function included(path: string, label: string, line: number, context: Context): Inline[] {
  const { notices, beside } = context;
  const text = beside(path);
  if (text === null) {
    notices.add('include', line, path);
    return inlinesOf(readInline(label), line, context);
  }
  notices.add('taken-in', line, `${path} ${label}`);
  const [first = ''] = halfOf(text, context)
    .trim()
    .split(/\n\s*\n/);
  return inlinesOf(readInline(first), line, { ...context, beside: nothingBeside });
}

/** A file's text below its front matter, in the language of the page. */
export function halfOf(text: string, { half }: Pick<Context, 'half'>): string {
  const { body } = readArticle(text);
  return splitPairs(body)[half];
}

export const alerts = new Map<string, 'note' | 'warning'>([
  ['note', 'note'],
  ['tip', 'note'],
  ['important', 'warning'],
  ['caution', 'warning'],
  ['warning', 'warning'],
]);
