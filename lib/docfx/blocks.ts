import type { Block, Inline } from '../course/blocks.ts';
import type { Node } from '../course/dialect.ts';
import { nothingBeside } from './beside.ts';
import type { Context } from './context.ts';
import { HeadingIds } from './heading-ids.ts';
import { isTitle, tabTitle } from './headings.ts';
import { htmlBlocks } from './html.ts';
import { alerts, halfOf, inlinesOf, labeled } from './inline.ts';
import { codeBeside, fence, gathered } from './listings.ts';
import { readDocfx } from './markdown.ts';
import { markerBlocks } from './markers.ts';
import { joined, paragraph } from './tidy.ts';

/** An article in one language: its title, and what comes below it as blocks of a lesson. */
export type Converted = { title: Inline[]; blocks: Block[] };

export type ConvertOptions = Context & {
  /** The ids of headings in their order, where another language has given them already. */
  ids?: readonly string[] | undefined;
  /** The ids of the page that this text is taken into. */
  taken?: Set<string> | undefined;
  /** The lines before the text, of its front matter. */
  linesBefore: number;
};

/** Turns an article's Markdown into blocks of a lesson, in the order of the text. */
export function convert(text: string, options: ConvertOptions): Converted & { ids: string[] } {
  const nodes = readDocfx(text);
  const ids = new HeadingIds(nodes, options.ids ?? [], options.places.anchors, options.taken);
  return new Converter(options, ids).article(nodes);
}

class Converter {
  readonly #options: ConvertOptions;
  readonly #ids: HeadingIds;

  constructor(options: ConvertOptions, ids: HeadingIds) {
    this.#ids = ids;
    this.#options = { ...options, places: { ...options.places, anchors: ids.anchors } };
  }

  article(nodes: readonly Node[]): Converted & { ids: string[] } {
    const at = nodes.findIndex((node) => node.token.type === 'heading_open' && isTitle(node));
    const titleNode = nodes[at];
    const title = titleNode ? this.#inlines(titleNode.children[0], this.#line(titleNode)) : [];
    const rest = titleNode ? [...nodes.slice(0, at), ...nodes.slice(at + 1)] : nodes;
    return { title, blocks: this.#blocks(rest), ids: this.#ids.all };
  }

  #line({ token }: Node): number {
    return (token.map?.[0] ?? 0) + 1 + this.#options.linesBefore;
  }

  #inlines(node: Node | undefined, line: number): Inline[] {
    return inlinesOf(node?.children ?? [], line, this.#options);
  }

  #blocks(nodes: readonly Node[]): Block[] {
    return gathered(nodes.flatMap((node) => this.#block(node)));
  }

  #block(node: Node): Block[] {
    const { token, children } = node;
    const line = this.#line(node);
    switch (token.type) {
      case 'heading_open':
        return this.#heading(node, line);
      case 'paragraph_open':
        return (
          this.#takenIn(children[0], line) ?? paragraph(this.#inlines(children[0], line), line)
        );
      case 'bullet_list_open':
      case 'ordered_list_open': {
        const items = children.map((item) => this.#blocks(item.children));
        const filled = items.filter((item) => item.length > 0);
        if (filled.length === 0) return [];
        const ordered = token.type === 'ordered_list_open';
        return [
          {
            type: 'list',
            line,
            ordered,
            start: Number(token.attrGet('start') ?? 1),
            items: filled,
          },
        ];
      }
      case 'table_open':
        return this.#table(node, line);
      case 'blockquote_open':
        return this.#quote(node, line);
      case 'fence':
      case 'code_block':
        return fence(token.content, token.info, line);
      case 'html_block':
        return htmlBlocks(token.content, line, this.#options);
      case 'marker':
        return markerBlocks(node, line, this.#options);
      case 'hr':
        return [];
      default:
        this.#options.notices.add('not-understood', line, token.content);
        return [];
    }
  }

  /** A paragraph that is nothing but a file taken in: all of its blocks, or its code. */
  #takenIn(node: Node | undefined, line: number): Block[] | null {
    const [only, ...others] = node?.children ?? [];
    if (only?.token.type !== 'bang' || others.length > 0) return null;
    const { info: name, content } = only.token;
    const { label, path } = labeled(content);
    if (name === 'include') {
      const text = this.#options.beside(path);
      if (text === null) return null;
      this.#options.notices.add('taken-in', line, `${path} ${label}`);
      const options = {
        ...this.#options,
        beside: nothingBeside,
        ids: undefined,
        taken: this.#ids.taken,
      };
      return convert(halfOf(text, options), options).blocks;
    }
    if (!name.startsWith('code')) return null;
    const code = codeBeside(path, path, this.#options);
    if (code === null) return null;
    this.#options.notices.add('taken-in', line, `${path} ${label}`);
    return fence(code, name.replace(/^code-?/, ''), line);
  }

  /** What is deeper than `###` stays a heading, so that links still lead to it. */
  #heading(node: Node, line: number): Block[] {
    const children = this.#inlines(node.children[0], line);
    const tab = tabTitle(node);
    if (tab !== null) return paragraph([{ type: 'strong', children: unlinkedTab(children) }], line);
    const id = this.#ids.of(node);
    if (id === undefined) return paragraph([{ type: 'strong', children }], line);
    const level = Number(node.token.tag.slice(1)) <= 2 ? 2 : 3;
    const text = children.length > 0 ? children : [{ type: 'text' as const, text: id }];
    return [{ type: 'heading', line, level, id, children: text }];
  }

  #table(node: Node, line: number): Block[] {
    const rows = node.children.flatMap((part) => part.children);
    const cells = rows.map((row) =>
      row.children.map((cell) => inCell(this.#inlines(cell.children[0], this.#line(row)))),
    );
    return [{ type: 'table', line, head: cells[0] ?? [], rows: cells.slice(1) }];
  }

  /** `> [!NOTE]` and what follows in it is a box. */
  #quote(node: Node, line: number): Block[] {
    const first = node.children[0]?.children[0]?.children[0]?.token;
    const children = this.#blocks(node.children);
    if (children.length === 0) return [];
    if (first?.type !== 'bang') return [{ type: 'quote', line, children }];
    const kind = alerts.get(first.info);
    return kind ? [{ type: 'callout', line, kind, children }] : children;
  }
}

const unlinkedTab = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline) => (inline.type === 'link' ? inline.children : [inline]));

/** A cell is one line. */
const inCell = (inlines: Inline[]): Inline[] =>
  joined(inlines.map((one) => (one.type === 'break' ? { type: 'text', text: ' ' } : one)));
