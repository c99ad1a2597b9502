import { findNamed } from '../lib/course/find.ts';
import { type Row, rowsText } from './bench/rows.ts';
import { benchStartUp } from './bench/start-up.ts';
import { parseWords, runCommand } from './command.ts';

const benches: Record<string, () => Row[]> = { 'start-up': benchStartUp };

await runCommand(async (args) => {
  const { values, positionals } = parseWords(args, { json: { type: 'boolean' } });
  const names = Object.keys(benches);
  const chosen =
    positionals.length > 0
      ? positionals.map((word) => findNamed(word, names, 'bench-unknown'))
      : names;
  for (const name of chosen) {
    const rows = benches[name]?.() ?? [];
    console.log(values.json ? JSON.stringify({ bench: name, rows }) : `${name}\n${rowsText(rows)}`);
  }
  return 0;
});
