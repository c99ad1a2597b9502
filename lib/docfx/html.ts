import { parseDocument } from 'htmlparser2';
import { type Block, type Inline, plainText } from '../course/blocks.ts';
import type { Context } from './context.ts';
import { isElement, parts } from './inline-html.ts';
import { image, linked, reference } from './references.ts';
import { itemParting, joined, parting } from './tidy.ts';

type HtmlNode = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<HtmlNode, { attribs: unknown }>;

/** Elements deeper than that are read as their text. */
const deepest = 50;
const unread = new Set(['script', 'style', 'iframe', 'object', 'embed', 'form']);
const withBlocks = new Set(
  'article aside blockquote body center dd details div dl dt figure footer form header html main nav p section'.split(
    ' ',
  ),
);

/** What HTML between the Markdown says: tables, lists, code, and paragraphs. None of it stays HTML. */
export function htmlBlocks(html: string, line: number, context: Context): Block[] {
  const { children } = parseDocument(html, { lowerCaseTags: false, decodeEntities: true });
  return new HtmlReader(line, context).blocks(children, 0);
}

class HtmlReader {
  readonly #line: number;
  readonly #context: Context;

  constructor(line: number, context: Context) {
    this.#line = line;
    this.#context = context;
  }

  blocks(nodes: readonly HtmlNode[], depth: number): Block[] {
    const line = this.#line;
    const blocks: Block[] = [];
    let open: Inline[] = [];
    const end = (): void => {
      const children = joined(open);
      if (plainText(children).trim() !== '') blocks.push({ type: 'paragraph', line, children });
      open = [];
    };
    for (const node of nodes) {
      const made = isTag(node) ? this.#element(node, depth) : null;
      if (made === null) open.push(...this.#inlines([node], depth));
      else {
        end();
        blocks.push(...made);
      }
    }
    end();
    return blocks;
  }

  /** Null for what is part of a paragraph. */
  #element(node: Element, depth: number): Block[] | null {
    const line = this.#line;
    const { children } = node;
    const name = node.name.toLowerCase();
    if (unread.has(name)) {
      this.#context.notices.add('not-understood', line, `<${name}> ${deepText(children)}`);
      return [];
    }
    if (depth > deepest) return textBlock(deepText(children), line);
    const inside = (): Block[] => this.blocks(children, depth + 1);
    if (name === 'table') return this.#table(node, depth);
    if (name === 'ul' || name === 'ol') {
      const items = children.filter(isTag).map((item) => this.blocks(item.children, depth + 1));
      const filled = items.filter((item) => item.length > 0);
      if (filled.length === 0) return [];
      return [{ type: 'list', line, ordered: name === 'ol', start: 1, items: filled }];
    }
    if (name === 'pre') {
      const text = deepText(children).replace(/^\n|\s+$/g, '');
      return text === '' ? [] : [{ type: 'fence', line, language: '', text }];
    }
    if (/^h[1-6]$/.test(name)) {
      const strong = joined(this.#inlines(children, depth + 1));
      if (strong.length === 0) return [];
      return [{ type: 'paragraph', line, children: [{ type: 'strong', children: strong }] }];
    }
    if (name === 'hr') return [];
    return withBlocks.has(name) ? inside() : null;
  }

  #table(node: Element, depth: number): Block[] {
    const rows = elementsNamed(node, ['tr']).map((row) =>
      elementsNamed(row, ['td', 'th']).map((cell) =>
        joined(this.#inlines(cell.children, depth + 1)).map((one): Inline => {
          if (one.type === 'break') return { type: 'text', text: ' ' };
          return one.type === 'text' ? { type: 'text', text: one.text.replace(/ +/g, ' ') } : one;
        }),
      ),
    );
    const width = Math.max(0, ...rows.map((row) => row.length));
    if (width === 0)
      return this.blocks(
        node.children.flatMap((child) => (isTag(child) ? child.children : [child])),
        depth + 1,
      );
    const full = rows.map((row) => [...row, ...Array<Inline[]>(width - row.length).fill([])]);
    return [{ type: 'table', line: this.#line, head: full[0] ?? [], rows: full.slice(1) }];
  }

  #inlines(nodes: readonly HtmlNode[], depth: number): Inline[] {
    return nodes.flatMap((node): Inline[] => {
      if (node.type === 'comment') {
        this.#context.notices.add('comment', this.#line, node.data);
        return [];
      }
      if (!isTag(node)) {
        return 'data' in node ? [{ type: 'text', text: node.data.replace(/\s+/g, ' ') }] : [];
      }
      if (depth > deepest) return [{ type: 'text', text: deepText(node.children) }];
      return this.#inline(node, depth);
    });
  }

  #inline(node: Element, depth: number): Inline[] {
    const { attribs } = node;
    const name = node.name.toLowerCase();
    const inside = (): Inline[] => this.#inlines(node.children, depth + 1);
    if (name.startsWith('xref:')) {
      return [
        ...reference(node.name.slice('xref:'.length), this.#line, this.#context),
        ...inside(),
      ];
    }
    switch (name) {
      case 'br':
        return [{ type: 'break' }];
      case 'b':
      case 'strong':
      case 'th':
        return [{ type: 'strong', children: inside() }];
      case 'i':
      case 'em':
        return [{ type: 'emphasis', children: inside() }];
      case 'code':
      case 'kbd':
        return [{ type: 'code', text: plainText(inside()) }];
      case 'sup':
        return [{ type: 'text', text: '^' }, ...inside(), parting()];
      case 'a':
        return attribs.href === undefined
          ? inside()
          : linked(attribs.href, inside(), this.#line, this.#context);
      case 'img':
        return image(attribs.alt ?? '', attribs.src ?? '', this.#line, this.#context);
    }
    if (unread.has(name)) {
      this.#context.notices.add(
        'not-understood',
        this.#line,
        `<${name}> ${deepText(node.children)}`,
      );
      return [];
    }
    if (name === 'li') return [itemParting(), ...inside(), itemParting()];
    // Paragraphs in a cell are parted by a space.
    const space: Inline[] =
      withBlocks.has(name) || parts.has(name) ? [{ type: 'text', text: ' ' }] : [];
    const shown: Inline[] = isElement(name) ? [] : [{ type: 'text', text: `<${node.name}>` }];
    return [...shown, ...space, ...inside(), ...space];
  }
}

const isTag = (node: HtmlNode): node is Element => 'attribs' in node;

/** Those of some names below a node, not those inside of one another. */
function elementsNamed(node: Element, names: readonly string[]): Element[] {
  const found: Element[] = [];
  const open = [...node.children].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    if (!isTag(next)) continue;
    if (names.includes(next.name.toLowerCase())) found.push(next);
    else open.push(...[...next.children].reverse());
  }
  return found;
}

/** All text below some nodes, however deep. */
function deepText(nodes: readonly HtmlNode[]): string {
  const parts: string[] = [];
  const open = [...nodes].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    if ('children' in next) open.push(...[...next.children].reverse());
    else if (next.type !== 'comment' && 'data' in next) parts.push(next.data);
  }
  return parts.join('');
}

const textBlock = (text: string, line: number): Block[] =>
  text.trim() === ''
    ? []
    : [{ type: 'paragraph', line, children: [{ type: 'text', text: text.trim() }] }];
