/** A lesson page as a tree: what the parser gives, what terminal, site and slides draw. */

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'break' }
  | { type: 'emphasis' | 'strong'; children: Inline[] }
  | { type: 'link'; href: string; children: Inline[] };

export const calloutKinds = ['note', 'warning', 'dotnet', 'instructor'] as const;
export type CalloutKind = (typeof calloutKinds)[number];

export type Choice = { right: boolean; label: Inline[]; why: Block[] };

export type Heading = { type: 'heading'; level: 2 | 3; id: string; children: Inline[] };

/** A region of a program, or all of it when `region` is null; the text is read when parsed. */
export type Code = {
  type: 'code';
  file: string;
  region: string | null;
  language: string;
  text: string;
  /** Where the text begins in its file, counted from 1. */
  firstLine: number;
  /** Everything in the file, including the marks of regions. */
  whole?: string;
};

/** Programs started together: all but the last are servers, the last one ends by itself. */
export type Run = { type: 'run'; programs: string[] };

export type Predict = { type: 'predict'; id: string; question: Block[]; choices: Choice[] };

export type Block = { line: number } & (
  | Heading
  | Code
  | Run
  | Predict
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { type: 'quote'; children: Block[] }
  | { type: 'fence'; language: string; text: string }
  | { type: 'figure'; file: string; alt: string }
  | { type: 'callout'; kind: CalloutKind; children: Block[] }
  | { type: 'exercise'; slug: string; children: Block[]; hints: Block[][] }
);

/** The text of inline elements without their styles. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if ('children' in inline) return plainText(inline.children);
      return inline.type === 'break' ? ' ' : inline.text;
    })
    .join('');
}

/** Every block of a page in order, those inside others included. */
export function* everyBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    for (const inner of innerBlocks(block)) yield* everyBlock(inner);
  }
}

function innerBlocks(block: Block): Block[][] {
  switch (block.type) {
    case 'list':
      return block.items;
    case 'quote':
    case 'callout':
      return [block.children];
    case 'exercise':
      return [block.children, ...block.hints];
    case 'predict':
      return [block.question, ...block.choices.map((choice) => choice.why)];
    default:
      return [];
  }
}
