import { installRivals } from '../install.ts';
import { measureEdits } from './edit.ts';
import { paintRows } from './paint.ts';
import { build, inTurns, type Measured, makePlace, type Place } from './place.ts';
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
  const paints = await paintRows(installed, options.quick ? 3 : 9);
  const rows = [...(await measureBuilds(effort, installed)), ...weights, ...paints];
  return { rows, text: docsText(rows) };
}

/** Without rivals, ours alone: growth, memory, edits. */
export async function measureBuilds(effort: Effort, installed: string | null): Promise<DocsRow[]> {
  const rows: DocsRow[] = [];
  const cold: number[][] = [];
  const [small, large] = effort.pages;
  for (const pages of large === undefined ? [small] : [small, large]) {
    progress(`${pages} pages`);
    using place = makePlace(pages);
    // A thousand pages take the rivals minutes: once is enough.
    const rounds = pages === small ? effort.rounds : 1;
    cold.push(await measureCold(place, rounds, installed, rows));
    const edits = await measureEdits(place, effort.edits);
    rows.push(medianRow(`one page edited until it is loaded, ${pages} pages`, 'ms', 300, edits));
  }
  const [few, many] = cold;
  if (few && many) {
    rows.push(ratioRow('growth: 5 × the pages', 5.5, [`${large}`, many], [`${small}`, few]));
  }
  return rows;
}

/** Builds from nothing: adds rows about their time and memory, and returns our times. */
async function measureCold(
  place: Place,
  rounds: number,
  installed: string | null,
  rows: DocsRow[],
): Promise<number[]> {
  const { pages } = place;
  const rivals = installed === null ? [] : rivalsOf(installed, pages);
  const own = (): Promise<Measured> => build(place);
  const programs = [own, own, ...rivals.map((rival) => rival.build)];
  const [ours = [], again = [], ...others] = await inTurns(programs, rounds);
  const name = `cold, ${pages} pages`;
  const memory = `peak memory, ${pages} pages`;
  const times = timesOf(ours);
  const megabytes = memoryOf([...ours, ...again]);
  rows.push(
    ratioRow(`${name}, ours again (A/A)`, null, ['ours', timesOf(again)], ['ours', times]),
    medianRow(memory, 'MB', null, megabytes),
  );
  for (const [index, rival] of rivals.entries()) {
    const theirs = others[index] ?? [];
    rows.push(
      ratioRow(
        `${name}, against ${rival.name}`,
        rival.goals.time,
        ['ours', times],
        [rival.name, timesOf(theirs)],
      ),
      ratioRow(
        `${memory}, against ${rival.name}`,
        rival.goals.memory,
        ['ours', megabytes],
        [rival.name, memoryOf(theirs)],
        'MB',
      ),
    );
  }
  return times;
}

const timesOf = (all: readonly Measured[]): number[] => all.map(({ ms }) => ms);
const memoryOf = (all: readonly Measured[]): number[] => all.map(({ megabytes }) => megabytes);

/** For the person who waits minutes; not when output is piped. */
function progress(name: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${name}…\n`);
}
