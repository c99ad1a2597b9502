import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { type Language, languages } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { repository } from '../course/catalogue.ts';
import { listExercises } from '../course/exercises.ts';
import { importsIn } from '../course/imports.ts';
import type { Lesson } from '../course/lesson.ts';
import type { SiteFile } from '../html/page-context.ts';
import { archivePath } from '../html/paths.ts';

/** Not any file's real time: the same files make the same archive, in every time zone. */
const mtime = new Date(1980, 0, 1);

/** Every lesson's archive, as a file of the site. */
export function* archivesOf(lessons: readonly Lesson[]): Generator<SiteFile> {
  for (const lesson of lessons) yield [archivePath(lesson.id), () => packLesson(lesson)];
}

/**
 * A lesson's programs and the starts of its exercises, with all that they need to run alone. They are
 * stored as they are: deflating saves a reader 70 KB, and takes more memory than drawing all pages.
 */
export function packLesson(lesson: Lesson): Uint8Array {
  const entries = [...lessonFiles(lesson)].map(
    ([path, text]) => [`${lesson.id}/${path}`, strToU8(text)] as const,
  );
  return zipSync(Object.fromEntries(entries), { mtime, level: 0 });
}

/** The archive's files by their paths in it. */
export function lessonFiles(lesson: Lesson): Map<string, string> {
  const files = new Map<string, string>();
  for (const { name, file } of lesson.programs) files.set(`programs/${name}.ts`, read(file));
  for (const { slug, folder } of listExercises([lesson])) {
    files.set(`exercises/${slug}.ts`, read(new URL('start.ts', folder)));
  }
  const packages = new Set(['tsx', '@types/node']);
  // What a file imports is added after it, so this same loop gets to it later.
  for (const [path, text] of files) {
    for (const { module: name } of importsIn(text)) {
      if (name.startsWith('node:')) continue;
      const wanted = name.startsWith('.') ? posix.join(posix.dirname(path), name) : ours(name);
      if (wanted === null) packages.add(name);
      else for (const file of twins(wanted)) files.set(file, files.get(file) ?? readOwn(file));
    }
  }
  for (const language of languages) {
    files.set(words('archive', language, 'readme'), readme(lesson, language));
  }
  files.set('package.json', manifest(lesson, packages, files));
  const { compilerOptions } = JSON.parse(readOwn('tsconfig.json'));
  files.set('tsconfig.json', json({ compilerOptions }));
  for (const name of ['start.mjs', 'typescript.mjs']) {
    files.set(name, read(new URL(`assets/${name}`, import.meta.url)));
  }
  files.set('LICENSE', readOwn('LICENSE'));
  return files;
}

const read = (file: URL): string => readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
const readOwn = (path: string): string => read(new URL(path, repository));
const own = JSON.parse(readOwn('package.json'));
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The file behind a name such as `#say`; null for a package. */
function ours(name: string): string | null {
  const file: unknown = own.imports[name];
  return typeof file === 'string' ? posix.normalize(file) : null;
}

/** The words are included in every language that has them. */
function twins(path: string): string[] {
  const words = /^locales\/en\/(.*)$/.exec(path)?.[1];
  if (words === undefined) return [path];
  const all = languages.map((language) => `locales/${language}/${words}`);
  return all.filter((file) => existsSync(new URL(file, repository)));
}

function manifest(lesson: Lesson, packages: Set<string>, files: Map<string, string>): string {
  const pins: Record<string, string> = { ...own.devDependencies, ...own.dependencies };
  const imports = Object.entries<string>(own.imports).filter(([name]) =>
    files.has(ours(name) ?? ''),
  );
  return json({
    name: `${own.name}-${lesson.id}`,
    version: own.version,
    private: true,
    license: 'MIT',
    type: 'module',
    engines: own.engines,
    imports: Object.fromEntries(imports),
    scripts: { start: 'node --import ./typescript.mjs start.mjs' },
    dependencies: Object.fromEntries([...packages].sort().map((name) => [name, pins[name]])),
    allowScripts: own.allowScripts,
  });
}

function readme(lesson: Lesson, language: Language): string {
  const pair = lesson.runs.find((run) => run.length > 1);
  const { title } = lesson.pages[language].front;
  const say = (key: 'what' | 'need' | 'then' | 'port' | 'checks'): string =>
    words('archive', language, key);
  return `# ${title}

${say('what')}

${say('need')}

    npm install

${say('then')}

    npm start
    npm start ${lesson.programs[0]?.name}

${say('port')}
${pair ? `\n${pair.map((name) => `    npm start ${name} 11000\n`).join('')}` : ''}
${say('checks')}
`;
}
