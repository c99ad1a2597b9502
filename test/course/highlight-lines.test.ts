import { readdirSync, readFileSync } from 'node:fs';
import { createHighlighterCoreSync } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import typescript from 'shiki/langs/typescript.mjs';
import { expect, test } from 'vitest';
import { LineReader } from '../../lib/course/highlight-lines.ts';
import { sampleOf } from '../whole.ts';

const colours: Record<string, string> = {
  keyword: '#000001',
  string: '#000002',
  comment: '#000003',
  'entity.name.function': '#000004',
  'variable.other.property': '#000005',
  'entity.name.type': '#000006',
};
const theme = {
  name: 'scopes',
  type: 'light' as const,
  fg: '#000000',
  bg: '#ffffff',
  settings: Object.entries(colours).map(([scope, foreground]) => ({
    scope,
    settings: { foreground },
  })),
};
const highlighter = createHighlighterCoreSync({
  ...{ themes: [theme], langs: [typescript] },
  engine: createJavaScriptRegexEngine(),
});

test('what is read line by line, and known from before, is what shiki reads', () => {
  const folder = new URL('../../lib/course/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const { colorMap } = highlighter.setTheme('scopes');
  const reader = new LineReader(highlighter.getLanguage('typescript'), (runs) => runs);
  const made = [
    '`a',
    '$'.concat('{b(`c'),
    '`)}',
    ' /* d',
    '*/ e`; // `',
    'f(<T,>(g: `h`) => {',
    '});',
  ].join('\n');
  const texts = sampleOf(files, 8).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  for (const code of [made, ...texts]) {
    const { tokens } = highlighter.codeToTokens(code, {
      ...({ lang: 'typescript', theme: 'scopes' } as const),
      tokenizeTimeLimit: 0,
    });
    const expected = tokens.map((line) => line.map(({ content, color }) => [content, color]));
    const read = (): [string, string | undefined][][] =>
      reader.read(code).map((line) => line.map(({ text, colour }) => [text, colorMap[colour]]));
    expect(read()).toEqual(expected);
    expect(read()).toEqual(expected);
  }
});
