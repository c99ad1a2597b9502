import { doctorJson, doctorLines, examine, isWell } from '../../lib/study/doctor.ts';
import { machineChecks } from '../../lib/study/doctor-machine.ts';
import { networkChecks } from '../../lib/study/doctor-network.ts';
import { doctorDeed } from '../../lib/workshop/client/deeds.ts';
import type { Given } from '../command/command.ts';
import { hasScreen } from '../command/io.ts';
import type { LessonCommand, LessonContext } from './lesson.ts';

const options = { json: { type: 'boolean' } } as const;

/** `doctor`: whether lessons can run on this machine, and what to do where they cannot. */
export const doctor: LessonCommand<typeof options> = {
  options,
  usage: [{ help: 'lesson.doctor' }],
  async run(given) {
    const { values, language, style, io, room } = given;
    const findings = await examined(given);
    room?.tell(doctorDeed(findings));
    if (values.json) io.print(doctorJson(findings, language));
    else io.print(...doctorLines(findings, style, io.stdout.isTTY ? style.columns : undefined));
    const code = isWell(findings) ? 0 : 1;
    // What hangs would keep this process: it is left behind once everything is printed.
    const hangs = findings.some(({ key }) => key === 'trouble.hangs');
    if (hangs) await room?.close();
    if (hangs) await new Promise(() => process.stdout.write('', () => process.exit(code)));
    return code;
  },
};

/** What the checks find on this machine. */
export function examined({
  style,
  io,
  folders: { work },
}: Pick<Given, 'style' | 'io'> & LessonContext) {
  const { platform, versions } = process;
  const screen = { terminal: hasScreen(io), columns: style.columns, colors: style.colors };
  const checks = [...machineChecks.slice(0, 1), ...networkChecks, ...machineChecks.slice(1)];
  return examine(checks, { work, env: io.env, platform, node: versions.node, screen });
}
