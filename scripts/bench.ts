import { findNamed } from '../lib/course/find.ts';
import { benchJudge } from './bench/judge/judge.ts';
import { rowsText } from './bench/rows.ts';
import { benchSockets } from './bench/sockets/sockets.ts';
import { benchStartUp } from './bench/start-up.ts';
import { parseWords, runCommand } from './command.ts';

type Options = { quick: boolean; rivals: boolean };
type Report = { rows: readonly object[]; text: string; failed?: boolean };

const benches: Record<string, (options: Options) => Report | Promise<Report>> = {
  'start-up': () => {
    const rows = benchStartUp();
    return { rows, text: rowsText(rows) };
  },
  sockets: benchSockets,
  judge: benchJudge,
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
  let code = 0;
  for (const name of chosen) {
    const report = await benches[name]?.({ quick, rivals });
    if (!report) continue;
    const { rows, text, failed } = report;
    if (failed) code = 1;
    console.log(json ? JSON.stringify({ bench: name, rows }) : `${name}\n${text}`);
  }
  return code;
});
