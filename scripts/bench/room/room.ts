import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type GoalRow, goalText, goalRow as row } from '../rows.ts';
import { openBoard } from './board.ts';
import { replayMs } from './replay.ts';

const [lesson, exercise] = ['03-async-server', 'echo'];
const boards = 5;
/** How often each learner does something. */
const turns = 3;
/** Milliseconds in which the last of it reaches the boards, or never does. */
const patience = 20_000;
const events = { full: 200_000, quick: 20_000 };
/** More learners than that are in four processes: one alone would be what is measured. */
const together = 200;

/**
 * A room with all its learners connected and five boards open: how long joining takes, how soon what
 * somebody does is on every board, the server’s memory; and how soon a long log is read again.
 */
export async function benchRoom(options: {
  quick: boolean;
  learners: number | undefined;
}): Promise<{ rows: GoalRow[]; text: string; failed: boolean }> {
  const { quick, learners = 200 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'bench-room-'));
  const children: ChildProcess[] = [];
  const start = (program: string, ...args: readonly string[]): ChildProcess => {
    const file = fileURLToPath(new URL(program, import.meta.url));
    const child = fork(file, args, { execArgv: ['--import', 'tsx'] });
    children.push(child);
    return child;
  };
  const closing: (() => void)[] = [];
  try {
    // First, while nothing else of this runs.
    const count = quick ? events.quick : events.full;
    const replayed = await replayMs(pathToFileURL(`${join(folder, 'long')}/`), count, lesson);
    const server = start('server-process.ts', join(folder, 'room'), lesson, exercise);
    const { port, code, instructor } = await message(server);
    const { rss: before } = await answer(server, 'memory');
    const processes = learners > together ? 4 : 1;
    const each = Math.ceil(learners / processes);
    const crowds = Array.from({ length: processes }, (_, at) => {
      const count = Math.min(each, learners - at * each);
      const own = [join(folder, 'learners'), String(port), String(code), String(at * each)];
      return start(
        'crowd-process.ts',
        ...own,
        String(count),
        `${lesson}/${exercise}`,
        String(turns),
      );
    });
    await Promise.all(crowds.map(message));
    const joined = await Promise.all(crowds.map((crowd) => answer(crowd, 'join')));
    const late: number[] = [];
    const expected = learners * turns * boards;
    let seen = (): void => {};
    const all = new Promise<void>((resolve) => {
      seen = resolve;
    });
    const did = new Map<string, number>();
    for (let board = 0; board < boards; board += 1) {
      const close = await openBoard(String(instructor), ({ number, times, at }) => {
        const from = did.get(`${number} ${times}`);
        const own = `${board} ${number} ${times}`;
        if (from === undefined || did.has(own)) return;
        did.set(own, at);
        late.push(at - from);
        if (late.length === expected) seen();
      });
      closing.push(close);
    }
    const told = await Promise.all(crowds.map((crowd) => acted(crowd, did)));
    await Promise.race([all, later(patience, undefined, { ref: false })]);
    const { rss } = await answer(server, 'memory');
    late.sort((one, two) => one - two);
    const at = (share: number): number => late[Math.floor((late.length - 1) * share)] ?? Number.NaN;
    const isSmall = learners <= together;
    const rows = [
      row(
        `${learners} learners join`,
        Math.max(...joined.map(({ joined }) => Number(joined))),
        (2_000 * learners) / 200,
      ),
      row(`event to ${boards} boards, median`, at(0.5), isSmall ? 250 : 500),
      row(`event to ${boards} boards, 99th of 100`, at(0.99), isSmall ? 250 : 500),
      row('memory of the server', Number(rss) / 1e6, (150 * Math.max(learners, 200)) / 200, 'MB'),
      row(`${count} events replayed`, replayed, (1_000 * count) / events.full),
    ];
    const kept = told.reduce((sum, one) => sum + one, 0);
    const text = [
      ...rows.map(goalText),
      `${late.length} of ${expected} rows reached the boards; ${kept} of ${learners} learners know that all of theirs is kept.`,
      `Before anybody came, the server took ${(Number(before) / 1e6).toFixed(0)} MB.`,
      `Load of this machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores.`,
    ].join('\n');
    return { rows, text, failed: kept < learners };
  } finally {
    for (const close of closing) close();
    await Promise.all(children.map(ended));
    rmSync(folder, { recursive: true, force: true });
  }
}

type Message = Record<string, unknown>;

async function message(child: ChildProcess): Promise<Message> {
  const early = once(child, 'exit').then(() => {
    throw new Error('a process of the room ended early');
  });
  const [said] = (await Promise.race([once(child, 'message'), early])) as [Message];
  return said;
}

function answer(child: ChildProcess, question: string): Promise<Message> {
  const said = message(child);
  child.send(question);
  return said;
}

/** Lets a crowd act, and notes when each of them did what; resolves with how many were heard. */
function acted(crowd: ChildProcess, did: Map<string, number>): Promise<number> {
  return new Promise((resolve, reject) => {
    crowd.once('exit', () => reject(new Error('a crowd ended early')));
    crowd.on('message', ({ number, times, at, told }: Record<string, number>) => {
      if (told !== undefined) resolve(told);
      else did.set(`${number} ${times}`, at ?? 0);
    });
    crowd.send('act');
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  if (child.connected) child.disconnect();
  await over;
}
