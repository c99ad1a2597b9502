import { type Block, withoutPrompts } from '../../lib/course/blocks.ts';
import { parsePage } from '../../lib/course/parse.ts';
import type { Drawing } from '../../lib/terminal/drawing.ts';
import { Links } from '../../lib/terminal/inline.ts';

export const style = { columns: 80, colors: false, language: 'en' as const, unicode: true };

/** What blocks are drawn with where a test says nothing else. */
export function drawing(part: Partial<Drawing> = {}): Drawing {
  return {
    style,
    lesson: { slug: 'greeting' },
    links: new Links(),
    slack: 0,
    highlighter: null,
    recordingOf: () => null,
    saidIn: () => [],
    figureOf: () => '',
    wire: true,
    dotnet: true,
    answersTo: () => [],
    exerciseOf: (slug) => ({ title: slug, name: slug, status: 'new', hints: 0, keys: true }),
    ...part,
  };
}

export const parse = (markdown: string): Block[] =>
  withoutPrompts(
    parsePage(markdown, 'page.md', (file, region) => ({
      file,
      region,
      language: 'ts',
      text: `const long = '${'x'.repeat(50)}';\n\nshort();`,
      firstLine: 9,
    })),
  );
