import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';
import { type LiveSite, liveSite } from '../serve/live-site.ts';
import { browserTest } from './browser.ts';

let live: LiveSite;

beforeAll(async () => {
  live = await liveSite();
});
afterAll(() => live.stop());

const phone = { viewport: { width: 390, height: 700 } };

browserTest('an open page shows what was edited, where the reader was', phone, async (page) => {
  await page.goto(`${live.base}fr/echo/`);
  await page.evaluate('document.fonts.ready.then(() => scrollTo(0, 900))');
  const file = new URL('01-echo/fr.md', live.folder);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^## .*\{#server\}$/m, '## Le serveur répond {#server}'));
  await page.locator('h2', { hasText: 'Le serveur répond' }).waitFor();
  expect(await page.evaluate('document.fonts.ready.then(() => scrollY)')).toBe(900);
});

browserTest('search works while the site is served', phone, async (page) => {
  await page.goto(`${live.base}en/search/`);
  await page.fill('#search_field', 'echoes');
  await page.locator('#search_list a').first().waitFor();
});
