import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../../lib/print/chromium.ts';

/** A folder with a site, and the address in it of the page that is looked at. */
export type Shown = { folder: URL; path: string };

/** A slow mobile line, as Lighthouse has it: bytes a second, and milliseconds for each request. */
const line = { latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: 94e3 };

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Milliseconds until pages show their first words over a slow line, nothing kept from before: so
 * many times, in turns. Null without a Chromium.
 */
export async function firstPaints(
  pages: readonly Shown[],
  rounds: number,
): Promise<number[][] | null> {
  const executablePath = findChromium();
  if (executablePath === undefined) return null;
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    const times = pages.map((): number[] => []);
    // The first visits warm up the browser, and do not count.
    for (let round = -1; round < rounds; round += 1) {
      for (const [at, page] of pages.entries()) {
        const ms = await visit(browser, page);
        if (round >= 0) times[at]?.push(ms);
      }
    }
    return times;
  } finally {
    await browser.close();
  }
}

async function visit(browser: Browser, { folder, path }: Shown): Promise<number> {
  const server = serve(folder);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, ...line });
    // All that the page loads besides takes many seconds, and is not what is measured.
    await page.goto(`http://127.0.0.1:${port}/${path}`, { waitUntil: 'commit', timeout: 120_000 });
    return await page.evaluate(`new Promise((done) => {
      new PerformanceObserver((list) => {
        const paint = list.getEntriesByName('first-contentful-paint')[0];
        if (paint) done(paint.startTime);
      }).observe({ type: 'paint', buffered: true });
    })`);
  } finally {
    await context.close();
    server.close();
    server.closeAllConnections();
  }
}

/** Files as a usual host sends them: packed. */
function serve(folder: URL) {
  return createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/, '').replace(/\/$/, '/index.html');
    try {
      const body = gzipSync(readFileSync(new URL(`.${path}`, folder)));
      const type = types[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
}
