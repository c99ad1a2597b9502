import type { Language } from '../base/i18n.ts';
import { Recent } from '../base/recent.ts';
import { type LessonSummary, listLessons } from './catalogue.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import {
  type Lesson,
  type Page,
  type Program,
  parseSource,
  programsOf,
  readSource,
} from './lesson.ts';
import type { Outline } from './outline.ts';

/**
 * Every lesson, its pages parsed when their content is asked for. Of a thousand pages only
 * the last few are in memory; of the others, title, summary and outline.
 */
export function openLessons(root?: URL): Lesson[] {
  const recent = new Recent<Page>(8);
  return listLessons(root).map((summary) => openLesson(summary, recent));
}

function openLesson(summary: LessonSummary, recent: Recent<Page>): Lesson {
  const en = openPage(summary, 'en', recent);
  const fr = openPage(summary, 'fr', recent);
  let programs: Program[] | undefined;
  return {
    ...summary,
    pages: { en, fr },
    get programs() {
      programs ??= programsOf(summary, this.runs);
      return programs;
    },
    get runs() {
      return en.outline.runs.map(({ programs }) => programs);
    },
    get exercises() {
      return en.outline.exercises;
    },
  };
}

function openPage({ id, folder }: LessonSummary, language: Language, recent: Recent<Page>): Page {
  const name = `lessons/${id}`;
  let front: FrontMatter | undefined;
  let outline: Outline | undefined;
  const parsed = (): Page =>
    recent.get(`${id}/${language}`, () => {
      const source = readSource(folder, name, language);
      front ??= readFrontMatter(source.yaml, source.file);
      const page = parseSource(source, folder, language, front);
      outline = page.outline;
      return page;
    });
  return {
    language,
    file: `${name}/${language}.md`,
    get front() {
      if (front) return front;
      const { file, yaml } = readSource(folder, name, language);
      front = readFrontMatter(yaml, file);
      return front;
    },
    get blocks() {
      return parsed().blocks;
    },
    get sections() {
      return parsed().sections;
    },
    get written() {
      return parsed().written;
    },
    get outline() {
      return outline ?? parsed().outline;
    },
  };
}
