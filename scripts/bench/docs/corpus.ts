import { mkdirSync, writeFileSync } from 'node:fs';
import { type OwnLanguage, ownLanguages } from '../../../lib/base/i18n.ts';
import { codeOf, sectionsOf } from './text.ts';

const regions = ['open', 'write', 'read', 'close'] as const;
const language: Record<OwnLanguage, string> = { en: 'Lesson', fr: 'Leçon' };

/** The folder's name, for page 7 `07-part-7`: two digits are what a lesson's number has. */
export const lessonName = (page: number): string =>
  `${String(page % 100).padStart(2, '0')}-part-${page}`;

/** So many pages, half of them in each language, as lesson folders. */
export function writeLessons(folder: URL, pages: number): void {
  for (let page = 0; page < pages / ownLanguages.length; page += 1) {
    const lesson = new URL(`${lessonName(page)}/`, folder);
    mkdirSync(new URL('examples/', lesson), { recursive: true });
    writeFileSync(new URL('lesson.json', lesson), manifestOf(page));
    writeFileSync(new URL('examples/parts.ts', lesson), programOf(page));
    for (const language of ownLanguages) {
      writeFileSync(new URL(`${language}.md`, lesson), pageOf(page, language));
    }
  }
}

/** A lesson's page; `more` is added to its first section. */
export function pageOf(page: number, language: OwnLanguage, more = ''): string {
  const sections = sectionsOf(page, language).map(({ title, prose }, index) => {
    const added = index === 0 && more !== '' ? `\n${more}\n` : '';
    const region = regions[index];
    return `## ${title} {#${region}}\n\n${prose}${added}\n<<< examples/parts.ts#${region}\n`;
  });
  return `${frontOf(page, language)}\n${sections.join('\n')}`;
}

/** The same text and code for other generators, `en/part-7.md`. Returns the files' paths. */
export function writeMarkdown(folder: URL, pages: number): void {
  for (const language of ownLanguages) {
    mkdirSync(new URL(`${language}/`, folder), { recursive: true });
    for (let page = 0; page < pages / ownLanguages.length; page += 1) {
      const sections = sectionsOf(page, language).map(
        ({ title, prose }, index) =>
          `## ${title}\n\n${prose}\n\`\`\`ts\n${codeOf(page, index)}\n\`\`\`\n`,
      );
      const text = `${frontOf(page, language)}\n${sections.join('\n')}`;
      writeFileSync(new URL(`${language}/part-${page}.md`, folder), text);
    }
  }
}

function frontOf(page: number, of: OwnLanguage): string {
  const title = `${language[of]} ${page}`;
  return `---\ntitle: ${title}\nsummary: ${title}.\n---\n`;
}

function manifestOf(page: number): string {
  const title = Object.fromEntries(ownLanguages.map((of) => [of, `${language[of]} ${page}`]));
  const minutes = { read: 5, exercises: 0 };
  return JSON.stringify({ title, minutes, needs: [], sources: [], concepts: {} });
}

function programOf(page: number): string {
  const parts = regions.map(
    (region, index) => `// #region ${region}\n${codeOf(page, index)}\n// #endregion\n`,
  );
  return `import { ADDRCONFIG } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';

${parts.join('\n')}`;
}
