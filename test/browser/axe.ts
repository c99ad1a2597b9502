import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a page: the rule and the place. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // All that it finds right would take longer to send than to find.
  const run = "axe.run(document, { resultTypes: ['violations'] }).then((all) => all.violations)";
  const found = (await page.evaluate(run)) as AxeResults['violations'];
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}
