import * as v from 'valibot';
import { parse } from 'yaml';
import { ContentError } from './problem.ts';
import { checked } from './read-json.ts';

const schema = v.strictObject({
  title: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  summary: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  /** In a translation: section id → hash of the English section it was made from. */
  translates: v.optional(v.record(v.string(), v.string()), {}),
});

export type FrontMatter = v.InferOutput<typeof schema>;

const fence = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/**
 * The front matter of a page, not yet read, and its body, with blank lines before it so that lines
 * still count.
 */
export function cutFrontMatter(text: string, file: string): { yaml: string; body: string } {
  const match = fence.exec(text);
  if (!match) throw new ContentError({ file, line: 1, id: 'front-missing', params: {} });
  const blank = '\n'.repeat(match[0].split('\n').length - 1);
  return { yaml: match[1] ?? '', body: blank + text.slice(match[0].length) };
}

export function readFrontMatter(yaml: string, file: string): FrontMatter {
  const wrong = (key: string, reason: string): ContentError =>
    new ContentError({ file, line: 1, id: 'front-wrong', params: { key, reason } });
  let value: unknown;
  try {
    value = parse(yaml);
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw wrong('YAML', reason);
  }
  return checked(schema, value, wrong);
}

/** A page with other `translates` in its front matter, the rest to the letter as it was. */
export function withTranslates(text: string, translates: Record<string, string>): string {
  const match = fence.exec(text);
  if (!match) return text;
  const kept = (match[1] ?? '').replace(/\r?\ntranslates:(\r?\n[ \t]+.*)*/, '');
  const lines = Object.entries(translates).map(([id, hash]) => `  ${id}: '${hash}'`);
  return `---\n${[kept, 'translates:', ...lines].join('\n')}\n---\n${text.slice(match[0].length)}`;
}
