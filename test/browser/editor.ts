import type { Page } from 'playwright-core';

/** Replaces all that the first editor of a page holds, as somebody who types would. */
export async function type(page: Page, text: string): Promise<void> {
  const content = page.locator('live-editor .cm-content').first();
  await content.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}
