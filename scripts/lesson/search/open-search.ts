import { execFile } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../../lib/base/i18n.ts';
import { CourseSearch } from '../../../lib/study/search/finding.ts';

const maker = fileURLToPath(new URL('make-index.ts', import.meta.url));

/** The searches of a course, each made ready when it is first asked for. */
export function searchesOf(lessons: URL): (language: Language) => Promise<CourseSearch> {
  const known = new Map<Language, Promise<CourseSearch>>();
  return (language) => {
    const search = known.get(language) ?? openSearch(lessons, language);
    known.set(language, search);
    return search;
  };
}

function openSearch(lessons: URL, language: Language): Promise<CourseSearch> {
  const args = ['--import', import.meta.resolve('tsx'), maker, language, lessons.href];
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      args,
      { maxBuffer: 2 ** 26, windowsHide: true },
      (error, text) => {
        process.off('exit', end);
        if (error) reject(error);
        else resolve(new CourseSearch(JSON.parse(text)));
      },
    );
    const end = (): void => void child.kill();
    process.once('exit', end);
    // Whoever leaves in the meantime does not wait for it.
    child.unref();
    for (const pipe of [child.stdout, child.stderr]) if (pipe instanceof Socket) pipe.unref();
  });
}
