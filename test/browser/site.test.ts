import { beforeAll, expect } from 'vitest';
import { lessons } from '../site/fixture.ts';
import { filesOf, onePerKind } from '../site/pages.ts';
import { violations } from './axe.ts';
import { browserTest, smokeTest } from './browser.ts';
import { servedSite } from './served.ts';

let base: string;
let folder: URL;

beforeAll(async () => {
  ({ base, folder } = await servedSite({ base: null, lessons }));
});

const desk = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 320, height: 640 } };

for (const [colorScheme, language] of [
  ['light', 'en'],
  ['dark', 'fr'],
] as const) {
  browserTest(
    `a page of each kind is accessible, ${colorScheme}`,
    { ...desk, colorScheme },
    async (page) => {
      for (const path of onePerKind(filesOf(folder), language)) {
        await page.goto(base + path);
        expect(await violations(page), path).toEqual([]);
      }
    },
  );
}

browserTest('the language switch keeps the section being read', desk, async (page) => {
  await page.goto(`${base}en/echo/index.html`);
  await page.click('#page_switch');
  await page.waitForURL(`${base}fr/echo/index.html`);
  await page.evaluate("document.getElementById('eight').scrollIntoView({ behavior: 'instant' })");
  await page.focus('#page_switch');
  await page.evaluate("document.getElementById('eight').scrollIntoView({ behavior: 'instant' })");
  await page.keyboard.press('Enter');
  await page.waitForURL(`${base}en/echo/index.html#eight`);
  expect(await page.textContent('#eight')).toBe('Eight clients');
});

browserTest(
  'without a script each section leads to its twin',
  { ...desk, javaScriptEnabled: false },
  async (page) => {
    await page.goto(`${base}en/echo/index.html`);
    await page.click('.head:has(#client) .twin');
    expect(page.url()).toBe(`${base}fr/echo/index.html#client`);
    expect(await page.locator('.copy').first().isVisible()).toBe(false);
    expect(await page.locator('#page_theme').isVisible()).toBe(false);
    await page.click('details.wrong summary');
    expect(await page.locator('details.wrong').first().innerText()).toContain('Seulement après');
  },
);

browserTest(
  'on a wide screen, no page leaves its right third empty',
  { viewport: { width: 1920, height: 1080 } },
  async (page) => {
    for (const path of onePerKind(filesOf(folder), 'en')) {
      await page.goto(base + path);
      const right = await page.evaluate(`Math.max(...[...document.querySelectorAll(
        'main > article, main > .doors, main > .reveal',
      )].map((part) => part.getBoundingClientRect().right))`);
      expect(right, path).toBeGreaterThan((1920 * 2) / 3);
    }
  },
);

browserTest(
  'where the system chooses the colors, boxes keep their edges, and no theme is offered',
  { ...desk, forcedColors: 'active' },
  async (page) => {
    await page.goto(`${base}en/echo/index.html`);
    expect(await page.locator('#page_theme').isVisible()).toBe(false);
    expect(await page.locator('#page_search').isVisible()).toBe(true);
    const edges = await page.evaluate(`[...document.querySelectorAll('.predict, figure.code')]
      .map((box) => getComputedStyle(box).borderTopStyle)`);
    expect([...new Set(edges as string[])]).toEqual(['solid']);
  },
);

browserTest('the first page copies in the language of each half', desk, async (page) => {
  await page.goto(`${base}index.html`);
  const copy = (language: string) => page.locator(`section[lang="${language}"] .copy`).innerText();
  expect(await copy('en')).toBe('Copy');
  expect(await copy('fr')).toBe('Copier');
});

smokeTest('a page begins to show before its style sheet is there', desk, async (page) => {
  // It never comes, and neither does any script.
  await page.route(/\/assets\//, () => {});
  await page.goto(`${base}en/echo/index.html`, { waitUntil: 'commit' });
  await page.evaluate(`new Promise((painted) => {
    const all = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) painted();
    });
    all.observe({ type: 'paint', buffered: true });
  })`);
  expect(await page.locator('h1').isVisible()).toBe(true);
  const layout = "getComputedStyle(document.querySelector('main')).display";
  expect(await page.evaluate(layout)).toBe('grid');
});

browserTest(
  'the theme follows the system until it is chosen, then stays',
  { ...desk, colorScheme: 'dark' },
  async (page) => {
    const paper = (): Promise<unknown> =>
      page.evaluate('getComputedStyle(document.body).backgroundColor');
    await page.goto(`${base}en/index.html`);
    expect(await paper()).toBe('rgb(20, 22, 27)');
    await page.click('button[aria-label="Light theme"]');
    expect(await paper()).toBe('rgb(252, 251, 248)');
    await page.goto(`${base}fr/echo/index.html`);
    expect(await paper()).toBe('rgb(252, 251, 248)');
    await page.click('button[aria-label="Thème sombre"]');
    expect(await paper()).toBe('rgb(20, 22, 27)');
  },
);

browserTest(
  'a command is copied',
  { ...desk, permissions: ['clipboard-read', 'clipboard-write'] },
  async (page) => {
    await page.goto(`${base}fr/echo/index.html`);
    await page.locator('.run .copy').first().click();
    await page.getByText('Copié').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      'npm run lesson -- run echo echo-server echo-client',
    );
  },
);

browserTest(
  'code is copied without what it says; where that is refused, it is selected',
  { ...desk, permissions: ['clipboard-read', 'clipboard-write'] },
  async (page) => {
    await page.goto(`${base}en/echo/programs/echo-client.html`);
    await page.click('.code .copy');
    await page.getByText('Copied').waitFor();
    const code = await page.textContent('.code code');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(code);
    await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
    await page.click('.run .copy');
    await expect
      .poll(() => page.evaluate('getSelection().toString()'))
      .toBe('npm run lesson -- run echo echo-server echo-client');
  },
);

browserTest(
  'exercises are marked as done from what the terminal exports, and stay so',
  desk,
  async (page) => {
    const choose = (text: string): Promise<void> =>
      page.setInputFiles('#exercises_file', {
        ...{ name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(text) },
      });
    await page.goto(`${base}en/exercises/index.html`);
    await choose('{ "a": 1 }');
    await page.getByText('does not hold the progress').waitFor();
    await choose('{ "version": 1, "exercises": { "01-echo/upper": { "passed": "2026-01-01" } } }');
    await page.getByText('Marked as done: 1.').waitFor();
    await page.goto(`${base}fr/exercises/index.html`);
    expect(await page.innerText('#upper')).toBe('En majuscules ✓ fait');
  },
);

browserTest('printing keeps a question’s answers closed', desk, async (page) => {
  await page.goto(`${base}en/echo/index.html`);
  const why = page.locator('.predict .verdict').first();
  await page.emulateMedia({ media: 'print' });
  expect((await why.boundingBox())?.height ?? 0).toBe(0);
});

smokeTest('a diagram is taken step by step, with pointer and keys', desk, async (page) => {
  await page.goto(`${base}en/echo/index.html`);
  const wire = page.locator('.wire').first();
  const later = (): Promise<number> => wire.locator('svg > g.later').count();
  const rows = await wire.locator('svg > g').count();
  const said = wire.locator('.steps p').first();
  expect(await said.innerText()).toBe('Step by step');
  await wire.getByRole('button', { name: 'Next step' }).click();
  expect(await later()).toBe(rows - 1);
  expect(await said.innerText()).toMatch(/^1\/\d+ · 0 ms /);
  await page.keyboard.press('End');
  expect(await later()).toBe(0);
  await page.keyboard.press('ArrowLeft');
  expect(await later()).toBe(1);
  await page.keyboard.press('Escape');
  expect([await later(), await said.innerText()]).toEqual([0, 'Step by step']);
  await wire.locator('svg > g .label').nth(1).click();
  expect(await later()).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'print' });
  expect(await said.isVisible()).toBe(false);
});

browserTest(
  'what explains .NET is folded, until somebody says they know it',
  desk,
  async (page) => {
    const box = page.locator('details.dotnet').first();
    const text = box.locator('> p').first();
    const choice = page.getByRole('checkbox');
    await page.goto(`${base}en/echo/index.html`);
    expect(await text.isVisible()).toBe(false);
    expect(await box.innerText()).toBe(
      'Coming from .NET Socket.Shutdown(SocketShutdown.Send) is what socket.end() does.',
    );
    // An address that leads into it opens it, and so does a search on the page.
    await page.evaluate(
      "document.querySelector('.dotnet > p').id = 'inside'; location.hash = 'inside'",
    );
    await text.waitFor();
    await page.goto(`${base}en/echo/index.html`);
    expect(await text.isVisible()).toBe(false);
    await choice.check();
    expect(await text.isVisible()).toBe(true);
    for (const path of ['fr/echo', 'both/echo']) {
      await page.goto(`${base}${path}/index.html`);
      expect(await page.locator('details.dotnet:not([open])').count(), path).toBe(0);
      expect(await choice.isChecked()).toBe(true);
    }
    await choice.uncheck();
    expect(await page.locator('details.dotnet[open]').count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect((await text.boundingBox())?.height).toBeGreaterThan(0);
    await page.goto(`${base}en/refusal/index.html`);
    expect(await choice.count()).toBe(0);
  },
);

browserTest('a phone scrolls down, never sideways', phone, async (page) => {
  for (const path of onePerKind(filesOf(folder), 'fr')) {
    await page.goto(base + path);
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(320);
  }
  await page.goto(`${base}en/echo/index.html`);
  await page.click('details.contents summary');
  await page.click('details.contents a[href="#eight"]');
  expect(page.url()).toMatch(/#eight$/);
});

browserTest('what leads to the next page stands where the text does', desk, async (page) => {
  for (const path of onePerKind(filesOf(folder), 'fr')) {
    await page.goto(base + path);
    const lefts =
      await page.evaluate(`[...document.querySelectorAll('main > :is(article, .neighbours)')]
      .map((part) => part.getBoundingClientRect().left)`);
    expect(new Set(lefts as number[]).size, path).toBeLessThan(2);
  }
});

browserTest('a printed line that is too long goes on indented', phone, async (page) => {
  await page.goto(`${base}en/echo/index.html`);
  const lines =
    await page.evaluate(`[...document.querySelectorAll('.output .who + span')].map((said) => {
    const range = document.createRange();
    range.selectNodeContents(said);
    return [...range.getClientRects()].map(({ left }) => left - said.getBoundingClientRect().left);
  })`);
  const wrapped = (lines as number[][]).filter((rows) => new Set(rows).size > 1);
  expect(wrapped.length).toBeGreaterThan(0);
  for (const [first = 0, ...rest] of wrapped) expect(Math.min(...rest)).toBeGreaterThan(first);
});

browserTest(
  'an exercise is read, a hint opened, its archive had, its solution asked for',
  { ...desk, acceptDownloads: true },
  async (page) => {
    await page.goto(`${base}fr/echo/index.html`);
    await page.click('section.exercise a');
    expect(await page.textContent('h1')).toBe('En majuscules');
    expect(await page.getByText('toUpperCase').first().isVisible()).toBe(false);
    await page.click('summary:has-text("Indice 2")');
    expect(await page.getByText('toUpperCase').first().isVisible()).toBe(true);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('a[download]'),
    ]);
    expect(download.suggestedFilename()).toBe('01-echo.zip');
    await page.click('a[href="solution.html"]');
    expect(await page.textContent('h1')).toBe('Solution\u202f: En majuscules');
    await page.click('.number a');
    expect(page.url()).toBe(`${base}fr/echo/index.html#exercise_upper`);
  },
);

browserTest('the keyboard skips to the text, and reaches what scrolls', phone, async (page) => {
  await page.goto(`${base}en/echo/index.html`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('page_text');
  expect(await page.getAttribute('figure.code pre', 'tabindex')).toBe('0');
});

browserTest('the footer leads to the guide, and the guide to its twin', phone, async (page) => {
  await page.goto(`${base}fr/echo/index.html`);
  await page.click('footer a:text-is("La boîte à outils")');
  expect(await page.textContent('h1')).toBe('Comment est faite la boîte à outils');
  await page.click('details.contents summary');
  await page.click('details.contents a[href="#closing"]');
  await page.click('.head:has(#closing) .twin');
  expect(page.url()).toBe(`${base}en/kit/index.html#closing`);
});

smokeTest('the site works from its folder, and so do its links', desk, async (page) => {
  await page.goto(new URL('index.html', folder).href);
  await page.click('a[hreflang="fr"]');
  await page.click('.lessons a');
  await page.click('.neighbours a');
  expect(page.url()).toBe(new URL('fr/refusal/index.html', folder).href);
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
    'rgb(252, 251, 248)',
  );
  await page.click('#page_theme');
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
});

/** What takes fewer pixels from a finger than it should; links within a sentence may. */
const tooSmall = `[...document.querySelectorAll('a[href], button, summary')].flatMap((target) => {
  if (!target.checkVisibility() || target.closest('.skip, p, li, dt, dd, td, th')) return [];
  // The parts of the site leave the window when one scrolls.
  if (target.closest('header.site')) scrollTo({ top: 0, behavior: 'instant' });
  else target.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = target.getBoundingClientRect();
  if (width <= 1 || height <= 1) return [];
  const [x, y] = [left + width / 2, top + height / 2];
  const isHit = (right, down) => target.contains(document.elementFromPoint(x + right, y + down));
  const reach = (right, down) => {
    let pixels = 0;
    while (pixels < 44 && isHit(right * (pixels + 1), down * (pixels + 1))) pixels += 1;
    return pixels;
  };
  const isMain = target.matches('.brand, .parts *, .tools *, .steps *, .copy, .bar *, .neighbours *, summary');
  // Edges fall between pixels.
  const least = (isMain ? 44 : 24) - 1;
  const ok = isHit(0, 0) && [[0, 1], [1, 0]].every(([right, down]) =>
    reach(right, down) + 1 + reach(-right, -down) >= least);
  return ok ? [] : [target.outerHTML.slice(0, 80)];
})`;
const finger = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

browserTest(
  'on a phone, a finger has room: 24 pixels for everything, 44 for what is used all the time',
  finger,
  async (page) => {
    const small: string[] = [];
    for (const path of onePerKind(filesOf(folder), 'fr')) {
      await page.goto(base + path);
      const found = await page.evaluate<string[]>(tooSmall);
      small.push(...found.map((one) => `${path} ${one}`));
    }
    expect(small).toEqual([]);
  },
);

browserTest(
  'on a phone, each lesson of the line at the top can be touched',
  finger,
  async (page) => {
    await page.goto(`${base}fr/echo/index.html`);
    const other = page.locator('.course li:not(.here) a').first();
    const { width = 0, height = 0 } = (await other.boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    await other.tap();
    await page.waitForURL(`${base}fr/refusal/index.html`);
  },
);
