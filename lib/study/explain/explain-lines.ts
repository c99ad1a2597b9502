import { relative } from 'node:path';
import { wrap } from '../../base/terminal-text.ts';
import {
  type ErrorEntry,
  type ErrorGuide,
  entriesOf,
  errorText,
  errorTitle,
  errorWords,
  partOf,
  whoText,
} from '../../course/error-guide.ts';
import { blockLines } from '../../terminal/blocks.ts';
import { type Drawing, plainDrawing } from '../../terminal/drawing.ts';
import { indent, prose, spaced } from '../../terminal/lines.ts';
import { bright, proseWidth, quiet, strong, type TextStyle } from '../../terminal/text-style.ts';
import type { Trace } from './find-error.ts';
import { placesOf } from './places.ts';

/** What one error means, and what to do next; if a trace was pasted, with what was read from it. */
export function explainLines(
  guide: ErrorGuide,
  entry: ErrorEntry,
  style: TextStyle,
  trace: Trace | null = null,
): string[] {
  const { language } = style;
  const columns = proseWidth(style);
  const drawing = plainDrawing(guide.lesson, style);
  const { what, who, rest } = errorText(guide, entry.id, language);
  const parts = (name: string): string[] =>
    blockLines(headed(rest, `${entry.id}-${name}`), drawing, columns);
  return spaced([
    prose(errorTitle(guide, entry.id, language), style, bright),
    indent(entry.prints.flatMap((line) => wrap(quiet(style, line), columns - 2))),
    blockLines([what], drawing, columns),
    [strong(style, errorWords(language, 'who')), ...whoLines(entry, who, drawing, columns)],
    trace ? traceLines(guide, trace, style) : [],
    parts('look'),
    parts('differs'),
    nextLines(guide, entry, style),
    drawing.links.lines(style, Number.POSITIVE_INFINITY),
  ]);
}

type Blocks = ReturnType<typeof errorText>['rest'];

/** A part with its heading. */
function headed(blocks: Blocks, id: string): Blocks {
  const heading = blocks.filter((block) => block.type === 'heading' && block.id === id);
  return [...heading, ...partOf(blocks, id)];
}

function whoLines(
  entry: ErrorEntry,
  who: Blocks[number],
  drawing: Drawing,
  columns: number,
): string[] {
  if (who.type !== 'paragraph') return [];
  const text = `${whoText(entry, drawing.style.language)} `;
  const children = [{ type: 'text' as const, text }, ...who.children];
  return blockLines([{ ...who, children }], drawing, columns);
}

function traceLines(
  guide: ErrorGuide,
  { others, members, place, unhandled }: Trace,
  style: TextStyle,
): string[] {
  const { language } = style;
  const columns = proseWidth(style);
  const own =
    place === null
      ? unhandled && errorWords(language, 'noLine')
      : errorWords(language, 'yourLine', { place: shown(place) });
  const names = others.map(({ id }) => headOf(errorTitle(guide, id, language))).join(', ');
  return [
    ...(own ? prose(own, style) : []),
    ...(members.length > 0 ? prose(errorWords(language, 'members'), style) : []),
    ...indent(members.flatMap((member) => wrap(member, columns - 2))),
    ...(names ? prose(errorWords(language, 'several', { names }), style) : []),
  ];
}

/** The part of a title before its colon. */
const headOf = (title: string): string => title.split(/\s*:/, 1)[0] ?? title;

/** A file below the current folder, as its relative path. */
function shown(place: string): string {
  const near = relative(process.cwd(), place);
  return near.startsWith('..') ? place : near;
}

/** A command that wraps cannot be copied: each has a line of its own. */
function nextLines(guide: ErrorGuide, entry: ErrorEntry, style: TextStyle): string[] {
  const { language } = style;
  const columns = proseWidth(style);
  const { run, lessons } = placesOf(guide, entry, language);
  const row = (label: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [strong(style, label), ...indent(lines)] : [];
  return spaced([
    row(errorWords(language, 'runProgram'), run ? [run] : []),
    row(
      errorWords(language, 'readLesson'),
      lessons.flatMap(({ title, command }) => [...wrap(title, columns - 2), quiet(style, command)]),
    ),
    row(
      errorWords(language, 'near'),
      entry.near.flatMap((id) => wrap(errorTitle(guide, id, language), columns - 2)),
    ),
  ]);
}

/** Every error, by when it happens. */
export function errorListLines(guide: ErrorGuide, style: TextStyle): string[] {
  const { language } = style;
  const columns = proseWidth(style);
  const groups = guide.groups.map(({ group, entries }) => [
    bright(style, errorWords(language, `groups.${group}`)),
    ...indent(entries.flatMap(({ id }) => hanging(errorTitle(guide, id, language), columns - 2))),
  ]);
  const how = (['more', 'fromPipe'] as const).map((key) => errorWords(language, key));
  return spaced([...groups, how.flatMap((line) => prose(line, style, quiet))]);
}

/** The second line of a title is indented a little. */
const hanging = (title: string, columns: number): string[] =>
  wrap(title, columns - 2).map((line, at) => (at === 0 ? line : `  ${line}`));

/** The same for other programs. */
export function explainJson(
  guide: ErrorGuide,
  entry: ErrorEntry,
  style: TextStyle,
  trace: Trace | null,
): string {
  const { language } = style;
  const plain: TextStyle = { ...style, colors: false };
  const drawing = plainDrawing(guide.lesson, plain);
  const { what, rest } = errorText(guide, entry.id, language);
  const text = (blocks: Blocks): string => blockLines(blocks, drawing, 1_000).join('\n');
  const { run, lessons } = placesOf(guide, entry, language);
  return JSON.stringify({
    id: entry.id,
    codes: entry.codes,
    exits: entry.exits,
    title: errorTitle(guide, entry.id, language),
    what: text([what]),
    who: entry.who,
    style: text(partOf(rest, `${entry.id}-style`)),
    run,
    lessons: lessons.map(({ place, command }) => ({ place, command })),
    near: entry.near,
    ...(trace && {
      others: trace.others.map(({ id }) => id),
      members: trace.members,
      place: trace.place,
    }),
  });
}

export const listErrorsJson = (guide: ErrorGuide): string =>
  JSON.stringify({
    errors: entriesOf(guide).map(({ id, codes, exits, aliases }) => ({
      id,
      codes,
      exits,
      aliases,
    })),
  });
