import type { Language, Params } from '../base/i18n.ts';
import { paint } from '../base/screen.ts';
import { pad, stringWidth, wrap } from '../base/terminal-text.ts';
import { type KeyIn, type KeyUnder, wordsOf } from '../base/words.ts';
import { indent } from '../terminal/lines.ts';
import { accent, glyphsOf, strong, type TextStyle } from '../terminal/text-style.ts';

const words = wordsOf('doctor');

/** What a check has found: the key of its words, and the params they need. */
export type Found = {
  status: 'ok' | 'warning' | 'failure';
  key: KeyIn<'doctor'>;
  params?: Params;
};
type Finding = Found & { id: Check['id'] };

/** What the checks look at, so that a test can replace it. */
export type Surroundings = {
  work: URL;
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  /** Without the `v`. */
  node: string;
  screen: { terminal: boolean; columns: number; colors: boolean };
};

export type Check = {
  id: KeyUnder<'doctor', 'name'>;
  /** Without it, a lesson cannot run. */
  essential: boolean;
  look: (where: Surroundings) => Found | Promise<Found>;
};

/** Milliseconds after which a check counts as hanging. */
const checkLimit = 3_500;

/** Runs all checks at once; one that hangs or throws is a finding of its own. */
export function examine(
  checks: readonly Check[],
  where: Surroundings,
  limit = checkLimit,
): Promise<Finding[]> {
  return Promise.all(checks.map((check) => bounded(check, where, limit)));
}

/** Whether every lesson can run. */
export function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ status }) => status !== 'failure');
}

async function bounded(check: Check, where: Surroundings, limit: number): Promise<Finding> {
  const { id, essential } = check;
  const status = essential ? 'failure' : 'warning';
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<Found>((resolve) => {
    const params = { seconds: limit / 1000 };
    timer = setTimeout(resolve, limit, { status, key: 'trouble.hangs', params });
  });
  const looking = (async () => check.look(where))().catch((error: unknown): Found => {
    const message = error instanceof Error ? error.message : String(error);
    return { status, key: 'trouble.throws', params: { message } };
  });
  const found = await Promise.race([looking, hangs]);
  clearTimeout(timer);
  return { id, ...found };
}

/** Columns that a text beside the names needs; where there are fewer, it is below them. */
const leastBeside = 24;

/** One line per finding, with the remedy in the same line; and whether lessons can run. */
export function doctorLines(
  findings: readonly Finding[],
  style: TextStyle,
  columns = Number.POSITIVE_INFINITY,
): string[] {
  const names = findings.map(({ id }) => words(style.language, `name.${id}`));
  const width = Math.max(0, ...names.map((name) => stringWidth(name)));
  const before = width + 4;
  const beside = columns - before >= leastBeside;
  const lines = findings.flatMap((finding, index) => {
    const name = pad(strong(style, names[index] ?? ''), width);
    const text = findingText(finding, style.language);
    const opening = `${mark(finding, style)} ${name}`;
    if (!beside) return [opening.trimEnd(), ...indent(wrap(text, columns - 2))];
    const [first = '', ...more] = wrap(text, columns - before);
    return [`${opening}  ${first}`, ...indent(more, ' '.repeat(before))];
  });
  return [...lines, '', words(style.language, isWell(findings) ? 'summary.well' : 'summary.not')];
}

/** Everything for other programs: the ids are fixed, the texts are in the person's language. */
export function doctorJson(findings: readonly Finding[], language: Language): string {
  const checks = findings.map((finding) => {
    const { id, status, params = {} } = finding;
    return { id, status, text: findingText(finding, language), params };
  });
  return JSON.stringify({ ok: isWell(findings), checks });
}

const findingText = ({ key, params }: Finding, language: Language): string =>
  words(language, key, params);

function mark({ status }: Finding, style: TextStyle): string {
  const { yes, no } = glyphsOf(style);
  if (status === 'ok') return accent(style, yes);
  return status === 'warning' ? paint(style, 'yellow', '!') : paint(style, 'red', no);
}
