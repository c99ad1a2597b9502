import { UserError } from '../../lib/errors.ts';
import { examine, isWell } from '../../lib/study/doctor.ts';
import { doctorJson, doctorLines } from '../../lib/study/doctor-lines.ts';
import { machineChecks } from '../../lib/study/doctor-machine.ts';
import { networkChecks } from '../../lib/study/doctor-network.ts';
import { lookOf } from '../../lib/study/draw/look.ts';
import { languageFrom, parseWords } from '../command.ts';
import { hasTerminal } from './has-terminal.ts';
import type { LessonCommand } from './lesson.ts';

/** `doctor`: whether lessons can run on this machine, and what to do where they cannot. */
export const doctor: LessonCommand = async (args, { work }, progress) => {
  const { values, positionals } = parseWords(args, { json: { type: 'boolean' } });
  const [surplus] = positionals;
  if (surplus !== undefined) throw new UserError('too-many-words', { given: surplus });
  const look = lookOf(process.stdout, languageFrom(values.lang, progress.read().language));
  const { env, platform, versions } = process;
  const screen = { terminal: hasTerminal(), columns: look.columns, colours: look.colours };
  const checks = [...machineChecks.slice(0, 1), ...networkChecks, ...machineChecks.slice(1)];
  const findings = await examine(checks, { work, env, platform, node: versions.node, screen });
  if (values.json) console.log(doctorJson(findings, look.language));
  else for (const line of doctorLines(findings, look)) console.log(line);
  const code = isWell(findings) ? 0 : 1;
  // What hangs would keep this process: it is left behind once everything is printed.
  const hangs = findings.some(({ key }) => key === 'trouble.hangs');
  if (hangs) await new Promise(() => process.stdout.write('', () => process.exit(code)));
  return code;
};
