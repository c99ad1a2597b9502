import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chromiumArgs, findChromium } from '../../lib/print/chromium.ts';

/** Milliseconds: a limit for pages that hang. */
const patience = 100_000;

const executablePath = findChromium();
let launched: Promise<Browser> | undefined;

/** One browser for all tests of the process; it ends with the process. */
function launch(path: string): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: path,
    args: chromiumArgs,
  });
  return launched;
}

export type Visit = (page: Page) => Promise<void>;

/**
 * A test in a browser's fresh page, which must log no error and break no rule of the policy.
 * Without Chromium, it is skipped by name; where everything must run (CI), it fails.
 */
export function smokeTest(name: string, options: BrowserContextOptions, visit: Visit): void {
  visitTest(name, [], options, visit);
}

/** Such a test that `npm test` leaves out; `expected`: what the browser may complain about. */
export function browserTest(
  name: string,
  options: BrowserContextOptions,
  visit: Visit,
  expected?: RegExp,
): void {
  visitTest(name, ['long'], options, visit, expected);
}

function visitTest(
  name: string,
  tags: string[],
  options: BrowserContextOptions,
  visit: Visit,
  expected?: RegExp,
): void {
  if (!executablePath && !process.env.CI) {
    test.skip(`${name} (skipped: no Chromium found; set CHROMIUM_PATH)`, { tags }, () => {});
    return;
  }
  test(name, { tags }, async () => {
    if (!executablePath) throw new Error('CI has no Chromium: install one or set CHROMIUM_PATH');
    const context = await (await launch(executablePath)).newContext(options);
    context.setDefaultTimeout(patience);
    try {
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') {
          problems.push(message.text());
        }
      });
      await visit(page);
      expect(problems.filter((problem) => !expected?.test(problem))).toEqual([]);
    } finally {
      await context.close();
    }
  });
}
