import { type Language, translate } from '../base/i18n.ts';
import type { LessonSummary } from './catalogue.ts';
import { readText } from './read-text.ts';

/** A drawing in one language: for pages, and as text for the terminal. */
export type Figure = { svg: string; text: string };

const placeholder = /\{\{([\w-]+)(?::(-?)(\d+))?\}\}/g;

/** `diagrams/queue.svg` → `queue`. */
export function figureName(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.svg$/, '');
}

/** The keys of a drawing's words: `{{client}}`, or `{{client:12}}` in a text, padded to a width. */
export function figureKeys(drawing: string): string[] {
  return [...new Set([...drawing.matchAll(placeholder)].map((match) => match[1] ?? ''))];
}

/**
 * A lesson's drawing, `diagrams/name.svg` and `diagrams/name.txt`, with the language's words
 * `diagrams.name.<key>` in it.
 */
export function readFigure(
  { id, folder }: LessonSummary,
  file: string,
  language: Language,
): Figure {
  const word = (key: string): string =>
    translate(language, id, `diagrams.${figureName(file)}.${key}`);
  const read = (name: string): string => readText(new URL(name, folder), `lessons/${id}/${name}`);
  return {
    svg: fillIn(read(file), (key) => escapeXml(word(key))),
    text: fillIn(read(file.replace(/\.svg$/, '.txt')), word).trimEnd(),
  };
}

/** `{{key:12}}` fills twelve columns from the left, `{{key:-12}}` from the right. */
export function fillIn(drawing: string, word: (key: string) => string): string {
  return drawing.replace(placeholder, (_, key: string, side?: string, width?: string) => {
    const columns = Number(width ?? 0);
    return side === '-' ? word(key).padStart(columns) : word(key).padEnd(columns);
  });
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
