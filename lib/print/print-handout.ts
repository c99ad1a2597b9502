import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Browser } from 'playwright-core';
import { languages } from '../base/i18n.ts';
import { UserError } from '../base/user-error.ts';
import type { Site } from '../html/page-context.ts';
import { handoutPath } from '../html/paths.ts';
import { chromiumArgs, findChromium } from './chromium.ts';
import { type PageNumbers, renderFeet, renderHandout, renderReferences } from './handout.ts';
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

/** Only a printed page has a number; and what is printed with numbers may take more or less room. */
async function withPageNumbers(
  print: (numbers: PageNumbers) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  let printed = await print(new Map());
  for (let left = 3; left > 0; left -= 1) {
    const numbers = pageNumbers(printed);
    printed = await print(numbers);
    if (isDeepStrictEqual(pageNumbers(printed), numbers)) break;
  }
  return printed;
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
      const print = async (numbers: PageNumbers): Promise<Uint8Array> => {
        const styles = renderFeet(site, language) + renderReferences(numbers, language);
        writeFileSync(join(folder, 'lessons.css'), styles);
        writeFileSync(file, renderHandout(site, language, numbers));
        await page.goto(pathToFileURL(file).href);
        const pdf = await page.pdf({
          ...{ preferCSSPageSize: true, printBackground: true },
          outline: true,
          tagged: true,
        });
        return samePdf(pdf);
      };
      printed.set(handoutPath(language), await withPageNumbers(print));
    }
    return printed;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
