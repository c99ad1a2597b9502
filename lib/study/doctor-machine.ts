import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { UserError } from '../base/user-error.ts';
import { editorCommand, hasEditor } from '../exercise/editor.ts';
import { codeOf } from '../sockets/errors.ts';
import type { Check, Found, Surroundings } from './doctor.ts';

const nodeWanted = '20.19.0';
const mebibyte = 1024 * 1024;
const little = 100 * mebibyte;
const none = mebibyte;
const narrow = 60;
/** Milliseconds within which a file event arrives on systems where they arrive at all. */
const eventPatience = 1_500;
const clockPause = 100;

/** What the workbook needs from the machine it runs on. */
export const machineChecks: readonly Check[] = [
  { id: 'node', essential: true, look: node },
  { id: 'disk', essential: true, look: disk },
  { id: 'files', essential: false, look: files },
  { id: 'editor', essential: false, look: editor },
  { id: 'terminal', essential: false, look: terminal },
  { id: 'clock', essential: false, look: clock },
];

function node({ node: version }: Surroundings): Found {
  const numbers = (text: string): number[] =>
    text.split('.').map((part) => Number.parseInt(part, 10));
  const [wanted, given] = [numbers(nodeWanted), numbers(version)];
  const differs = wanted.findIndex((number, index) => number !== given[index]);
  const old = differs >= 0 && (given[differs] ?? 0) < (wanted[differs] ?? 0);
  const params = { version, wanted: nodeWanted };
  return old
    ? { status: 'failure', key: 'node.old', params }
    : { status: 'ok', key: 'node.ok', params };
}

async function disk({ work }: Surroundings): Promise<Found> {
  const folder = fileURLToPath(work);
  try {
    await mkdir(work, { recursive: true });
    const probe = await mkdtemp(`${folder}.doctor-`);
    await rm(probe, { recursive: true });
  } catch (error) {
    const params = { folder, code: codeOf(error) };
    return { status: 'failure', key: 'disk.unwritable', params };
  }
  const { bavail, bsize } = await statfs(work);
  const free = bavail * bsize;
  const params = { folder, mebibytes: Math.floor(free / mebibyte) };
  if (free < none) return { status: 'failure', key: 'disk.full', params };
  if (free < little) return { status: 'warning', key: 'disk.little', params };
  return { status: 'ok', key: 'disk.ok', params };
}

async function files({ work }: Surroundings): Promise<Found> {
  await mkdir(work, { recursive: true });
  const folder = await mkdtemp(`${fileURLToPath(work)}.doctor-`);
  const stop = new AbortController();
  try {
    const start = performance.now();
    const heard = once(watch(folder, { signal: stop.signal }), 'change');
    await writeFile(`${folder}/saved.ts`, '');
    const told = await Promise.race([heard, after(eventPatience, null, { signal: stop.signal })]);
    if (told === null) return { status: 'warning', key: 'files.silent' };
    const ms = Math.round(performance.now() - start);
    return { status: 'ok', key: 'files.ok', params: { ms } };
  } catch (error) {
    return { status: 'warning', key: 'files.not', params: { code: codeOf(error) } };
  } finally {
    stop.abort();
    await rm(folder, { recursive: true, force: true });
  }
}

function editor({ env, platform }: Surroundings): Found {
  try {
    const [program = ''] = editorCommand({ env, platform });
    const key = hasEditor({ env, platform }) ? 'editor.named' : 'editor.found';
    return { status: 'ok', key, params: { program } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const given = String(error.params.editor ?? '');
    const known = { 'editor-missing': 'editor.missing', 'editor-shim': 'editor.shim' } as const;
    const key = known[error.id as keyof typeof known] ?? 'editor.unknown';
    return { status: 'warning', key, params: { editor: given } };
  }
}

function terminal({ screen: { terminal, columns, colors } }: Surroundings): Found {
  if (!terminal) return { status: 'ok', key: 'terminal.none' };
  const params = { columns, wanted: narrow };
  if (columns < narrow) return { status: 'warning', key: 'terminal.narrow', params };
  return { status: 'ok', key: colors ? 'terminal.colors' : 'terminal.plain', params };
}

/** Times on the wire and idle limits come from the clock that only goes forward. */
async function clock(): Promise<Found> {
  const wall = Date.now();
  const start = performance.now();
  await after(clockPause);
  const passed = performance.now() - start;
  const jump = Math.round(Date.now() - wall - passed);
  const year = new Date(wall).getUTCFullYear();
  const date = new Date(wall).toISOString().slice(0, 16).replace('T', ' ');
  if (year < 2024 || year > 2100)
    return { status: 'warning', key: 'clock.wrong', params: { date } };
  if (Math.abs(jump) > 50) return { status: 'warning', key: 'clock.jumps', params: { ms: jump } };
  const late = Math.max(0, Math.round(passed - clockPause));
  if (late > 250) return { status: 'warning', key: 'clock.late', params: { ms: late } };
  return { status: 'ok', key: 'clock.ok', params: { date, ms: late } };
}
