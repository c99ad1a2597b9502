import { readFileSync } from 'node:fs';
import { createHighlighterCoreSync, type RegexEngine } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import typescript from 'shiki/langs/typescript.mjs';
import { expect, test } from 'vitest';
import { sharingEngine } from '../../lib/course/highlight-engine.ts';

const folder = new URL('../../lib/course/', import.meta.url);

/** The scopes of every piece of code: everything that colors could depend on. */
function scopesWith(engine: RegexEngine, code: string): string[] {
  const theme = { name: 'bare', type: 'light' as const, settings: [] };
  const highlighter = createHighlighterCoreSync({ themes: [theme], langs: [typescript], engine });
  const { tokens } = highlighter.codeToTokens(code, {
    ...({ lang: 'typescript', theme: 'bare', includeExplanation: 'scopeName' } as const),
    tokenizeTimeLimit: 0,
  });
  return tokens
    .flat()
    .flatMap(({ explanation = [] }) =>
      explanation.map(({ content, scopes }) =>
        [content, ...scopes.map(({ scopeName }) => scopeName)].join(' '),
      ),
    );
}

test('shared searches find what separate ones find', () => {
  const names = ['highlight-engine.ts', 'highlight.ts', 'parse.ts', 'regions.ts'];
  const code = names.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const scopes = scopesWith(sharingEngine(), code);
  expect(scopes.length).toBeGreaterThan(1000);
  expect(scopes).toEqual(scopesWith(createJavaScriptRegexEngine(), code));
});
