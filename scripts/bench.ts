import { findNamed } from '../lib/course/find.ts';
import { rowsText } from './bench/rows.ts';
import { benchSockets } from './bench/sockets/sockets.ts';
import { benchStartUp } from './bench/start-up.ts';
import { parseWords, runCommand } from './command.ts';

type Options = { quick: boolean; rivals: boolean };
type Report = { rows: readonly object[]; text: string };

const benches: Record<string, (options: Options) => Report | Promise<Report>> = {
  'start-up': () => {
    const rows = benchStartUp();
    return { rows, text: rowsText(rows) };
  },
  sockets: benchSockets,
};

await runCommand(async (args) => {
  const { values, positionals } = parseWords(args, {
    json: { type: 'boolean' },
    quick: { type: 'boolean' },
    rivals: { type: 'boolean' },
  });
  const { json = false, quick = false, rivals = false } = values;
  const names = Object.keys(benches);
  const chosen =
    positionals.length > 0
      ? positionals.map((word) => findNamed(word, names, 'bench-unknown'))
      : names;
  for (const name of chosen) {
    const report = await benches[name]?.({ quick, rivals });
    if (!report) continue;
    const { rows, text } = report;
    console.log(json ? JSON.stringify({ bench: name, rows }) : `${name}\n${text}`);
  }
  return 0;
});
