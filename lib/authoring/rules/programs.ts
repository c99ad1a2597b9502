import { languages } from '../../base/i18n.ts';
import { blocksOf } from '../../course/blocks.ts';
import { errorGuideId } from '../../course/catalogue.ts';
import { importsIn } from '../../course/imports.ts';
import type { Problem } from '../../course/problem.ts';
import { findRegions } from '../../course/regions.ts';
import { loadRecording, recordingName } from '../../wire/recording.ts';
import { type Content, faultsOf, problem } from '../content.ts';

const lineLimit = 60;
const columnLimit = 72;
const allowed = /^(#sockets|#say|node:.+)$/;

const programFile = (lesson: string, name: string): string =>
  `lessons/${lesson}/examples/${name}.ts`;

/** A program fits on a page, imports what it may, and marks its regions well, imported or not. */
export function* programs({ lessons, read }: Content): Generator<Problem> {
  for (const lesson of lessons) {
    for (const program of lesson.programs) {
      const file = programFile(lesson.id, program.name);
      const text = read(file) ?? '';
      const lines = text.trimEnd().split(/\r?\n/);
      for (const [index, line] of lines.entries()) {
        const params = { columns: [...line].length, limit: columnLimit };
        if (params.columns > columnLimit) yield problem(file, index + 1, 'program-columns', params);
      }
      if (lines.length > lineLimit) {
        const params = { lines: lines.length, limit: lineLimit };
        yield problem(file, lineLimit + 1, 'program-lines', params);
      }
      for (const { module, line } of importsIn(text)) {
        if (!allowed.test(module)) yield problem(file, line, 'program-import', { found: module });
      }
      for (const { id, line, name } of findRegions(text).faults) {
        yield problem(file, line, id, { file: `${program.name}.ts`, line, region: name });
      }
    }
  }
}

/** Every program is shown by the lesson, and every program shown exists. */
export function* runs({ lessons }: Content): Generator<Problem> {
  for (const lesson of lessons) {
    // The guide to errors also shows programs of lessons.
    const homes = lesson.id === errorGuideId ? lessons : [lesson];
    const known = new Set(homes.flatMap(({ programs }) => programs.map(({ name }) => name)));
    const { file, blocks } = lesson.pages.en;
    for (const run of blocksOf(blocks, 'run')) {
      const unknown = run.programs.filter((program) => !known.has(program));
      for (const program of unknown) yield problem(file, run.line, 'run-program', { program });
    }
    const shown = new Set(lesson.runs.flat());
    for (const { name } of lesson.programs) {
      if (!shown.has(name)) yield problem(programFile(lesson.id, name), 1, 'program-unused');
    }
  }
}

/** `say` finds a program's words by its name, so no two lessons share one. */
export function* uniqueNames({ lessons }: Content): Generator<Problem> {
  const owners = new Map<string, string>();
  for (const { id, programs } of lessons) {
    for (const { name } of programs) {
      const other = owners.get(name);
      if (other !== undefined) yield problem(programFile(id, name), 1, 'program-twice', { other });
      owners.set(name, other ?? id);
    }
  }
}

/** Every run is recorded in each language that its page is in, and nothing else is. */
export function* recordings({ lessons, list }: Content): Generator<Problem> {
  for (const { id, slug, pages, programs, folder: home } of lessons) {
    const folder = `lessons/${id}/recordings`;
    const there = new Set(list(folder));
    const wanted = new Set<string>();
    const own = new Set(programs.map(({ name }) => name));
    for (const language of languages) {
      const { file, blocks, language: written } = pages[language];
      if (written !== language) continue;
      for (const run of blocksOf(blocks, 'run')) {
        // The guide to errors shows the recordings of lessons where they are.
        if (id === errorGuideId && !run.programs.some((program) => own.has(program))) continue;
        const name = recordingName(run.programs, language);
        wanted.add(name);
        if (there.has(name)) {
          yield* faultsOf(() => loadRecording(home, run.programs, language));
          continue;
        }
        const params = { run: run.programs.join(' '), language, lesson: slug };
        yield problem(file, run.line, 'recording-missing', params);
      }
    }
    const stray = [...there].filter((name) => !wanted.has(name));
    for (const name of stray) yield problem(`${folder}/${name}`, 1, 'recording-stray');
  }
}
