import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listLessons } from '../../../lib/course/catalogue.ts';
import { type Lesson, loadLesson } from '../../../lib/course/lesson.ts';
import { lessonPath } from '../../../lib/html/paths.ts';
import { buildSite } from '../../../lib/site/build.ts';
import { firstPaints, type Shown } from './first-paint.ts';
import { plainMarkdown } from './markdown.ts';
import { run } from './place.ts';
import { type DocsRow, medianRow, ratioRow } from './rows.ts';

/** When the last lesson first shows something over a slow line; with rivals, against VitePress. */
export async function paintRows(installed: string | null, rounds: number): Promise<DocsRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-paint-'));
  try {
    const out = pathToFileURL(`${folder}/site/`);
    await buildSite({ out });
    const summary = listLessons().at(-1);
    if (!summary) return [];
    const lesson = loadLesson(summary);
    const ours: Shown = { folder: out, path: lessonPath('en', lesson.slug) };
    const theirs = installed === null ? [] : [await vitepressPage(lesson, installed)];
    const [own, rival] = (await firstPaints([ours, ...theirs], rounds)) ?? [];
    if (!own) return [];
    const name = 'first paint of the last lesson, slow 4G';
    if (!rival) return [medianRow(name, 'ms', null, own)];
    return [ratioRow(`${name}, against VitePress`, 0.9, ['ours', own], ['VitePress', rival])];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same prose and code on a page of VitePress, with nothing of it changed. */
async function vitepressPage(lesson: Lesson, installed: string): Promise<Shown> {
  const folder = join(installed, 'paint');
  mkdirSync(folder);
  const modules = join(installed, 'node_modules');
  symlinkSync(modules, join(folder, 'node_modules'), 'junction');
  const { front, blocks } = lesson.pages.en;
  writeFileSync(join(folder, 'lesson.md'), `# ${front.title}\n\n${plainMarkdown(blocks)}`);
  await run({ args: [join(modules, 'vitepress/bin/vitepress.js'), 'build'], cwd: folder });
  return { folder: pathToFileURL(`${folder}/.vitepress/dist/`), path: 'lesson.html' };
}
