import { installRivals } from '../install.ts';
import { measureEdits } from './edit.ts';
import { build, makePlace, type Place, runNothing } from './place.ts';
import { inTurns } from './process.ts';
import { rivalsOf, versions } from './rivals.ts';
import { type DocsRow, docsText, medianRow, ratioRow, weightRows } from './rows.ts';
import { weighLessons } from './weights.ts';

export type Effort = {
  /** How many pages; the second is five times the first, or absent. */
  pages: [small: number, large?: number];
  rounds: number;
  edits: number;
};

const efforts: Record<'quick' | 'full', Effort> = {
  quick: { pages: [200], rounds: 1, edits: 5 },
  full: { pages: [200, 1000], rounds: 3, edits: 15 },
};

/** The site's builds, alone or beside those of other generators on the same pages; its weight. */
export async function benchDocs(options: {
  quick: boolean;
  rivals: boolean;
}): Promise<{ rows: DocsRow[]; text: string }> {
  const effort = options.quick ? efforts.quick : efforts.full;
  const installed = options.rivals ? await installRivals(versions) : null;
  const weights = weightRows(await weighLessons());
  const rows = [...(await measureBuilds(effort, installed)), ...weights];
  return { rows, text: docsText(rows) };
}

/** Without rivals, ours alone: growth, warm against cold, memory, edits. */
export async function measureBuilds(effort: Effort, installed: string | null): Promise<DocsRow[]> {
  const rows: DocsRow[] = [];
  const cold: number[][] = [];
  const [small, large] = effort.pages;
  for (const pages of large === undefined ? [small] : [small, large]) {
    progress(`${pages} pages`);
    using place = makePlace(pages);
    // A thousand pages take the rivals minutes: once is enough.
    const rounds = pages === small ? effort.rounds : 1;
    const { ours, megabytes } = await measureCold(place, rounds, installed, rows);
    cold.push(ours);
    rows.push(
      medianRow(`peak memory, ${pages} pages`, 'MB', pages >= 1000 ? 250 : null, megabytes),
    );
    await measureWarm(place, ours, effort.rounds, rows);
    const edits = await measureEdits(place, effort.edits);
    rows.push(medianRow(`one page edited until it is loaded, ${pages} pages`, 'ms', 300, edits));
  }
  const [few, many] = cold;
  if (few && many) {
    rows.push(ratioRow('growth: 5 × the pages', 5.5, [`${large}`, many], [`${small}`, few]));
  }
  return rows;
}

async function measureCold(
  place: Place,
  rounds: number,
  installed: string | null,
  rows: DocsRow[],
): Promise<{ ours: number[]; megabytes: number[] }> {
  const megabytes: number[] = [];
  const own = async (): Promise<number> => {
    const built = await build(place, true);
    megabytes.push(built.megabytes);
    return built.ms;
  };
  const rivals = installed === null ? [] : rivalsOf(installed, place.pages);
  const programs = [own, own, ...rivals.map((rival) => rival.build)];
  const [ours = [], again = [], ...others] = await inTurns(programs, rounds);
  const name = `cold, ${place.pages} pages`;
  rows.push(ratioRow(`${name}, ours again (A/A)`, null, ['ours', again], ['ours', ours]));
  for (const [index, rival] of rivals.entries()) {
    const goal = rival.name === 'VitePress' ? 1 / 8 : 1 / 2;
    const theirs: [string, number[]] = [rival.name, others[index] ?? []];
    rows.push(ratioRow(`${name}, against ${rival.name}`, goal, ['ours', ours], theirs));
  }
  return { ours, megabytes };
}

/** Nothing has changed since. A good part of it is Node and tsx. */
async function measureWarm(
  place: Place,
  cold: number[],
  rounds: number,
  rows: DocsRow[],
): Promise<void> {
  const again = async (): Promise<number> => (await build(place, false)).ms;
  const [warm = [], nothing = []] = await inTurns([again, runNothing], 2 * rounds + 1);
  const name = `warm, ${place.pages} pages`;
  rows.push(ratioRow(`${name}, against cold`, 1 / 10, ['warm', warm], ['cold', cold]));
  rows.push(ratioRow(`${name}, of which Node and tsx`, null, ['nothing', nothing], ['warm', warm]));
}

/** For the person who waits minutes; not when output is piped. */
function progress(name: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${name}…\n`);
}
