import type { Inline } from './blocks.ts';
import type { Token } from './dialect.ts';

/** The inline elements of a paragraph, heading or cell. */
export function inlines(tokens: readonly Token[]): Inline[] {
  const root: Inline[] = [];
  const open: Inline[][] = [root];
  for (const token of tokens) {
    const siblings = open.at(-1) ?? root;
    if (token.nesting === 1) {
      const children: Inline[] = [];
      siblings.push(container(token, children));
      open.push(children);
    } else if (token.nesting === -1) open.pop();
    else if (token.type === 'code_inline') siblings.push({ type: 'code', text: token.content });
    else if (token.type === 'hardbreak') siblings.push({ type: 'break' });
    else if (token.type === 'softbreak') append(siblings, ' ');
    else append(siblings, token.content);
  }
  return root;
}

function container(token: Token, children: Inline[]): Inline {
  if (token.type === 'link_open')
    return { type: 'link', href: String(token.attrGet('href') ?? ''), children };
  return { type: token.type === 'strong_open' ? 'strong' : 'emphasis', children };
}

/** Joins adjacent texts, so that a wrapped line is one text. */
function append(siblings: Inline[], text: string): void {
  const last = siblings.at(-1);
  if (last?.type === 'text') last.text += text;
  else if (text !== '') siblings.push({ type: 'text', text });
}
