import type { Language } from '../base/i18n.ts';
import { stringWidth } from '../base/terminal-text.ts';
import type { Recording } from '../wire/recording.ts';
import { outputLine } from './recorded.ts';
import { transcript } from './transcript.ts';

const columns = 80;
const lineHeight = 19;
const characterWidth = 8.1;
const edge = 22;

/** A terminal with a recorded run and its conversation in it, as SVG: for the README. */
export function terminalPicture(recording: Recording, command: string, language: Language): string {
  const style = { columns, colors: false, unicode: true, language };
  const lines = [
    `$ ${command}`,
    '',
    ...recording.output.flatMap((line) => outputLine(line, recording.programs, style, columns)),
    '',
    ...transcript(recording, style),
  ];
  const width = Math.ceil(columns * characterWidth + 2 * edge);
  const height = lines.length * lineHeight + 2 * edge + 12;
  const rows = lines.map((line, at) => row(line, edge + 26 + at * lineHeight));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
  <title>${command}</title>
  <rect width="${width}" height="${height}" rx="10" fill="#16181f"/>
  <g fill="#3b3f4c"><circle cx="22" cy="20" r="5"/><circle cx="40" cy="20" r="5"/><circle cx="58" cy="20" r="5"/></g>
  <g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13.5" fill="#d9dae0">
${rows.join('\n')}
  </g>
</svg>
`;
}

/** Every line is stretched to its columns, so that lanes stay straight in any font. */
function row(line: string, y: number): string {
  if (line === '') return '';
  const color = line.startsWith('$') ? ' fill="#9db4ff"' : '';
  const length = (stringWidth(line) * characterWidth).toFixed(1);
  const escaped = line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  // Viewers collapse plain spaces, whatever xml:space says.
  const text = escaped.replaceAll(' ', '\u00a0');
  return `    <text x="${edge}" y="${y}" textLength="${length}"${color}>${text}</text>`;
}
