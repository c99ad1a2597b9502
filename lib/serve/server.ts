import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { isOurs } from './hosts.ts';
import type { LiveSite } from './live-site.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};

type Reader = { response: ServerResponse; path: string; mark: string };

/**
 * Answers from what the site has, never from the disk: no address leads out of it. A page that is
 * open is told when it has changed.
 */
export class SiteServer {
  readonly #server: Server;
  readonly #site: LiveSite;
  readonly #host: string;
  readonly #readers = new Set<Reader>();

  /** `host`: what it was told to listen on. */
  constructor(server: Server, site: LiveSite, host: string) {
    this.#server = server;
    this.#host = host;
    this.#site = site;
    server.on('request', (request, response) => {
      try {
        this.#answer(request, response);
      } catch (error) {
        if (!response.headersSent) response.writeHead(500, { 'content-type': types['.txt'] });
        response.end(error instanceof Error ? error.message : String(error));
      }
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  /** Notifies the pages that have changed. */
  tellReaders(): void {
    for (const reader of this.#readers) this.#tell(reader);
  }

  #tell({ response, path, mark }: Reader): void {
    if (this.#site.mark(path) !== mark) response.write('event: change\ndata: \n\n');
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = '' } = request;
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    if (!isOurs(request.headers.host, this.#host)) {
      response.writeHead(421).end();
      return;
    }
    const address = addressOf(request);
    if (!address) {
      response.writeHead(400).end();
      return;
    }
    if (address.pathname === '/.live/events') {
      this.#read(address, response);
      return;
    }
    if (address.pathname === '/.live/live.js') {
      send(response, 200, '.js', readFileSync(new URL('live.js', import.meta.url)));
      return;
    }
    const path = pathOf(address.pathname);
    if (!this.#site.has(path) && this.#site.has(`${path}/index.html`)) {
      response.writeHead(302, { location: `/${encodeURI(path)}/` }).end();
      return;
    }
    const { content, fault } = this.#site.answer(path);
    const found = this.#site.has(path);
    const isPage = !found || path.endsWith('.html') || fault !== null;
    const body = isPage ? this.#live(String(content), path, fault !== null) : content;
    send(
      response,
      fault !== null ? 500 : found ? 200 : 404,
      isPage ? '.html' : extname(path),
      body,
    );
  }

  /** The page with the script that waits for changes. */
  #live(page: string, path: string, fault: boolean): string {
    const mark = this.#site.mark(path);
    const script = `<script src="/.live/live.js" data-mark="${mark}"${fault ? ' data-fault' : ''} defer></script>`;
    return page.replace('</head>', () => `${script}\n</head>`);
  }

  /** Server-sent events: `change`, once, when the page is not what the reader has. */
  #read(address: URL, response: ServerResponse): void {
    const { searchParams } = address;
    const path = pathOf(searchParams.get('page') ?? '/');
    const reader: Reader = { response, path, mark: searchParams.get('mark') ?? '' };
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 500\n\n');
    this.#readers.add(reader);
    response.on('close', () => this.#readers.delete(reader));
    this.#tell(reader);
  }
}

function addressOf({ url = '/' }: IncomingMessage): URL | null {
  try {
    const address = new URL(url, 'http://site.invalid/');
    decodeURIComponent(address.pathname);
    return address;
  } catch {
    return null;
  }
}

/** `/fr/` is `fr/index.html`. */
function pathOf(pathname: string): string {
  const path = decodeURIComponent(pathname).replace(/^\//, '');
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

function send(
  response: ServerResponse,
  status: number,
  extension: string,
  body: string | Uint8Array,
): void {
  const content = Buffer.from(body);
  response.writeHead(status, {
    'content-type': types[extension] ?? 'application/octet-stream',
    'content-length': content.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(response.req.method === 'HEAD' ? undefined : content);
}
