import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** Serves a folder on loopback, at a port of the system's choice. */
export async function serveFolder(folder: URL): Promise<{ base: string; close: () => void }> {
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
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { base: `http://127.0.0.1:${port}/`, close: () => server.close().closeAllConnections() };
}
