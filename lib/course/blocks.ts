import { hashOf } from '../base/files.ts';

/** A lesson page as a tree: what the parser gives, what terminal, site and slides draw. */

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'break' }
  | { type: 'emphasis' | 'strong'; children: Inline[] }
  | { type: 'link'; href: string; children: Inline[] };

export const calloutKinds = ['note', 'warning', 'dotnet'] as const;
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

export type Fence = { type: 'fence'; language: string; text: string };

export type Block = {
  line: number;
  /** Whether it is in the short deck of slides: marked by `::: essential` around it. */
  essential?: true;
} & (
  | Heading
  | Code
  | Run
  | Predict
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { type: 'quote'; children: Block[] }
  | Fence
  /** The same code in several programming languages. */
  | { type: 'listings'; children: ({ line: number } & Fence)[] }
  | { type: 'figure'; file: string; alt: string }
  | { type: 'callout'; kind: CalloutKind; children: Block[] }
  | { type: 'exercise'; slug: string; children: Block[]; hints: Block[][] }
);

/** How people write a programming language that fences name in a word of theirs. */
export const languageName = (word: string): string =>
  ({
    ...{
      csharp: 'C#',
      cs: 'C#',
      vb: 'Visual Basic',
      cpp: 'C++',
      fsharp: 'F#',
      javascript: 'JavaScript',
    },
    ...{
      typescript: 'TypeScript',
      xml: 'XML',
      xaml: 'XAML',
      json: 'JSON',
      powershell: 'PowerShell',
    },
    ...{ html: 'HTML', sql: 'SQL', console: 'console', dotnetcli: '.NET CLI', aspx: 'ASP.NET' },
  })[word] ?? word;

/** What is only for the instructor: between the blocks of a page, never in one of them. */
export type Prompt = { type: 'callout'; line: number; kind: 'instructor'; children: Block[] };

/** A block as it is written, for speaker notes and the content rules; learners see no prompts. */
export type Written = Block | Prompt;

export const isPrompt = (block: Written): block is Prompt =>
  block.type === 'callout' && block.kind === 'instructor';

/** What learners read of it. */
export const withoutPrompts = (blocks: readonly Written[]): Block[] =>
  blocks.filter((block) => !isPrompt(block));

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
export function* everyBlock<B extends Written>(blocks: readonly B[]): Generator<B | Block> {
  for (const block of blocks) {
    yield block;
    for (const inner of innerBlocks(block)) yield* everyBlock(inner);
  }
}

/** The blocks of one type, wherever they are on a page. */
export function blocksOf<Type extends Block['type']>(
  blocks: readonly Block[],
  type: Type,
): Extract<Block, { type: Type }>[] {
  const isWanted = (block: Block): block is Extract<Block, { type: Type }> => block.type === type;
  return [...everyBlock(blocks)].filter(isWanted);
}

function innerBlocks(block: Written): Block[][] {
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

/**
 * The order in which a question's choices are shown, as indexes into `choices`. The id alone decides
 * it: both languages, the terminal, pages, slides and handouts agree, and no author's habit gives
 * the right answer away. Answers are remembered by the index in `choices`, which this leaves alone.
 */
export function choiceOrder({ id, choices }: Pick<Predict, 'id' | 'choices'>): number[] {
  const key = (index: number): string => hashOf(`${id} ${index}`);
  return choices
    .map((_, index) => ({ index, key: key(index) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ index }) => index);
}

/** Whether the right choice is among those that were made. */
export const isAnswered = ({ choices }: Predict, made: readonly number[]): boolean =>
  made.some((index) => choices[index]?.right);

/** The place at which the right answer is shown, counted from 0. */
export function rightPlace(question: Predict): number {
  return choiceOrder(question).findIndex((index) => question.choices[index]?.right);
}

/** What must be equal in both languages of a block, written as an author would. */
export function nameOf(block: Block): string {
  return `${writtenName(block)}${block.essential ? ' in ::: essential' : ''}`;
}

function writtenName(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} {#${block.id}}`;
    case 'code':
      return `<<< ${block.file}${block.region === null ? '' : `#${block.region}`}`;
    case 'run':
      return `::: run ${block.programs.join(' ')}`;
    case 'predict': {
      const marks = block.choices.map(({ right }) => (right ? '[x]' : '[ ]'));
      return `::: predict ${block.id} ${marks.join('')}`;
    }
    case 'exercise':
      return `::: exercise ${block.slug} (${block.hints.length} ::: hint)`;
    case 'callout':
      return `::: ${block.kind}`;
    case 'list':
      return `list of ${block.items.length}`;
    case 'table':
      return `table of ${block.head.length} × ${block.rows.length}`;
    case 'fence':
      return `\`\`\`${block.language}`;
    case 'listings':
      return `::: listings (${block.children.map(({ language }) => language).join(', ')})`;
    case 'figure':
      return `![](${block.file})`;
    default:
      return block.type;
  }
}
