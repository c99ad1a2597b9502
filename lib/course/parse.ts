import {
  type Block,
  type CalloutKind,
  type Choice,
  type Code,
  calloutKinds,
  plainText,
  type Written,
} from './blocks.ts';
import { inlinesOf, type Node, readMarkdown } from './dialect.ts';
import { ContentError, type Problem, type ProblemId } from './problem.ts';

/** Finds the code that `<<< file#region` asks for, or says what is wrong with the request. */
export type CodeReader = (
  file: string,
  region: string | null,
) => Omit<Code, 'type'> | Omit<Problem, 'file' | 'line'>;

/** Turns a page's body into blocks. `file` names the page in messages. */
export function parsePage(body: string, file: string, readCode: CodeReader): Written[] {
  return new PageReader(file, readCode).page(readMarkdown(body));
}

class PageReader {
  readonly #file: string;
  readonly #readCode: CodeReader;

  constructor(file: string, readCode: CodeReader) {
    this.#file = file;
    this.#readCode = readCode;
  }

  page(nodes: Node[]): Written[] {
    return nodes.flatMap((node): Written[] => {
      const { type, info, map, meta } = node.token;
      const name = type === 'directive_open' && meta?.closed !== false ? info : undefined;
      if (name !== 'instructor' && name !== 'essential') return [this.#block(node)];
      const children = this.blocks(node.children);
      if (name === 'essential') return children.map((block) => ({ ...block, essential: true }));
      return [{ type: 'callout', line: (map?.[0] ?? 0) + 1, kind: 'instructor', children }];
    });
  }

  blocks(nodes: Node[]): Block[] {
    return nodes.map((node) => this.#block(node));
  }

  #block(node: Node): Block {
    const { token, children } = node;
    const line = (token.map?.[0] ?? 0) + 1;
    switch (token.type) {
      case 'heading_open':
        return this.#heading(node, line);
      case 'paragraph_open':
        return this.#paragraph(node, line);
      case 'bullet_list_open':
      case 'ordered_list_open': {
        const items = children.map((item) => this.blocks(item.children));
        const start = Number(token.attrGet('start') ?? 1);
        return { type: 'list', line, ordered: token.type === 'ordered_list_open', start, items };
      }
      case 'table_open':
        return this.#table(node, line);
      case 'blockquote_open':
        return { type: 'quote', line, children: this.blocks(children) };
      case 'fence':
        return { type: 'fence', line, language: token.info.trim(), text: token.content.trimEnd() };
      case 'code_import':
        return this.#code(node, line);
      case 'directive':
      case 'directive_open':
        return this.#directive(node, line);
      default:
        throw this.#error('dialect-unknown', line, { found: token.type });
    }
  }

  #error(id: ProblemId, line: number, params: Problem['params'] = {}): ContentError {
    return new ContentError({ file: this.#file, line, id, params });
  }

  #heading(node: Node, line: number): Block {
    const level = Number(node.token.tag.slice(1));
    const id: unknown = node.token.meta?.id;
    if (level !== 2 && level !== 3) throw this.#error('heading-level', line, { level });
    if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id))
      throw this.#error('heading-id', line);
    return { type: 'heading', line, level, id, children: inlinesOf(node.children[0]?.children) };
  }

  /** A paragraph that holds only an image is a figure. */
  #paragraph(node: Node, line: number): Block {
    const inlines = node.children[0]?.children ?? [];
    const image = inlines.find(({ token }) => token.type === 'image')?.token;
    if (!image) return { type: 'paragraph', line, children: inlinesOf(inlines) };
    if (inlines.length > 1) throw this.#error('image-inline', line);
    return { type: 'figure', line, file: String(image.attrGet('src') ?? ''), alt: image.content };
  }

  #table(node: Node, line: number): Block {
    const rows = node.children.flatMap((part) => part.children);
    const cells = rows.map((row) =>
      row.children.map((cell) => inlinesOf(cell.children[0]?.children)),
    );
    return { type: 'table', line, head: cells[0] ?? [], rows: cells.slice(1) };
  }

  #code({ token }: Node, line: number): Block {
    const { file, region } = token.meta as { file: string; region: string | null };
    const code = this.#readCode(file, region);
    if ('id' in code) throw this.#error(code.id, line, code.params);
    return { type: 'code', line, ...code };
  }

  #directive(node: Node, line: number): Block {
    const { info: name, content: words } = node.token;
    if (node.token.meta?.closed === false) throw this.#error('directive-open', line, { name });
    const kind = calloutKinds.find((kind): kind is CalloutKind => kind === name);
    if (kind) return { type: 'callout', line, kind, children: this.blocks(node.children) };
    switch (name) {
      case 'run':
        if (words === '') throw this.#error('run-empty', line);
        return { type: 'run', line, programs: words.split(/\s+/) };
      case 'predict':
        return this.#predict(node, line);
      case 'exercise':
        return this.#exercise(node, line);
      case 'listings':
        return this.#listings(node, line);
      case 'instructor':
      case 'essential':
        throw this.#error('nested', line, { name });
      default:
        throw this.#error('directive-unknown', line, { name });
    }
  }

  /** A question, then a list of `[ ]` and `[x]` choices, each followed by why. */
  #predict(node: Node, line: number): Block {
    const id = node.token.content;
    const list = node.children.at(-1);
    if (!/^[a-z][a-z0-9-]*$/.test(id)) throw this.#error('predict-id', line);
    if (list?.token.type !== 'bullet_list_open') throw this.#error('predict-choices', line);
    const choices = list.children.map((item) => this.#choice(item));
    if (choices.length < 2 || choices.filter((choice) => choice.right).length !== 1) {
      throw this.#error('predict-right', line);
    }
    return {
      type: 'predict',
      line,
      id,
      question: this.blocks(node.children.slice(0, -1)),
      choices,
    };
  }

  #choice(item: Node): Choice {
    const line = (item.token.map?.[0] ?? 0) + 1;
    const label = inlinesOf(item.children[0]?.children[0]?.children);
    const first = label[0];
    const mark = first?.type === 'text' ? /^\[([ x])\]\s+/.exec(first.text) : null;
    if (first?.type !== 'text' || !mark) throw this.#error('predict-mark', line);
    first.text = first.text.slice(mark[0].length);
    if (first.text === '') label.shift();
    const why = this.blocks(item.children.slice(1));
    if (why.length === 0) throw this.#error('predict-why', line, { choice: plainText(label) });
    return { right: mark[1] === 'x', label, why };
  }

  /** The same code in several languages: fences, and nothing else. */
  #listings(node: Node, line: number): Block {
    const children = this.blocks(node.children).filter((child) => child.type === 'fence');
    if (children.length < 2 || children.length < node.children.length) {
      throw this.#error('listings-fences', line);
    }
    return { type: 'listings', line, children };
  }

  #exercise(node: Node, line: number): Block {
    const isHint = (child: Node) =>
      child.token.type === 'directive_open' && child.token.info === 'hint';
    const hints = node.children.filter(isHint).map((hint) => this.blocks(hint.children));
    const children = this.blocks(node.children.filter((child) => !isHint(child)));
    return { type: 'exercise', line, slug: node.token.content, children, hints };
  }
}
