import type { Language } from '../base/i18n.ts';
import { paint } from '../base/screen.ts';
import { pad, stringWidth } from '../base/terminal-text.ts';
import { wordsOf } from '../base/words.ts';
import { accent, glyphsOf, strong, type TextStyle } from '../terminal/text-style.ts';
import { type Finding, isWell, type Status } from './doctor.ts';

const words = wordsOf('doctor');

/** One line per finding, with the remedy in the same line; and whether lessons can run. */
export function doctorLines(findings: readonly Finding[], style: TextStyle): string[] {
  const names = findings.map(({ id }) => words(style.language, `name.${id}`));
  const width = Math.max(0, ...names.map((name) => stringWidth(name)));
  const lines = findings.map((finding, index) => {
    const name = pad(strong(style, names[index] ?? ''), width);
    return `${mark(finding.status, style)} ${name}  ${findingText(finding, style.language)}`;
  });
  return [...lines, '', words(style.language, isWell(findings) ? 'summary.well' : 'summary.not')];
}

/** Everything for other programs: the ids are fixed, the texts are in the person's language. */
export function doctorJson(findings: readonly Finding[], language: Language): string {
  const checks = findings.map((finding) => {
    const { id, status, params } = finding;
    return { id, status, text: findingText(finding, language), params };
  });
  return JSON.stringify({ ok: isWell(findings), checks });
}

function findingText({ key, params }: Finding, language: Language): string {
  return words(language, key, params);
}

function mark(status: Status, style: TextStyle): string {
  const { yes, no } = glyphsOf(style);
  if (status === 'ok') return accent(style, yes);
  return status === 'warning' ? paint(style, 'yellow', '!') : paint(style, 'red', no);
}
