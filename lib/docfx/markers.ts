import type { Block } from '../course/blocks.ts';
import type { Node } from '../course/dialect.ts';
import type { Context } from './context.ts';
import { inlinesOf } from './inline.ts';
import { codeBeside, fence } from './listings.ts';
import { readInline } from './markdown.ts';
import { image } from './references.ts';
import { paragraph } from './tidy.ts';

/** `::: zone` and the like only say for whom the text below is. */
export function markerBlocks({ token }: Node, line: number, context: Context): Block[] {
  const { info: name, content, markup } = token;
  const value = (key: string): string =>
    new RegExp(`\\b${key}=(?:"([^"]*)"|(\\S+))`, 'i').exec(content)?.slice(1).find(Boolean) ?? '';
  const { notices } = context;
  if (name === 'code') {
    const source = value('source');
    const keys = ['range', 'name', 'id'].filter((key) => value(key) !== '');
    const code = codeBeside(
      source,
      `?${keys.map((key) => `${key}=${value(key)}`).join('&')}`,
      context,
    );
    if (code !== null) {
      notices.add('taken-in', line, `${source} ${value('range')}`);
      return fence(code, value('language'), line);
    }
    notices.add('code', line, `${source || content} ${value('range')}`);
    return paragraph([{ type: 'code', text: source || content }], line);
  }
  if (name === 'image') {
    const shown = paragraph(image(value('alt-text'), value('source'), line, context), line);
    return [...shown, ...paragraph(inlinesOf(readInline(markup), line, context), line)];
  }
  if (['zone', 'moniker'].includes(name) && content !== '') {
    const text = value('pivot') || value('range') || value('target') || content;
    return paragraph([{ type: 'emphasis', children: [{ type: 'text', text }] }], line);
  }
  if (!/^(?:zone|moniker|row|column|image)(?:-end)?$/.test(name)) {
    notices.add('not-understood', line, `::: ${name} ${content}`);
    return paragraph([{ type: 'text', text: content }], line);
  }
  return [];
}
