import { expect, test } from 'vitest';
import { feedsOf } from '../../lib/site/feed.ts';
import { sitemapOf } from '../../lib/site/sitemap.ts';
import { drawPage as page, site } from './fixture.ts';

/** From the first heading of a page to the end of its article. */
const body = (path: string): string =>
  /<div class="head">.*(?=<\/article>)/s.exec(page(path))?.[0] ?? '';

const head = (id: string, level: number, title: string, folder: string): string =>
  `<div class="head"><h${level} id="${id}">${title}</h${level}><a class="own" href="#${id}" aria-label="Link to this section">#</a><a class="twin" href="../../fr/${folder}/index.html#${id}" lang="fr" hreflang="fr" aria-label="fr, cette section en français">fr</a></div>\n`;

test('a row of the map: three columns of names, what differs, where it is shown', () => {
  expect(body('en/dotnet/index.html')).toBe(`${head('connecting', 2, 'Connecting', 'dotnet')}\
<div class="map">
<dl id="connect">
<div><dt>.NET</dt><dd><code>Connect</code> </dd></div>
<div><dt>the kit</dt><dd><code>TcpClient.connect(endPoint)</code> </dd></div>
<div><dt>Node.js</dt><dd><code>net.connect()</code> <code>'connect'</code> </dd></div>
<div class="note"><dt class="unseen">What differs</dt><dd><code>net.connect</code> returns before anything has been tried. What fails later is an <code>'error'</code> event, which a <code>try</code> around the call does not see. The kit’s promise is rejected. <a href="../echo/index.html#client">The client speaks first</a></dd></div>
</dl>
<dl id="reset-event">
<div><dt>.NET</dt><dd><code>ManualResetEvent</code> </dd></div>
<div><dt>the kit</dt><dd>–</dd></div>
<div><dt>Node.js</dt><dd><code>events.once()</code> </dd></div>
<div class="note"><dt class="unseen">What differs</dt><dd>Nothing has to pause the main thread: Node runs as long as something is open. <code class="w">await once(…)</code> waits for an event without blocking anyone. <a href="../refusal/index.html#refused">Refused at once</a></dd></div>
</dl>
</div>
`);
});

test('a claim: what the article says, what is so, what shows it or why nothing can', () => {
  expect(body('en/about/index.html')).toContain(`<dl class="corrections">
<div id="L14" class="wrong">
<dt><span>Wrong</span> A client that finds the queue full receives a “server busy” error.</dt>
<dd>TCP has no such message.</dd>
<dd class="facts"><a href="../echo/index.html#client">The client speaks first</a> · <a href="../echo/programs/echo-client.html"><code><span class="w">echo-client</span></code></a>, <a href="../refusal/programs/refused.html"><code>refused</code></a></dd>
</div>
<div id="L13" class="outdated">
<dt><span>Out of date</span> <code>Listen</code> must be told the length of the queue.</dt>
<dd>.NET now has a <code>Listen()</code> without a parameter; in Node the backlog is optional.</dd>
<dd class="facts"><a href="../echo/index.html#eight">Eight clients</a> · no program: .NET’s own documentation says so</dd>
</div>
</dl>
`);
  expect(page('fr/about/index.html')).toContain('<p>2 affirmations ne tiennent pas telles quelles');
});

test('programs are listed as they are run, and under each name that they use', () => {
  const programs = body('en/programs/index.html');
  const link = (name: string, slug = 'echo'): string =>
    `<a href="../${slug}/programs/${name}.html"><code>${name.includes('-') ? `<span class="w">${name}</span>` : name}</code></a>`;
  expect(programs).toContain(`<dl class="programs">
<dt>${link('echo-server')} + ${link('echo-client')}</dt>
<dd><a href="../echo/index.html#server">The server gives back</a></dd>
<dt>${link('echo-server')} + ${link('many-writes')}</dt>
<dd><a href="../echo/index.html#eight">Eight clients</a></dd>
</dl>
`);
  expect(programs).toContain(`<dt><code>createServer</code></dt>
<dd>${link('echo-server')}, ${link('refused', 'refusal')}</dd>
<dt><code>.end</code></dt>
<dd>${link('echo-client')}, ${link('many-writes')}</dd>
`);
});

test('the page that one is on is marked, in the header and at the foot', () => {
  const marked = (path: string): string[] =>
    [...page(path).matchAll(/<a [^>]*href="([^"]*)" aria-current="page"/g)].map(
      ([, address = '']) => address,
    );
  expect(marked('en/index.html')).toEqual(['index.html', 'index.html', 'index.html']);
  expect(marked('fr/programs/index.html')).toEqual(['index.html', 'index.html']);
  expect(marked('fr/glossary/index.html')).toEqual(['index.html', 'index.html']);
  expect(marked('en/search/index.html')).toEqual(['index.html']);
  expect(marked('fr/about/index.html')).toEqual(['index.html']);
});

test('the header says which part of the site a page belongs to', () => {
  const part = (path: string): string | undefined =>
    /<a [^>]*aria-current="true">([^<]*)/.exec(page(path))?.[1];
  expect(part('en/echo/index.html')).toBe('Lessons');
  expect(part('fr/echo/exercises/upper/index.html')).toBe('Exercices');
  expect(part('fr/echo/exercises/upper/solution.html')).toBe('Exercices');
  expect(part('en/echo/programs/echo-server.html')).toBe('Programs');
  expect(part('en/kit/index.html')).toBe(undefined);
});

test('exercises are listed with their minutes, how hard they are, and what they teach', () => {
  const list = body('fr/exercises/index.html');
  expect(
    list,
  ).toContain(`<dt id="upper" data-exercise="01-echo/upper"><a href="../echo/exercises/upper/index.html">En majuscules</a></dt>
<dd><p>Répondre en majuscules.</p>
<p class="facts">environ 20\u00a0min · <span aria-hidden="true">●●○</span> demande du soin</p>
</dd>
`);
});

test('a program has its run, the section that shows it, and the programs around it', () => {
  const program = page('en/echo/programs/echo-client.html');
  expect(program).toContain(
    '<figcaption><code>npm run lesson -- run echo <span class="w">echo-server</span> <span class="w">echo-client</span>',
  );
  expect(program).toContain('<svg width="100%"');
  expect(program).toMatch(
    /In the lesson: <a href="\.\.\/index\.html#server">The server gives back/,
  );
  expect(program).toMatch(/<a rel="prev" href="echo-server\.html">/);
  expect(program).not.toContain('#region');
});

test('a command on a page for looking up can be copied', () => {
  expect(page('en/run/index.html')).toContain(
    `<figure class="run"><figcaption><code>npm run lesson '--' list</code>`,
  );
});

const changed = new Map([['lessons/01-echo/fr.md', '2026-01-02']]);
const published = { ...site, base: new URL('https://a.example/book/'), changed };

test('what a message shows of a page, with an address where one is known', () => {
  const social = (path: string, from = site): string[] =>
    page(path, from).match(/<meta (?:property|name)="(?:og|twitter):.*/g) ?? [];
  expect(social('fr/glossary/index.html', published)).toEqual([
    '<meta property="og:type" content="website">',
    '<meta property="og:site_name" content="Le cahier des sockets">',
    '<meta property="og:title" content="Glossaire">',
    '<meta property="og:description" content="Les termes des leçons, avec leurs équivalents anglais.">',
    '<meta property="og:locale" content="fr_FR">',
    '<meta property="og:locale:alternate" content="en_US">',
    '<meta property="og:url" content="https://a.example/book/fr/glossary/">',
    '<meta property="og:image" content="https://a.example/book/fr/card.png">',
    '<meta property="og:image:width" content="1200">',
    '<meta property="og:image:height" content="630">',
    '<meta property="og:image:alt" content="Glossaire · Le cahier des sockets">',
    '<meta name="twitter:card" content="summary_large_image">',
  ]);
  expect(social('fr/glossary/index.html').join()).not.toContain('og:url');
  expect(social('index.html', published)).toContain(
    '<meta property="og:url" content="https://a.example/book/">',
  );
  expect(social('en/echo/exercises/upper/solution.html')).toEqual([]);
});

test('search engines are told every page with its twin, where addresses are whole', () => {
  expect([...sitemapOf(site)]).toEqual([]);
  const [[sitemap, draw], [robots, say]] = [...sitemapOf(published)] as [Entry, Entry];
  expect([sitemap, robots]).toEqual(['sitemap.xml', 'robots.txt']);
  expect(say()).toBe('User-agent: *\nAllow: /\nSitemap: https://a.example/book/sitemap.xml\n');
  const text = String(draw());
  expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<urlset /);
  expect(text).toContain(`<url>
<loc>https://a.example/book/fr/echo/</loc>
<lastmod>2026-01-02</lastmod>
<xhtml:link rel="alternate" hreflang="en" href="https://a.example/book/en/echo/"/>
<xhtml:link rel="alternate" hreflang="fr" href="https://a.example/book/fr/echo/"/>
</url>
`);
  expect(text).toContain('<url>\n<loc>https://a.example/book/both/echo/</loc>\n</url>\n');
  expect(text).not.toMatch(/404|solution/);
  expect(page('en/index.html', published)).toContain(
    '<link rel="alternate" hreflang="x-default" href="https://a.example/book/">',
  );
});

test('a published site has a feed of its lessons in each language whose last changes are known', () => {
  expect([...feedsOf(site)]).toEqual([]);
  expect([...feedsOf({ ...published, changed: new Map() })]).toEqual([]);
  const feeds = [...feedsOf(published)] as Entry[];
  expect(feeds.map(([path]) => path)).toEqual(['fr/feed.xml']);
  const text = String(feeds[0]?.[1]());
  expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<feed .*xml:lang="fr">\n/);
  expect(text).toContain('<link rel="self" href="https://a.example/book/fr/feed.xml"/>');
  expect(text).toContain(`<entry>
<id>https://a.example/book/fr/echo/</id>`);
  expect(text).toContain('<updated>2026-01-02T00:00:00Z</updated>');
  const link = '<link rel="alternate" type="application/atom+xml" href="feed.xml">';
  expect(page('fr/index.html', published)).toContain(link);
  expect(page('fr/index.html')).not.toContain('application/atom+xml');
});

type Entry = [path: string, draw: () => string | Uint8Array];

test('lost readers are answered in their folder’s language, and in both at the root', () => {
  const missing = page('fr/404.html', published);
  expect(missing).toContain('<html lang="fr">');
  expect(missing).toContain('<a class="door" href="/book/fr/index.html" hreflang="fr">');
  expect(missing).not.toContain('<section lang="en">');
  expect(page('404.html', published)).toContain(
    '<script src="/book/assets/missing.js" defer blocking="render"></script>',
  );
  expect(page('en/404.html')).toContain('<a class="door" href="index.html" hreflang="en">');
});
