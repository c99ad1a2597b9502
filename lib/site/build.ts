import { lessonsFolder, repository } from '../course/catalogue.ts';
import { inputsKey } from './inputs.ts';
import { countOfSame, keepBuild } from './last-build.ts';
import { sweepStages } from './out-folder.ts';

export type BuildOptions = {
  /** The folder to fill; it is emptied first if it holds a site. */
  out: URL;
  base: URL | null;
  /** Where the repository's files are edited; pages have no link without it. */
  edit?: URL | null;
  /** Default: the repository's. */
  lessons?: URL;
  /** Whether to make the index of the search page; default: no. */
  search?: boolean;
  /** Whether slides have speaker notes, with what is for the instructor; default: no. */
  instructor?: boolean;
  /** Whether each language has a handout, which Chromium prints; default: no. */
  handouts?: boolean;
  /** A folder for what one build keeps for the next; by default nothing is kept. */
  cache?: URL | null;
};

export const usualCache = new URL('node_modules/.cache/socket-workbook/', repository);

/**
 * Builds the site, unless it stands there already, drawn from the same. Returns how many pages it
 * has. What draws is loaded only when there is something to draw.
 */
export async function buildSite({ out, cache = null, ...given }: BuildOptions): Promise<number> {
  const {
    lessons = lessonsFolder,
    edit = null,
    search = false,
    instructor = false,
    handouts = false,
  } = given;
  const options = { ...given, lessons, edit, search, instructor, handouts };
  sweepStages(out);
  const key = cache === null ? '' : inputsKey(lessons, options);
  const known = cache === null ? null : countOfSame(cache, key, out);
  if (known !== null) return known;
  const { writeSite } = await import('./write-site.ts');
  const built = await writeSite({ ...options, out, cache });
  if (cache !== null) keepBuild(cache, key, out, built);
  return built.count;
}
