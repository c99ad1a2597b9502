import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawPage, site } from './fixture.ts';

const kit = drawPage('en/kit/index.html');

test('the guide shows the code of the kit, region by region', () => {
  const source = readFileSync(new URL('../../lib/sockets/inbox.ts', import.meta.url), 'utf8');
  const [, put = ''] = /#region put\n(.*?)\n *\/\/ #endregion/s.exec(source) ?? [];
  expect(put).not.toBe('');
  const [, shown = ''] = /region put<.*?<code>(.*?)<\/code>/s.exec(kit) ?? [];
  expect(shown.replace(/<[^>]*>/g, '')).toBe(put.replace(/^ {2}/gm, ''));
  expect(kit).toContain('<figcaption><code>inbox.ts</code> <span class="region">region put');
});

test('a method is highlighted as a method, not as a call', () => {
  expect(kit).toContain(
    '<span class="f">put</span>(item: <span class="t">T</span>): <span class="t">void</span> {',
  );
  expect(kit).toContain(
    '<span class="k">if</span> (<span class="k">this</span>.<span class="p">#ended</span>) <span class="k">return</span>;',
  );
});

test('a test of the kit is named; the site has no page for it', () => {
  expect(kit).toContain(
    'Tests: <code><span class="w">02-error-before-accept</span></code>, <code><span class="w">01-unhandled-error</span></code>.',
  );
});

test('the home page and every footer lead there', () => {
  const { title } = site.guide.pages.en.front;
  expect(kit).toContain('<li><a href="index.html" aria-current="page">The kit</a></li>');
  expect(drawPage('en/index.html')).toContain(`<a href="kit/index.html">${title}</a></p>`);
});
