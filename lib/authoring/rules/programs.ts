import { everyBlock } from '../../course/blocks.ts';
import { errorGuideId } from '../../course/catalogue.ts';
import { importsIn } from '../../course/imports.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Problem } from '../../course/problem.ts';
import { findRegions } from '../../course/regions.ts';
import { problem, type Rule } from './context.ts';

const lineLimit = 60;
const columnLimit = 72;
const allowed = /^(#sockets|#say|node:.+)$/;

/** The programs of a lesson with their text, and their names as messages say them. */
function* programTexts({ id, programs }: Lesson, read: (file: string) => string | null) {
  for (const { name } of programs) {
    const file = `lessons/${id}/examples/${name}.ts`;
    yield { name, file, text: read(file) ?? '' };
  }
}

/** A program fits on a page. */
export const programLimits: Rule = ({ lessons, read }) =>
  lessons.flatMap((lesson) =>
    [...programTexts(lesson, read)].flatMap(({ file, text }) => {
      const lines = text.trimEnd().split(/\r?\n/);
      const long = lines.flatMap((line, index): Problem[] => {
        const columns = [...line].length;
        if (columns <= columnLimit) return [];
        return [problem(file, index + 1, 'program-columns', { columns, limit: columnLimit })];
      });
      if (lines.length <= lineLimit) return long;
      const params = { lines: lines.length, limit: lineLimit };
      return [...long, problem(file, lineLimit + 1, 'program-lines', params)];
    }),
  );

export const programImports: Rule = ({ lessons, read }) =>
  lessons.flatMap((lesson) =>
    [...programTexts(lesson, read)].flatMap(({ file, text }) =>
      importsIn(text)
        .filter(({ module }) => !allowed.test(module))
        .map(({ module, line }) => problem(file, line, 'program-import', { found: module })),
    ),
  );

/** The region marks are valid in every program, imported or not. */
export const regionMarks: Rule = ({ lessons, read }) =>
  lessons.flatMap((lesson) =>
    [...programTexts(lesson, read)].flatMap(({ file, text }) =>
      findRegions(text).faults.map(({ id, line, name }) =>
        problem(file, line, id, {
          file: file.slice(file.lastIndexOf('/') + 1),
          line,
          region: name,
        }),
      ),
    ),
  );

/** Every program is shown by the lesson, and every program shown exists. */
export const runs: Rule = ({ lessons }) =>
  lessons.flatMap((lesson) => {
    const names = new Set(lesson.programs.map(({ name }) => name));
    // The guide to errors also shows programs of lessons.
    const homes = lesson.id === errorGuideId ? lessons : [lesson];
    const known = new Set(homes.flatMap(({ programs }) => programs.map(({ name }) => name)));
    const { file, blocks } = lesson.pages.en;
    const missing = [...everyBlock(blocks)].flatMap((block) => {
      if (block.type !== 'run') return [];
      const unknown = block.programs.filter((program) => !known.has(program));
      return unknown.map((program) => problem(file, block.line, 'run-program', { program }));
    });
    const shown = new Set(lesson.runs.flat());
    const unused = [...names].filter((name) => !shown.has(name));
    const files = unused.map((name) => `lessons/${lesson.id}/examples/${name}.ts`);
    return [...missing, ...files.map((name) => problem(name, 1, 'program-unused'))];
  });

/** `say` finds a program's words by its name, so no two lessons share one. */
export const uniqueNames: Rule = ({ lessons }) => {
  const owners = new Map<string, string>();
  return lessons.flatMap(({ id, programs }) =>
    programs.flatMap(({ name }): Problem[] => {
      const other = owners.get(name);
      owners.set(name, other ?? id);
      if (other === undefined) return [];
      return [problem(`lessons/${id}/examples/${name}.ts`, 1, 'program-twice', { other })];
    }),
  );
};
