import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Guest, serveLive } from './served-live.ts';

const times = 200;
const page = 'en/listening/index.html';
const run = { run: '01-listening/port-zero', language: 'en' };

/** Bytes in use, without what is only waiting to be collected. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  return process.memoryUsage().heapUsed;
}

/** What the processes were started with that this one has started; bundling the editor leaves one. */
const children = (): string[] =>
  readdirSync('/proc/self/task')
    .flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    )
    .map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '))
    .filter((command) => !command.includes('esbuild'));

test.skipIf(process.platform !== 'linux')(
  `${times} runs in a row leave no process, and no growth of memory`,
  { tags: 'long', timeout: 1_800_000 },
  async () => {
    const served = await serveLive();
    onTestFinished(() => served.close());
    const guest = await Guest.enter(served.addressOf(page));
    const number = await numberOf(guest);
    const shown = await guest.show(page);
    const before = children();
    let [settled, port] = [0, ''];
    for (let count = 1; count <= times; count += 1) {
      expect((await guest.post('.live/run', run)).status).toBe(204);
      // Each has a port of its own, so that it is not taken for the one before.
      const other = new RegExp(`127\\.0\\.0\\.1:(?!${port || '-'}\\b)\\d+`);
      const yours = await shown.until(`live_run_${number}_yours`, other);
      port = /127\.0\.0\.1:(\d+)/.exec(yours)?.[1] ?? '';
      await shown.until(`live_run_${number}`, /Done\./);
      if (count === 20) settled = heapUsed();
    }
    // The last program may be on its way out.
    await vi.waitFor(() => expect(children()).toEqual(before), 60_000);
    expect(heapUsed() - settled).toBeLessThan(8 * 1024 * 1024);
    expect(served.errors).toEqual([]);
    shown.close();
  },
);

/** Where the page has that run. */
async function numberOf(guest: Guest): Promise<string> {
  const html = await (await guest.get(page)).text();
  const before = html.slice(0, html.indexOf(`value="${run.run}"`));
  return /.*id="live_run_(\d+)"/s.exec(before)?.[1] ?? '';
}
