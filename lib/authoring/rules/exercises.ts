import { blocksOf } from '../../course/blocks.ts';
import { gates, type Manifest } from '../../course/catalogue.ts';
import { expectedVerdict } from '../../course/exercises.ts';
import { importsIn } from '../../course/imports.ts';
import type { Page } from '../../course/page.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem } from '../content.ts';

const wrongAnswersAtLeast = 5;
const hintsExactly = 3;
const wanted = ['start.ts', 'check.ts', 'solution.ts', 'solution.net.ts'];
const allowedImports = {
  program: { allowed: /^(#sockets|node:.+)$/, names: '#sockets, node:*' },
  /** It may have several files. */
  right: { allowed: /^(\.\/.+|#sockets|node:.+)$/, names: './*, #sockets, node:*' },
  check: { allowed: /^(#lab|#sockets|node:.+)$/, names: '#lab, #sockets, node:*' },
};

/** The pages, the manifest and the folders list the same exercises in the same order. */
export function* exercisesNamed({ lessons, list }: Content): Generator<Problem> {
  for (const { id, manifest, pages } of lessons) {
    const slugs = manifest.exercises.map(({ slug }) => slug);
    const file = `lessons/${id}/lesson.json`;
    const twice = slugs.filter((slug, index) => slugs.indexOf(slug) !== index);
    for (const slug of twice) yield problem(file, 1, 'exercise-twice', { slug });
    const folders = list(`lessons/${id}/exercises`).filter((name) => !name.includes('.'));
    for (const slug of folders) {
      if (!slugs.includes(slug)) yield problem(file, 1, 'exercise-stray', { slug });
    }
    for (const page of Object.values(pages)) yield* onPage(page, slugs);
    yield* described(file, manifest);
  }
}

/** What the list of exercises says of each; their minutes are those of the lesson. */
function* described(file: string, { exercises, minutes }: Manifest): Generator<Problem> {
  const bare = exercises.filter((each) => !(each.minutes && each.level && each.teaches));
  for (const { slug } of bare) yield problem(file, 1, 'exercise-bare', { slug });
  const sum = exercises.reduce((total, each) => total + (each.minutes ?? 0), 0);
  if (bare.length > 0 || sum === minutes.exercises) return;
  yield problem(file, 1, 'exercise-minutes', { sum, given: minutes.exercises });
}

function* onPage({ file, blocks }: Page, slugs: readonly string[]): Generator<Problem> {
  const named = slugs.join(', ') || '–';
  const exercises = blocksOf(blocks, 'exercise');
  const there = new Set<string>();
  for (const { slug, line, hints } of exercises) {
    if (!slugs.includes(slug) || there.has(slug))
      yield problem(file, line, 'exercise-unknown', { slug, named });
    there.add(slug);
    const params = { slug, there: hints.length, wanted: hintsExactly };
    if (hints.length !== hintsExactly) yield problem(file, line, 'exercise-hints', params);
  }
  const absent = slugs.filter((slug) => !there.has(slug));
  for (const slug of absent) yield problem(file, 1, 'exercise-absent', { slug });
  const known = exercises.filter(({ slug }) => slugs.includes(slug)).map(({ slug }) => slug);
  if (absent.length === 0 && known.length === slugs.length && known.join() !== slugs.join())
    yield problem(file, exercises[0]?.line ?? 1, 'exercise-order', { named });
}

/** An exercise has all its files, and each is what it should be. */
export function* exerciseFiles(content: Content): Generator<Problem> {
  for (const { id, manifest } of content.lessons) {
    for (const { slug } of manifest.exercises) {
      const folder = `lessons/${id}/exercises/${slug}`;
      for (const name of wanted) {
        const file = `${folder}/${name}`;
        if (content.read(file) === null) yield problem(file, 1, 'exercise-file');
        yield* foreignImports(content, file, name === 'check.ts' ? 'check' : 'program');
      }
      const start = content.read(`${folder}/start.ts`);
      if (start?.includes('TODO') === false)
        yield problem(`${folder}/start.ts`, 1, 'exercise-todo');
      const net = `${folder}/solution.net.ts`;
      const kit = importsIn(content.read(net) ?? '').find(({ module }) => module === '#sockets');
      if (kit) yield problem(net, kit.line, 'exercise-net');
      yield* rightPrograms(content, `${folder}/right`);
      yield* wrongAnswers(content, `${folder}/wrong`);
    }
  }
}

function* foreignImports(
  { read }: Content,
  file: string,
  kind: keyof typeof allowedImports,
): Generator<Problem> {
  const { allowed, names } = allowedImports[kind];
  for (const { module: found, line } of importsIn(read(file) ?? '')) {
    if (!allowed.test(found)) yield problem(file, line, 'exercise-import', { found, names });
  }
}

const programsIn = ({ list }: Content, folder: string): string[] =>
  list(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

function* rightPrograms(content: Content, folder: string): Generator<Problem> {
  for (const file of programsIn(content, folder)) {
    const isNamed = /^\ufeff?\/\/ \S/.test(content.read(file) ?? '');
    if (!isNamed) yield problem(file, 1, 'right-line');
    yield* foreignImports(content, file, 'right');
  }
}

function* wrongAnswers(content: Content, folder: string): Generator<Problem> {
  const files = programsIn(content, folder);
  const params = { there: files.length, limit: wrongAnswersAtLeast };
  if (files.length < wrongAnswersAtLeast) yield problem(folder, 1, 'wrong-few', params);
  const verdicts = content.locales.get('verdicts')?.en?.texts;
  for (const file of files) {
    yield* foreignImports(content, file, 'program');
    const expected = expectedVerdict(content.read(file) ?? '');
    if (expected === null) {
      yield problem(file, 1, 'wrong-line');
      continue;
    }
    const { verdict, needs } = expected;
    if (verdict === 'passed' || !verdicts?.has(`verdict.${verdict}`))
      yield problem(file, 1, 'wrong-unknown', { verdict });
    const unknown = needs.filter((gate) => !gates.some((known) => known === gate));
    for (const gate of unknown)
      yield problem(file, 1, 'wrong-gate', { gate, gates: gates.join(', ') });
  }
}
