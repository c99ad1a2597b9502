import { findNamed } from '../lib/base/suggest.ts';
import { UserError } from '../lib/base/user-error.ts';
import { benchDocs } from './bench/docs/docs.ts';
import { benchImport } from './bench/import.ts';
import { benchJudge } from './bench/judge/judge.ts';
import { benchKeys } from './bench/keys.ts';
import { benchLive } from './bench/live/live.ts';
import { benchMutants } from './bench/mutants/mutants.ts';
import { benchRoom } from './bench/room/room.ts';
import { rowsText } from './bench/rows.ts';
import { benchSearch } from './bench/search/search.ts';
import { benchSockets } from './bench/sockets/sockets.ts';
import { benchStartUp } from './bench/start-up.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';

type Options = {
  quick: boolean;
  rivals: boolean;
  right: boolean;
  times: number | undefined;
  limit: number | undefined;
  learners: number | undefined;
  /** What was typed after the name of a measurement that takes words. */
  words: readonly string[];
};
type Report = { rows: readonly object[]; text: string; failed?: boolean };

const benches: Record<string, (options: Options) => Report | Promise<Report>> = {
  'start-up': async () => {
    const rows = [...benchStartUp(), ...(await benchKeys())];
    return { rows, text: rowsText(rows) };
  },
  sockets: benchSockets,
  judge: benchJudge,
  docs: benchDocs,
  search: benchSearch,
  room: benchRoom,
  live: benchLive,
  import: () => {
    const rows = benchImport();
    return { rows, text: rowsText(rows) };
  },
  mutants: benchMutants,
};
const names = Object.keys(benches);

const options = {
  quick: { type: 'boolean', help: 'bench.quick' },
  json: { type: 'boolean', help: 'bench.json' },
  rivals: { type: 'boolean', help: 'bench.rivals' },
  times: { type: 'string', value: 'N', help: 'bench.times' },
  right: { type: 'boolean', help: 'bench.right' },
  limit: { type: 'string', value: 'N', help: 'bench.limit' },
  learners: { type: 'string', value: 'N', help: 'bench.learners' },
} as const;

/** `npm run bench [-- NAME…]`: the measurements, one after another. */
export const bench: Command<typeof options> = {
  options,
  usage: [
    { help: 'bench.use' },
    { words: 'NAME…', help: 'bench.some' },
    { words: 'mutants [EXERCISE…]', help: 'bench.mutants', options: ['right', 'limit'] },
  ],
  words: Number.POSITIVE_INFINITY,
  async run({ values, words, io }) {
    const { json = false, quick = false, rivals = false, right = false } = values;
    const times = countFrom('times', values.times);
    const limit = countFrom('limit', values.limit);
    const learners = countFrom('learners', values.learners);
    const named = (word: string): string => findNamed(word, names, 'bench-unknown');
    const [first, ...others] = words;
    // All of them together are only a quick look. What takes hours has to be named.
    const all = first === undefined;
    const takesWords = !all && named(first) === 'mutants';
    const some = takesWords ? ['mutants'] : words.map(named);
    const chosen = all ? names.filter((name) => name !== 'mutants') : some;
    let code = 0;
    for (const name of chosen) {
      const report = await benches[name]?.({
        quick: quick || (all && name === 'judge'),
        ...{ rivals, right, times, limit, learners },
        words: takesWords ? others : [],
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

function countFrom(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^[1-9]\d{0,4}$/.test(given)) return Number(given);
  throw new UserError('count-wrong', { option: `--${name}`, given });
}
