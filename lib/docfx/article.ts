import { decodeHTML } from 'entities';
import { parse } from 'yaml';

/** An article as it was written: its front matter, and the Markdown below. */
export type Article = {
  front: Record<string, unknown>;
  /** Whether there is front matter that is not YAML. */
  frontBroken: boolean;
  body: string;
  /** Lines before the body. */
  linesBefore: number;
};

const fence = /^---[ \t]*\n(?:([\s\S]*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** The text of an article; null for bytes that are not UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text.replace(/\r\n?/g, '\n');
  } catch {
    return null;
  }
}

export function readArticle(text: string): Article {
  const match = fence.exec(text);
  if (!match)
    return { front: {}, frontBroken: false, body: withoutPlaceholders(text), linesBefore: 0 };
  const linesBefore = match[0].split('\n').length - 1;
  const body = withoutPlaceholders(text.slice(match[0].length));
  const front = readYaml(match[1] ?? '');
  return {
    front: front ?? looseFront(match[1] ?? ''),
    frontBroken: front === null,
    body,
    linesBefore,
  };
}

/** What a translator's tool has left: `<ph id="1">&lt;xref:System.Net&gt;</ph>`. */
function withoutPlaceholders(text: string): string {
  if (!text.includes('<ph ')) return text;
  return text.replace(/<ph id="[^"\n]*">([^\n]*?)<\/ph>/g, (_, inside: string) =>
    decodeHTML(inside),
  );
}

function readYaml(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = parse(text, { logLevel: 'silent', uniqueKeys: false, maxAliasCount: 0 });
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? { ...value }
      : null;
  } catch {
    return null;
  }
}

/** Of front matter that is not YAML, the values that are on the line of their key. */
function looseFront(text: string): Record<string, unknown> {
  const pairs = [...text.matchAll(/^([\w.]+):[ \t]*(.*?)[ \t]*$/gm)];
  return Object.fromEntries(
    pairs.map(([, key = '', value = '']) => [key, value.replace(/^(["'])(.*)\1$/, '$2')]),
  );
}

/** A value of the front matter as text; entities of HTML are the letters they stand for. */
export function frontText({ front }: Pick<Article, 'front'>, key: string): string {
  const value = front[key];
  if (value === undefined || value === null || typeof value === 'object') return '';
  return String(value).trim();
}
