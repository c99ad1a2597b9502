import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { languages } from '../base/i18n.ts';
import { UserError } from '../base/user-error.ts';
import type { Site } from '../html/page-context.ts';
import { handoutPath } from '../html/paths.ts';
import { chromiumArgs, findChromium } from './chromium.ts';
import { type PageNumbers, renderFeet, renderHandout } from './handout.ts';
import { pageNumbers } from './page-numbers.ts';
import { samePdf } from './same-pdf.ts';

/** Throws in the person's words when there is nothing to print with. */
export function chromiumOrThrow(): string {
  const path = findChromium();
  if (path !== undefined && existsSync(path)) return path;
  throw new UserError('chromium-missing', {}, 1);
}

async function launch(): Promise<Browser> {
  const executablePath = chromiumOrThrow();
  try {
    const { chromium } = await import('playwright-core');
    return await chromium.launch({ executablePath, args: chromiumArgs });
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw new UserError('chromium-failed', { reason }, 1);
  }
}

/**
 * The handout of each language as a PDF, made by Chromium, by its path in the site's folder. `style`
 * is the text of the pages' own style sheet.
 */
export async function printHandouts(site: Site, style: string): Promise<Map<string, Uint8Array>> {
  const browser = await launch();
  const folder = mkdtempSync(join(tmpdir(), 'workbook-handout-'));
  try {
    writeFileSync(join(folder, 'site.css'), style);
    writeFileSync(
      join(folder, 'handout.css'),
      readFileSync(new URL('handout.css', import.meta.url)),
    );
    const page = await browser.newPage();
    const file = join(folder, 'handout.html');
    const printed = new Map<string, Uint8Array>();
    for (const language of languages) {
      writeFileSync(join(folder, 'lessons.css'), renderFeet(site, language));
      const print = async (numbers: PageNumbers): Promise<Uint8Array> => {
        writeFileSync(file, renderHandout(site, language, numbers));
        await page.goto(pathToFileURL(file).href);
        const pdf = await page.pdf({
          ...{ preferCSSPageSize: true, printBackground: true },
          outline: true,
          tagged: true,
        });
        return samePdf(pdf);
      };
      // Only a printed page has a number: the contents get theirs the second time.
      const first = await print(new Map());
      printed.set(handoutPath(language), await print(pageNumbers(first)));
    }
    return printed;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
