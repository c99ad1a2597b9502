import { createHighlighterCoreSync, type ThemedToken } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import typescript from 'shiki/langs/typescript.mjs';

/** What a piece of code is. Pages make a class of it, the terminal a color. */
export const codeKinds = [
  'plain',
  'keyword',
  'string',
  'number',
  'comment',
  'function',
  'type',
  'property',
] as const;
export type CodeKind = (typeof codeKinds)[number];
export type CodePiece = { kind: CodeKind; text: string };

const scopes: Record<Exclude<CodeKind, 'plain'>, string[]> = {
  keyword: ['keyword', 'storage', 'constant.language', 'variable.language'],
  string: ['string', 'punctuation.definition.string', 'constant.character.escape'],
  number: ['constant.numeric'],
  comment: ['comment', 'punctuation.definition.comment'],
  function: ['entity.name.function', 'support.function'],
  type: ['entity.name.type', 'support.type', 'support.class', 'entity.name.class'],
  property: [
    'variable.other.property',
    'meta.object-literal.key',
    'variable.other.constant.property',
  ],
};

/** A theme whose colors are the numbers of the kinds: one pass over the code serves every look. */
const colorOf = (kind: CodeKind): string =>
  `#0000${codeKinds.indexOf(kind).toString(16).padStart(2, '0')}`;
const operators = {
  scope: ['keyword.operator', 'punctuation', 'meta.template.expression'],
  settings: { foreground: colorOf('plain') },
};
const theme = {
  name: 'kinds',
  type: 'light' as const,
  fg: colorOf('plain'),
  bg: '#ffffff',
  settings: [
    { settings: { foreground: colorOf('plain') } },
    operators,
    ...Object.entries(scopes).map(([kind, scope]) => ({
      scope,
      settings: { foreground: colorOf(kind as CodeKind) },
    })),
    {
      scope: ['keyword.operator.new', 'keyword.operator.expression'],
      settings: { foreground: colorOf('keyword') },
    },
  ],
};

const highlighter = createHighlighterCoreSync({
  themes: [theme],
  langs: [typescript],
  engine: createJavaScriptRegexEngine(),
});

/** The first line of a method: by itself, it would be read as a call. */
const method = /^(?:async )?#?(?!(?:if|for|while|switch|catch)\b)\w+(?:<.*>)?\(.*\)(?:: .+)? \{$/m;

/** The pieces of each line of TypeScript. */
export function highlight(code: string): CodePiece[][] {
  return method.test(code) ? read(`class _ {\n${code}\n}`).slice(1, -1) : read(code);
}

/** Without shiki's limit of time: a slow machine takes longer, but gets the same colors. */
function read(code: string): CodePiece[][] {
  const options = { lang: 'typescript', theme: 'kinds', tokenizeTimeLimit: 0 } as const;
  return highlighter.codeToTokensBase(code, options).map(joined);
}

/** Neighbors of one kind are one piece. */
function joined(tokens: readonly ThemedToken[]): CodePiece[] {
  const pieces: CodePiece[] = [];
  for (const { content: text, color } of tokens) {
    const kind = codeKinds[Number.parseInt(color?.slice(1) ?? '0', 16)] ?? 'plain';
    const last = pieces.at(-1);
    if (last && (last.kind === kind || text.trim() === '')) last.text += text;
    else pieces.push({ kind, text });
  }
  return pieces;
}
