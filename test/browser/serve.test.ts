import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';
import { serveSite } from '../../lib/site/serve/serve.ts';
import { lessons } from '../site/fixture.ts';
import { siteFolder } from '../site/pages.ts';
import { browserTest } from './browser.ts';

const folder = siteFolder();
const stopping = new AbortController();
let base: string;
let served: Promise<void>;

beforeAll(async () => {
  cpSync(lessons, folder.url, { recursive: true });
  const options = {
    ...{ lessons: folder.url, edit: null, instructor: false, cache: null },
    ...({ host: '127.0.0.1', port: 0, language: 'en' } as const),
  };
  base = await new Promise<string>((resolve, reject) => {
    const print = (line: string): void => {
      if (line.endsWith('/fr/')) resolve(line.trim().replace(/fr\/$/, ''));
    };
    served = serveSite({ ...options, print }, stopping.signal);
    served.catch(reject);
  });
});
afterAll(async () => {
  stopping.abort();
  await served;
  folder[Symbol.dispose]();
});

const phone = { viewport: { width: 390, height: 700 } };

browserTest('an open page shows what was edited, where the reader was', phone, async (page) => {
  await page.goto(`${base}fr/echo/`);
  await page.evaluate('scrollTo(0, 900)');
  const file = new URL('01-echo/fr.md', folder.url);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^## .*\{#server\}$/m, '## Le serveur répond {#server}'));
  await page.locator('h2', { hasText: 'Le serveur répond' }).waitFor();
  expect(await page.evaluate('scrollY')).toBe(900);
});

browserTest('search works while the site is served', phone, async (page) => {
  await page.goto(`${base}en/search/`);
  await page.fill('#search_field', 'echoes');
  await page.locator('#search_list a').first().waitFor();
});
