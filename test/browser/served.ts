import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { builtSite } from '../site/built-site.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

type Served = { base: string; folder: URL };

const servers = new Map<string, Promise<string>>();

/** A site, built and served once for all tests of a process. */
export async function servedSite(options: Parameters<typeof builtSite>[0]): Promise<Served> {
  const folder = await builtSite(options);
  const server = servers.get(folder.href) ?? serveFolder(folder);
  servers.set(folder.href, server);
  return { base: await server, folder };
}

/** Serves a folder on loopback, on a port that the system chooses, as long as the process lives. */
async function serveFolder(folder: URL): Promise<string> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/, '').replace(/\/$/, '/index.html');
    try {
      const body = readFileSync(new URL(`.${path}`, folder));
      response.setHeader('content-type', types[extname(path)] ?? 'text/plain').end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(readFileSync(new URL('404.html', folder)));
    }
  });
  // A browser keeps connections for later; they must not keep this process, or count as left open.
  server.on('connection', (socket) => socket.unref());
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return `http://127.0.0.1:${port}/`;
}
