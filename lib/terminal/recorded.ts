import { fold, pad, stringWidth, wrap } from '../base/terminal-text.ts';
import type { Run } from '../course/blocks.ts';
import { conversation } from '../wire/conversation.ts';
import type { OutputLine, Recording } from '../wire/recording.ts';
import { type Drawing, indent } from './drawing.ts';
import { glyphsOf, quiet, strong, type TextStyle } from './text-style.ts';
import { transcript } from './transcript.ts';
import { words } from './words.ts';

/** A run as it was recorded: the command, what the programs printed, what went over the wire. */
export function runLines({ programs }: Run, drawing: Drawing, columns: number): string[] {
  const { style, lesson } = drawing;
  const recording = drawing.recordingOf(programs);
  const command = `npm run lesson -- run ${lesson.slug} ${programs.join(' ')}`;
  const lines = wrap(command, columns - 2).map(
    (line, at) => (at === 0 ? quiet(style, '$ ') : '  ') + strong(style, line),
  );
  if (!recording) return [...lines, quiet(style, words(style.language, 'run.none'))];
  return [...lines, ...recordedLines(recording, style, columns, drawing.wire)];
}

/** The output and the wire of a recording, or how much of the wire there is to see. */
export function recordedLines(
  recording: Recording,
  style: TextStyle,
  columns: number,
  wire: boolean,
): string[] {
  const { output, programs } = recording;
  const said = outputLines(output, programs, style, columns);
  const silent = [quiet(style, words(style.language, 'run.silent'))];
  const lines = said.length > 0 ? said : silent;
  if (!wire) {
    const count = conversation(recording.wire).length;
    const folded = quiet(style, words(style.language, 'run.folded', { count }));
    return count > 0 ? [...lines, '', folded] : lines;
  }
  const rows = transcript(recording, style.language, columns, { unicode: style.unicode });
  return rows.length > 0 ? [...lines, '', ...rows] : lines;
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
    return [quiet(style, program), ...indent(fold(text, columns - 2), '  ')];
  }
  const widest = Math.max(...programs.map((name) => stringWidth(name)));
  const mark = `${pad(program, widest)} ${bar} `;
  return fold(text, columns - mark.length).map((row) => quiet(style, mark) + row);
}
