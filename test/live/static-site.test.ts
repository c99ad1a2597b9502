import { beforeAll, expect, test } from 'vitest';
import { html } from '../../lib/html/html.ts';
import type { Life, SiteFile } from '../../lib/html/page-context.ts';
import { pagesOf } from '../../lib/site/pages.ts';
import { readSite } from '../../lib/site/read-site.ts';
import { lessons } from '../site/fixture.ts';

// What is alive is added to the site's pages, and changes nothing else of them.

const slot = '<div class="live" data-live></div>\n';
const place = () => html`<div class="live" data-live></div>\n`;
const life: Life = { run: place, exercise: place, question: place };

let still: Map<string, SiteFile[1]>;
let alive: Map<string, SiteFile[1]>;

beforeAll(() => {
  still = new Map(pagesOf(readSite(lessons)));
  alive = new Map(pagesOf(readSite(lessons, { life })));
});

/** A page without its places for what is alive, and what is around the recordings beside them. */
function withoutLife(page: string): string {
  const parts = page.split(`${slot}<div class="recorded">\n`);
  const [first = '', ...runs] = parts;
  const stripped = runs.map((text) => {
    // The figure of a run is the next to end.
    const at = text.indexOf('</div>\n</figure>');
    return text.slice(0, at) + text.slice(at + '</div>\n'.length);
  });
  return [first, ...stripped].join('').replaceAll(slot, '');
}

const withoutFrames = (page: string): string =>
  page.replaceAll('<div class="elsewhere">\n', '').replaceAll('</div>\n', '');

test('without what is alive, a page is the static one, byte for byte', () => {
  expect([...alive.keys()]).toEqual([...still.keys()]);
  let places = 0;
  for (const [path, draw] of alive) {
    const page = String(draw());
    places += page.split(slot).length - 1;
    const [own, other] = [withoutLife(page), String(still.get(path)?.())].map(
      // What can be done on an exercise's page takes the place of how to do it elsewhere.
      path.includes('/exercises/') ? withoutFrames : (text) => text,
    );
    expect(own === other, path).toBe(true);
  }
  expect(places).toBeGreaterThan(20);
});
