import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { acceptTranslation } from '../../lib/authoring/translation.ts';
import { validateCourse } from '../../lib/authoring/validate.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { problemText } from '../../lib/course/problem.ts';

const sound = new URL('fixtures/sound/', import.meta.url);
const lesson = 'lessons/01-first';

const block = (slug: string): string =>
  `::: exercise ${slug}\n\n${'::: hint\nx\n:::\n\n'.repeat(3)}:::\n`;

/** The sound course in a folder of its own, for tests to break. */
export class Course {
  readonly #folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  readonly url = pathToFileURL(`${this.#folder}/`);

  constructor() {
    cpSync(sound, this.#folder, { recursive: true });
  }

  /** Adds exercises to its lesson, with everything they need written out. */
  addExercises(slugs: readonly string[]): void {
    for (const language of ['en', 'fr']) {
      const page = join(this.#folder, `${lesson}/${language}.md`);
      appendFileSync(page, `\n${slugs.map(block).join('\n')}`);
      const verdicts = '{ "verdict": { "passed": "x", "crashed": "x" } }';
      this.write(`locales/${language}/verdicts.json`, verdicts);
      const todo = language === 'en' ? 'TODO: greet.' : 'TODO\u202f: saluez.';
      const texts = `{ "starts": { "todo": "${todo}" },`;
      this.edit(`locales/${language}/01-first.json`, '{', texts);
    }
    this.edit(`${lesson}/lesson.json`, /"exercises": \d+/, `"exercises": ${5 * slugs.length}`);
    for (const slug of slugs) {
      const at = `${lesson}/exercises/${slug}`;
      this.write(`${at}/start.ts`, "import '#sockets';\n// TODO: greet.\n");
      this.write(`${at}/check.ts`, "import { check } from '#lab';\n");
      this.write(`${at}/solution.ts`, "import { serve } from '#sockets';\n");
      this.write(`${at}/solution.net.ts`, "import net from 'node:net';\n");
      this.write(`${at}/right/one-by-one.ts`, "// one by one\nimport './parts/line.ts';\n");
      for (const name of ['a', 'b', 'c', 'd', 'e']) {
        this.write(`${at}/wrong/${name}.ts`, '// crashed\n');
      }
    }
    const both = (text: string) => ({ en: text, fr: text });
    const facts = { minutes: 5, level: 1, teaches: both('x') };
    const exercises = slugs.map((slug) => ({ slug, title: both(slug), ...facts }));
    this.edit(
      `${lesson}/lesson.json`,
      '"needs"',
      `"exercises": ${JSON.stringify(exercises)}, "needs"`,
    );
    for (const summary of listLessons(new URL('lessons/', this.url))) {
      acceptTranslation(loadLesson(summary), 'fr');
    }
  }

  write(file: string, text: string | Uint8Array): void {
    mkdirSync(join(this.#folder, file, '..'), { recursive: true });
    writeFileSync(join(this.#folder, file), text);
  }

  edit(file: string, from: string | RegExp, to: string): void {
    const text = readFileSync(join(this.#folder, file), 'utf8');
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`${file} has no ${from}`);
    this.write(file, edited);
  }

  remove(file: string): void {
    rmSync(join(this.#folder, file), { recursive: true });
  }

  findings(): string[] {
    return validateCourse(this.url).problems.map((problem) => problemText('en', problem));
  }
}

/**
 * What to break in each file, and the finding that must be among those that follow: `:8: text` is
 * about the file itself.
 */
export type Broken = Record<string, [from: string | RegExp, to: string, finding: string][]>;

export function casesOf(broken: Broken) {
  return Object.entries(broken).flatMap(([file, changes]) =>
    changes.map(([from, to, finding]) => ({
      ...{ file, from, to },
      finding: finding.startsWith(':') ? file + finding : finding,
    })),
  );
}

/** A finding with that text in it. */
export const saying = (text: string): unknown => expect.stringContaining(text);
