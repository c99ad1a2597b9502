import { type Block, type Inline, plainText } from '../course/blocks.ts';
import type { Node } from '../course/dialect.ts';
import { nothingBeside, partOf } from './beside.ts';
import type { Context } from './context.ts';
import {
  anchorsIn,
  anchorsOf,
  headingsIn,
  headingText,
  idFrom,
  isTitle,
  slugOf,
  tabTitle,
} from './headings.ts';
import { htmlBlocks } from './html.ts';
import { alerts, halfOf, inlinesOf, labeled } from './inline.ts';
import { readDocfx, readInline } from './markdown.ts';
import { image } from './references.ts';
import { joined } from './tidy.ts';

/** An article in one language: its title, and what comes below it as blocks of a lesson. */
export type Converted = { title: Inline[]; blocks: Block[] };

export type ConvertOptions = Context & {
  /** The ids of headings in their order, where another language has given them already. */
  ids?: readonly string[] | undefined;
  /** The lines before the text, of its front matter. */
  linesBefore: number;
};

/** Turns an article's Markdown into blocks of a lesson, in the order of the text. */
export function convert(text: string, options: ConvertOptions): Converted & { ids: string[] } {
  const converter = new Converter(options);
  const nodes = readDocfx(text);
  converter.nameAnchors(nodes);
  return converter.article(nodes);
}

class Converter {
  readonly #options: ConvertOptions;
  readonly #anchors: Map<string, string>;
  readonly #taken = new Set<string>();
  readonly #idOf = new Map<Node, string>();
  #ids: string[] = [];

  constructor(options: ConvertOptions) {
    this.#anchors = new Map(options.places.anchors);
    const places = { ...options.places, anchors: this.#anchors };
    this.#options = { ...options, places };
  }

  /** Gives each heading its id first: links may lead down the page. */
  nameAnchors(nodes: readonly Node[]): void {
    let number = 0;
    const headings = headingsIn(nodes);
    const title = headings.find(isTitle);
    for (const node of headings) {
      if (node === title || tabTitle(node) !== null) continue;
      const own = anchorsOf(node);
      const wished = this.#options.ids?.[number] ?? idFrom(own[0] ?? headingText(node));
      const id = this.#free(wished);
      number += 1;
      this.#ids.push(id);
      this.#idOf.set(node, id);
      for (const name of [...own, slugOf(headingText(node))]) {
        if (!this.#anchors.has(name)) this.#anchors.set(name, id);
      }
    }
    this.#placeAnchors(nodes, this.#ids[0]);
  }

  /** Anchors that are not in a heading lead to the one above them. */
  #placeAnchors(nodes: readonly Node[], before: string | undefined): string | undefined {
    let above = before;
    for (const node of nodes) {
      above = this.#idOf.get(node) ?? above;
      for (const name of anchorsIn(node.token.content)) {
        if (above !== undefined && !this.#anchors.has(name)) this.#anchors.set(name, above);
      }
      above = this.#placeAnchors(node.children, above);
    }
    return above;
  }

  #free(wished: string): string {
    let id = wished;
    for (let number = 2; this.#taken.has(id); number += 1) id = `${wished}-${number}`;
    this.#taken.add(id);
    return id;
  }

  article(nodes: readonly Node[]): Converted & { ids: string[] } {
    const at = nodes.findIndex((node) => node.token.type === 'heading_open' && isTitle(node));
    const titleNode = nodes[at];
    const title = titleNode ? this.#inlines(titleNode.children[0], this.#line(titleNode)) : [];
    const rest = titleNode ? [...nodes.slice(0, at), ...nodes.slice(at + 1)] : nodes;
    return { title, blocks: this.#blocks(rest), ids: this.#ids };
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
        return this.#marker(node, line);
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
      const options = { ...this.#options, beside: nothingBeside, ids: undefined };
      return convert(halfOf(text, options), options).blocks;
    }
    if (!name.startsWith('code')) return null;
    const code = this.#codeAt(path, path);
    if (code === null) return null;
    this.#options.notices.add('taken-in', line, `${path} ${label}`);
    return fence(code, name.replace(/^code-?/, ''), line);
  }

  #codeAt(path: string, wish: string): string | null {
    const whole = this.#options.beside(path);
    const part = whole === null ? null : partOf(whole, wish);
    return part === null || part.trim() === '' ? null : part;
  }

  /** What is deeper than `###` stays a heading, so that links still lead to it. */
  #heading(node: Node, line: number): Block[] {
    const children = this.#inlines(node.children[0], line);
    const tab = tabTitle(node);
    if (tab !== null) return paragraph([{ type: 'strong', children: unlinkedTab(children) }], line);
    const id = this.#idOf.get(node);
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

  /** `::: zone` and the like only say for whom the text below is. */
  #marker({ token }: Node, line: number): Block[] {
    const { info: name, content, markup } = token;
    const value = (key: string): string =>
      new RegExp(`\\b${key}=(?:"([^"]*)"|(\\S+))`, 'i').exec(content)?.slice(1).find(Boolean) ?? '';
    const { notices } = this.#options;
    if (name === 'code') {
      const source = value('source');
      const keys = ['range', 'name', 'id'].filter((key) => value(key) !== '');
      const code = this.#codeAt(source, `?${keys.map((key) => `${key}=${value(key)}`).join('&')}`);
      if (code !== null) {
        notices.add('taken-in', line, `${source} ${value('range')}`);
        return fence(code, value('language'), line);
      }
      notices.add('code', line, `${source || content} ${value('range')}`);
      return paragraph([{ type: 'code', text: source || content }], line);
    }
    if (name === 'image') {
      const shown = paragraph(image(value('alt-text'), value('source'), line, this.#options), line);
      return [...shown, ...paragraph(inlinesOf(readInline(markup), line, this.#options), line)];
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
}

const unlinkedTab = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline) => (inline.type === 'link' ? inline.children : [inline]));

const paragraph = (children: Inline[], line: number): Block[] =>
  plainText(children).trim() === ''
    ? []
    : [{ type: 'paragraph', line, children: joined(children) }];

/** Code without spaces at the ends of its lines; nothing where it is empty. */
function fence(code: string, info: string, line: number): Block[] {
  const text = code.replace(/[ \t]+$/gm, '').trimEnd();
  return text === '' ? [] : [{ type: 'fence', line, language: languageOf(info), text }];
}

/** A cell is one line. */
const inCell = (inlines: Inline[]): Inline[] =>
  joined(inlines.map((one) => (one.type === 'break' ? { type: 'text', text: ' ' } : one)));

/** `csharp-interactive`, `c#`, `"xml"` are one word here. */
const languageOf = (info: string): string => {
  const [word = ''] = info
    .trim()
    .toLowerCase()
    .split(/[\s{,]+/);
  return word.replace(/[^a-z0-9#+-]/g, '').replace('c#', 'csharp');
};

/**
 * The same code in several languages, one right after the other, is one listing; and lists that only
 * a comment parted are one.
 */
function gathered(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    const languages =
      last?.type === 'listings' ? last.children : last?.type === 'fence' ? [last] : [];
    if (
      block.type === 'fence' &&
      languages.length > 0 &&
      [block, ...languages].every(({ language }) => language !== '') &&
      languages.every(({ language }) => language !== block.language)
    ) {
      all[all.length - 1] = {
        type: 'listings',
        line: last?.line ?? block.line,
        children: [...languages, block],
      };
    } else if (block.type === 'list' && last?.type === 'list' && last.ordered === block.ordered) {
      last.items.push(...block.items);
    } else all.push(block);
  }
  return all;
}
