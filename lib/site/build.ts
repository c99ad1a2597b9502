import { lessonsFolder } from '../course/catalogue.ts';
import { archivesOf } from './archive.ts';
import { assetsOf } from './assets.ts';
import { replaceFolder, writeFile } from './out-folder.ts';
import { readSite } from './read-site.ts';
import { pagesOf } from './render.ts';

export type BuildOptions = {
  /** The folder to fill; emptied first when it holds a site. */
  out: URL;
  base: URL | null;
  /** Where the repository's files are edited; pages have no link without it. */
  edit?: URL | null;
  /** Default: the repository's. */
  lessons?: URL;
};

/** Reads the lessons, draws every page, writes them. Returns how many pages there are. */
export async function buildSite({
  out,
  base,
  edit = null,
  lessons = lessonsFolder,
}: BuildOptions): Promise<number> {
  const site = readSite(lessons, base, edit);
  let count = 0;
  await replaceFolder(out, (stage) => {
    for (const [path, draw] of pagesOf(site)) {
      writeFile(new URL(path, stage), draw());
      count += 1;
    }
    for (const [path, draw] of [...assetsOf(), ...archivesOf(site.lessons)]) {
      writeFile(new URL(path, stage), draw());
    }
  });
  return count;
}
