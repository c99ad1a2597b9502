import { type Block, everyBlock } from '../../course/blocks.ts';
import { gates } from '../../course/catalogue.ts';
import { expectedVerdict } from '../../course/exercises.ts';
import { importsIn } from '../../course/imports.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Page } from '../../course/page.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem, type Rule } from './context.ts';

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
export const exercisesNamed: Rule = ({ lessons, list }) =>
  lessons.flatMap(({ id, manifest, pages }) => {
    const slugs = manifest.exercises.map(({ slug }) => slug);
    const file = `lessons/${id}/lesson.json`;
    const twice = slugs.filter((slug, index) => slugs.indexOf(slug) !== index);
    const folders = list(`lessons/${id}/exercises`).filter((name) => !name.includes('.'));
    return [
      ...twice.map((slug) => problem(file, 1, 'exercise-twice', { slug })),
      ...folders
        .filter((name) => !slugs.includes(name))
        .map((slug) => problem(file, 1, 'exercise-stray', { slug })),
      ...[pages.en, pages.fr].flatMap((page) => onPage(page, slugs)),
    ];
  });

function onPage(page: Page, slugs: readonly string[]): Problem[] {
  const blocks = exerciseBlocks(page);
  const there = blocks.map(({ slug }) => slug);
  const known = there.filter((slug) => slugs.includes(slug));
  const absent = slugs.filter((slug) => !there.includes(slug));
  const named = slugs.join(', ') || '–';
  return [
    ...blocks
      .filter(({ slug }, index) => !slugs.includes(slug) || there.indexOf(slug) !== index)
      .map(({ slug, line }) => problem(page.file, line, 'exercise-unknown', { slug, named })),
    ...absent.map((slug) => problem(page.file, 1, 'exercise-absent', { slug })),
    ...(absent.length === 0 && known.length === slugs.length && known.join() !== slugs.join()
      ? [problem(page.file, blocks[0]?.line ?? 1, 'exercise-order', { named })]
      : []),
    ...blocks
      .filter(({ hints }) => hints.length !== hintsExactly)
      .map(({ slug, line, hints }) =>
        problem(page.file, line, 'exercise-hints', {
          slug,
          there: hints.length,
          wanted: hintsExactly,
        }),
      ),
  ];
}

function exerciseBlocks({ blocks }: Page): Extract<Block, { type: 'exercise' }>[] {
  return [...everyBlock(blocks)].flatMap((block) => (block.type === 'exercise' ? [block] : []));
}

/** An exercise has all its files, and each is what it should be. */
export const exerciseFiles: Rule = (content) =>
  content.lessons.flatMap((lesson) =>
    foldersOf(lesson).flatMap((folder) => {
      const missing = wanted.filter((name) => content.read(`${folder}/${name}`) === null);
      const start = content.read(`${folder}/start.ts`);
      const net = content.read(`${folder}/solution.net.ts`);
      const kit = importsIn(net ?? '').find(({ module }) => module === '#sockets');
      return [
        ...missing.map((name) => problem(`${folder}/${name}`, 1, 'exercise-file')),
        ...(start === null || start.includes('TODO')
          ? []
          : [problem(`${folder}/start.ts`, 1, 'exercise-todo')]),
        ...(kit ? [problem(`${folder}/solution.net.ts`, kit.line, 'exercise-net')] : []),
        ...wanted.flatMap((name) =>
          foreignImports(content, `${folder}/${name}`, name === 'check.ts' ? 'check' : 'program'),
        ),
        ...rightPrograms(content, folder),
        ...wrongAnswers(content, folder),
      ];
    }),
  );

function foldersOf({ id, manifest }: Lesson): string[] {
  return manifest.exercises.map(({ slug }) => `lessons/${id}/exercises/${slug}`);
}

function foreignImports(
  { read }: Content,
  file: string,
  kind: keyof typeof allowedImports,
): Problem[] {
  const { allowed, names } = allowedImports[kind];
  return importsIn(read(file) ?? '')
    .filter(({ module }) => !allowed.test(module))
    .map(({ module, line }) => problem(file, line, 'exercise-import', { found: module, names }));
}

function rightPrograms(content: Content, folder: string): Problem[] {
  const files = content.list(`${folder}/right`).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) => {
    const file = `${folder}/right/${name}`;
    const isNamed = /^\ufeff?\/\/ \S/.test(content.read(file) ?? '');
    return [
      ...(isNamed ? [] : [problem(file, 1, 'right-line')]),
      ...foreignImports(content, file, 'right'),
    ];
  });
}

function wrongAnswers(content: Content, folder: string): Problem[] {
  const files = content.list(`${folder}/wrong`).filter((name) => name.endsWith('.ts'));
  const few =
    files.length < wrongAnswersAtLeast
      ? [
          problem(`${folder}/wrong`, 1, 'wrong-few', {
            there: files.length,
            limit: wrongAnswersAtLeast,
          }),
        ]
      : [];
  return [...few, ...files.flatMap((name) => wrongAnswer(content, `${folder}/wrong/${name}`))];
}

function wrongAnswer(content: Content, file: string): Problem[] {
  const ids = [...(content.locales.get('verdicts')?.en?.texts.keys() ?? [])].flatMap((key) =>
    key.startsWith('verdict.') ? [key.slice('verdict.'.length)] : [],
  );
  const expected = expectedVerdict(content.read(file) ?? '');
  const imports = foreignImports(content, file, 'program');
  if (expected === null) return [problem(file, 1, 'wrong-line'), ...imports];
  const { verdict, needs } = expected;
  const strange = needs.filter((gate) => !gates.some((known) => known === gate));
  return [
    ...(ids.includes(verdict) && verdict !== 'passed'
      ? []
      : [problem(file, 1, 'wrong-unknown', { verdict })]),
    ...strange.map((gate) => problem(file, 1, 'wrong-gate', { gate, gates: gates.join(', ') })),
    ...imports,
  ];
}
