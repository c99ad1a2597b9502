import { fold, pad, stringWidth, wrap } from '../base/terminal-text.ts';
import type { Run } from '../course/blocks.ts';
import { conversation } from '../wire/conversation.ts';
import type { OutputLine, Recording } from '../wire/recording.ts';
import { type Drawing, indent } from './drawing.ts';
import { glyphsOf, type Look, quiet, strong } from './look.ts';
import { transcript } from './transcript.ts';
import { words } from './words.ts';

/** A run as it was recorded: the command, what the programs printed, what went over the wire. */
export function runLines({ programs }: Run, drawing: Drawing, columns: number): string[] {
  const { look, lesson } = drawing;
  const recording = drawing.recordingOf(programs);
  const command = `npm run lesson -- run ${lesson.slug} ${programs.join(' ')}`;
  const lines = wrap(command, columns - 2).map(
    (line, at) => (at === 0 ? quiet(look, '$ ') : '  ') + strong(look, line),
  );
  if (!recording) return [...lines, quiet(look, words(look.language, 'run.none'))];
  return [...lines, ...recordedLines(recording, look, columns, drawing.wire)];
}

/** The output and the wire of a recording, or how much of the wire there is to see. */
export function recordedLines(
  recording: Recording,
  look: Look,
  columns: number,
  wire: boolean,
): string[] {
  const { output, programs } = recording;
  const said = outputLines(output, programs, look, columns);
  const silent = [quiet(look, words(look.language, 'run.silent'))];
  const lines = said.length > 0 ? said : silent;
  if (!wire) {
    const count = conversation(recording.wire).length;
    const folded = quiet(look, words(look.language, 'run.folded', { count }));
    return count > 0 ? [...lines, '', folded] : lines;
  }
  const rows = transcript(recording, look.language, columns, { unicode: look.unicode });
  return rows.length > 0 ? [...lines, '', ...rows] : lines;
}

/** What programs printed, each line under its program's name when there are several. */
export function outputLines(
  output: readonly OutputLine[],
  programs: readonly string[],
  look: Look,
  columns: number,
): string[] {
  return output.flatMap((line) => outputLine(line, programs, look, columns));
}

/** One line of output, cut to the width. */
export function outputLine(
  { program, text }: OutputLine,
  programs: readonly string[],
  look: Look,
  columns: number,
): string[] {
  if (programs.length < 2) return fold(text, columns);
  const { bar } = glyphsOf(look);
  if (columns < 60) {
    return [quiet(look, program), ...indent(fold(text, columns - 2), '  ')];
  }
  const widest = Math.max(...programs.map((name) => stringWidth(name)));
  const mark = `${pad(program, widest)} ${bar} `;
  return fold(text, columns - mark.length).map((row) => quiet(look, mark) + row);
}
