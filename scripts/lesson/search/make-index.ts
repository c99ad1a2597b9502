// Prints what a search of the course is opened from, as JSON. In a process of its own: reading every
// page takes a second or two, in which keys must be answered. What was made before is kept.
import { readdirSync, statSync } from 'node:fs';
import { hashOf, readIfThere, writeWhole } from '../../../lib/base/files.ts';
import { languageOf, localesFolder } from '../../../lib/base/i18n.ts';
import { repository } from '../../../lib/course/catalogue.ts';
import type { FoundIn } from '../../../lib/study/search/targets.ts';

const [, , given = '', address = ''] = process.argv;
const language = languageOf(given) ?? 'en';
const lessons = new URL(address);
const key = keyOf([lessons, localesFolder, new URL('lib/', repository)]);
const kept = new URL(`node_modules/.cache/socket-workbook/search-${language}.json`, repository);

const before = readIfThere(kept);
if (before?.startsWith(`"${key}"\n`)) process.stdout.write(before.slice(before.indexOf('\n') + 1));
else {
  const made = JSON.stringify(await make());
  process.stdout.write(made);
  keep(`"${key}"\n${made}`);
}

async function make(): Promise<FoundIn> {
  const { readSite } = await import('../../../lib/site/read-site.ts');
  const { indexOf } = await import('../../../lib/site/search/index-file.ts');
  const { namedTerms, targetsOf } = await import('../../../lib/study/search/targets.ts');
  const site = readSite(lessons);
  return {
    ...indexOf(site, language),
    targets: targetsOf(site, language),
    named: namedTerms(site, language),
  };
}

/** Changes when a file in one of the folders does. */
function keyOf(folders: readonly URL[]): string {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
      const { mtimeMs, size } = statSync(new URL(encodeURI(name.replaceAll('\\', '/')), folder));
      return `${name} ${mtimeMs} ${size}`;
    }),
  );
  return hashOf([lessons.href, ...files].join('\n'));
}

function keep(text: string): void {
  try {
    writeWhole(kept, text);
  } catch {
    // It is only a convenience: if it cannot be kept, it is made again.
  }
}
