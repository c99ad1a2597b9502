import { expect, test } from 'vitest';
import { languages } from '../../lib/base/i18n.ts';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { readSite } from '../../lib/site/read-site.ts';
import { drawPage } from '../site/fixture.ts';
import { expectInOrder } from './in-order.ts';

const site = readSite(lessonsFolder, { base: new URL('https://a.example/book/') });

const page = (path: string): string => drawPage(path, site);

test('the page of an error: the answer first, then how to look, then the run and its wire', () => {
  const html = page('en/errors/socket-hang-up/index.html');
  // With the site's name it would be cut.
  expect(html).toContain('<title>socket hang up: the server closed before it answered</title>');
  expect(html).toContain(
    '<link rel="canonical" href="https://a.example/book/en/errors/socket-hang-up/">',
  );
  expectInOrder(html, [
    '<h1>socket hang up: the server closed before it answered</h1>',
    '<samp>Error: socket hang up</samp>',
    '<p class="summary">An HTTP request was sent',
    '<strong>The peer or your program.</strong>',
    '<h2 id="socket-hang-up-look">',
    '<h2 id="socket-hang-up-code">',
    '<h2 id="socket-hang-up-see">',
    'npm run lesson -- run errors <span class="w">hang-up</span>',
    'ECONNRESET: socket hang up',
    'aria-labelledby="wire_1_title"',
    '<h2 id="socket-hang-up-differs">',
    'href="../../client-sockets/index.html#ends"',
    '<h2 id="socket-hang-up-near">',
    'npm run <span class="w">-s</span> lesson -- explain <span class="w">socket-hang-up</span>',
  ]);
});

test('a run of a lesson is shown where it is, with the lesson’s command and program', () => {
  const html = page('fr/errors/econnreset/index.html');
  const programs = '<span class="w">client-sockets</span> <span class="w">fin-and-rst</span>';
  expect(html).toContain(`npm run lesson -- run ${programs}`);
  expect(html).toContain('href="../../async-server/programs/reset-kills.html#L');
});

test.each(languages)('the list names every error once, by when it happens (%s)', (language) => {
  const html = page(`${language}/errors/index.html`);
  const ids = site.errors?.groups.flatMap(({ entries }) => entries.map(({ id }) => id)) ?? [];
  const linked = [...html.matchAll(/<dt><a href="([^"/]+)\/index\.html">/g)].map(([, id]) => id);
  expect(linked).toEqual(ids);
});

test('the first use of a code in a lesson leads to what it means', () => {
  const html = page('en/listening/index.html');
  const links = html.match(/<a class="term" href="\.\.\/errors\/eaddrinuse\/index\.html">/g);
  expect(links).toHaveLength(1);
});

test('the overview of errors is no lesson, and its contents do not say so', () => {
  expect(page('en/errors/index.html')).toContain('<p>On this page</p>');
  expect(page('fr/errors/index.html')).not.toContain('Dans cette leçon');
});
