import { UserError } from '../lib/base/user-error.ts';
import { findNamed } from '../lib/course/find.ts';
import { benchDocs } from './bench/docs/docs.ts';
import { benchJudge } from './bench/judge/judge.ts';
import { rowsText } from './bench/rows.ts';
import { benchSearch } from './bench/search/search.ts';
import { benchSockets } from './bench/sockets/sockets.ts';
import { benchStartUp } from './bench/start-up.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';

type Options = { quick: boolean; rivals: boolean; times?: number };
type Report = { rows: readonly object[]; text: string; failed?: boolean };

const benches: Record<string, (options: Options) => Report | Promise<Report>> = {
  'start-up': () => {
    const rows = benchStartUp();
    return { rows, text: rowsText(rows) };
  },
  sockets: benchSockets,
  judge: benchJudge,
  docs: benchDocs,
  search: benchSearch,
};

const options = {
  quick: { type: 'boolean', help: 'bench.quick' },
  json: { type: 'boolean', help: 'bench.json' },
  rivals: { type: 'boolean', help: 'bench.rivals' },
  times: { type: 'string', value: 'N', help: 'bench.times' },
} as const;

/** `npm run bench [-- NAME…]`: the measurements, one after another. */
export const bench: Command<typeof options> = {
  options,
  usage: [{ help: 'bench.use' }, { words: 'NAME…', help: 'bench.some' }],
  words: Number.POSITIVE_INFINITY,
  async run({ values, words, io }) {
    const { json = false, quick = false, rivals = false } = values;
    const names = Object.keys(benches);
    const times = values.times === undefined ? {} : { times: timesFrom(values.times) };
    // All of them together are only a quick look; a soak takes hours, so it has to be named.
    const all = words.length === 0;
    const chosen =
      words.length > 0 ? words.map((word) => findNamed(word, names, 'bench-unknown')) : names;
    let code = 0;
    for (const name of chosen) {
      const report = await benches[name]?.({
        quick: quick || (all && name === 'judge'),
        rivals,
        ...times,
      });
      if (!report) continue;
      const { rows, text, failed } = report;
      if (failed) code = 1;
      io.print(json ? JSON.stringify({ bench: name, rows }) : `${name}\n${text}`);
    }
    return code;
  },
};

await whenStarted(import.meta, (io) => runScript('bench', bench, io));

function timesFrom(given: string): number {
  if (!/^[1-9]\d{0,4}$/.test(given)) throw new UserError('times-wrong', { given });
  return Number(given);
}
