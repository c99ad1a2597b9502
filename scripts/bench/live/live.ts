import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../../lib/print/chromium.ts';
import { fragmentFiles } from '../../../lib/serve/fragments.ts';
import { type GoalRow, goalRow, goalText } from '../rows.ts';
import { clickTimes, lateTimes, longestTask } from './in-page.ts';
import { openLessons, terminalMs } from './processes.ts';
import { saveTimes } from './save.ts';

type Report = { rows: GoalRow[]; text: string };

/** Milliseconds: a limit for pages that hang. */
const patience = 100_000;
/** Each client is five events on the wire. */
const clients = { full: 1_000, quick: 100 };

/**
 * The lessons in the browser: how soon they are there; how soon a click, and an event on the wire, are
 * seen; and whether the page stays quick while thousands of events come.
 */
export async function benchLive({ quick }: { quick: boolean }): Promise<Report> {
  const opened = await openLessons();
  const before = performance.now();
  await (await fetch(opened.url)).text();
  const rows = [
    goalRow('scripts, before the editor', scriptBytes() / 1024, 12, 'KB'),
    goalRow('the first page, from its address', performance.now() - before, 300),
  ];
  await opened.close();
  const browser = findChromium();
  if (browser !== undefined) rows.push(...(await inBrowser(browser, quick)));
  const text = [
    ...rows.map(goalText),
    ...(browser ? [] : ['No Chromium here: what happens in the page was not measured.']),
    `Until the command says its address: ${opened.ms.toFixed(0)} ms.`,
    `Load of this machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores.`,
  ];
  return { rows, text: text.join('\n') };
}

/** All but the editor's, which is loaded when it is first wanted. */
function scriptBytes(): number {
  const folder = new URL('../../../lib/live/assets/', import.meta.url);
  const own = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== 'editor.js');
  const files = [...Object.values(fragmentFiles), ...own.map((name) => new URL(name, folder))];
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}

async function inBrowser(executablePath: string, quick: boolean): Promise<GoalRow[]> {
  const lessons = await openLessons();
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const context = await browser.newContext();
  context.setDefaultTimeout(patience);
  try {
    const page = await context.newPage();
    await page.goto(lessons.url);
    const rounds = quick ? 2 : 10;
    // In turns with the terminal, so that a busy machine slows down both.
    const [clicks, typed]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      clicks.push(...(await clickTimes(page, 1)));
      typed.push(await terminalMs('3', 'text-client'));
    }
    const late = await lateTimes(page, 5 * rounds);
    const longest = await longestTask(page, quick ? clients.quick : clients.full);
    const saved = await saveTimes(context, quick ? 1 : 5);
    const typedVerdict = at(saved.watch, 0.5);
    return [
      goalRow('click to first line; goal: 1.25 × terminal', at(clicks, 0.5), 1.25 * at(typed, 0.5)),
      goalRow('save to verdict; goal: 1.1 × watch', at(saved.page, 0.5), 1.1 * typedVerdict),
      goalRow('event on the wire to the page, 95th of 100', at(late, 0.95), 50),
      goalRow(
        `longest task of the page, ${quick ? clients.quick : clients.full} clients`,
        longest,
        100,
      ),
    ];
  } finally {
    await browser.close();
    await lessons.close();
  }
}

/** What so large a share of the times does not exceed. */
function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, two) => one - two);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}
