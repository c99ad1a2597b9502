import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Drive, longestAnswer, openDrive } from './drive.ts';
import type { Memory, Request, Usage } from './peer.ts';
import { variants } from './variants.ts';
import type { Variant } from './work.ts';

// The process at the other end of `peer.ts`: serves or drives, and says what it has used.
const drives = new Map<number, Drive>();

async function answer(request: Request): Promise<unknown> {
  switch (request.ask) {
    case 'serve':
      return (await variants[request.variant]()).serve(request.work);
    case 'open': {
      const variant: Variant = await variants[request.variant]();
      const { port, work } = request;
      if (!variant.connect) throw new Error(`${request.variant} has no client`);
      drives.set(port, await openDrive(variant.connect, port, work));
      return null;
    }
    case 'run':
      return drives.get(request.port)?.(request.times);
    case 'longest':
      return longestAnswer(request.port, request.times, request.bytes);
    case 'usage':
      return usage();
    case 'memory':
      return memory();
  }
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpu: user + system, waited: waited() };
}

/** From the scheduler's statistics, see proc_pid_schedstat(5): nanoseconds. */
function waited(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1000;
  } catch {
    return 0;
  }
}

function memory(): Memory {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  // What the first collection lets go may hold more.
  for (let turn = 0; turn < 4; turn += 1) collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss };
}

process.on('message', (request: Request) => {
  answer(request).then(
    (value) => process.send?.({ value }),
    (error) => process.send?.({ error: String(error) }),
  );
});
// The bench has ended, in whatever way.
process.on('disconnect', () => process.exit());
