import { stripVTControlCharacters } from 'node:util';
import { escapeControls } from '../base/escape-controls.ts';
import { fold, pad, stringWidth, wrap } from '../base/terminal-text.ts';
import type { Run } from '../course/blocks.ts';
import { conversation } from '../wire/conversation.ts';
import type { OutputLine, Recording } from '../wire/recording.ts';
import type { Drawing } from './drawing.ts';
import { indent, spaced } from './lines.ts';
import { glyphsOf, quiet, strong, type TextStyle } from './text-style.ts';
import { transcript } from './transcript.ts';
import { words } from './words.ts';

/** A run as it was recorded: the command, what the programs printed, what went over the wire. */
export function runLines({ programs }: Run, drawing: Drawing, columns: number): string[] {
  const { style, lesson } = drawing;
  const { language } = style;
  const command = `npm run lesson -- run ${lesson.slug} ${programs.join(' ')}`;
  const lines = wrap(command, columns - 2).map(
    (line, at) => (at === 0 ? quiet(style, '$ ') : '  ') + strong(style, line),
  );
  const recording = drawing.recordingOf(programs);
  if (!recording) return [...lines, quiet(style, words(language, 'run.none'))];
  const said = outputLines(recording.output, recording.programs, style, columns);
  const output = said.length > 0 ? said : [quiet(style, words(language, 'run.silent'))];
  return spaced([[...lines, ...output], wireLines(recording, drawing, columns)]);
}

/** What went over the wire, or how much of it there is to see. */
function wireLines(recording: Recording, { style, wire }: Drawing, columns: number): string[] {
  if (wire) return transcript(recording, { ...style, columns });
  const count = conversation(recording.wire).length;
  return count > 0 ? [quiet(style, words(style.language, 'run.folded', { count }))] : [];
}

/** What programs printed, each line under its program's name when there are several. */
export function outputLines(
  output: readonly OutputLine[],
  programs: readonly string[],
  style: TextStyle,
  columns: number,
): string[] {
  return output.flatMap((line) => outputLine(line, programs, style, columns));
}

/** One line of output, cut to the width. */
export function outputLine(
  { program, text }: OutputLine,
  programs: readonly string[],
  style: TextStyle,
  columns: number,
): string[] {
  if (programs.length < 2) return fold(text, columns);
  const { bar } = glyphsOf(style);
  if (columns < 60) {
    return [quiet(style, program), ...indent(fold(text, columns - 2))];
  }
  const widest = Math.max(...programs.map((name) => stringWidth(name)));
  const mark = `${pad(program, widest)} ${bar} `;
  return fold(text, columns - mark.length).map((row) => quiet(style, mark) + row);
}

/** A printed line as text only: colors are removed, and what would move the cursor is shown. */
export const visible = (text: string): string =>
  escapeControls(stripVTControlCharacters(text).replaceAll('\t', ' '));
