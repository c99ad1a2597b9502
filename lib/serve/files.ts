import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Context, Handler } from 'hono';
import type { Served } from './guard.ts';

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

/** Content as the file that its name says it is. */
export function sendFile(
  c: Context<Served>,
  name: string,
  content: string | Uint8Array,
  status: 200 | 404 | 500 = 200,
): Response {
  const body = Buffer.from(content);
  return c.body(body, status, {
    'content-type': types[extname(name)] ?? 'application/octet-stream',
    'content-length': String(body.length),
  });
}

/**
 * Some files by their names, and no others: what is asked for never becomes a path.
 * `app.get('/assets/:name', files({ 'board.css': new URL('assets/board.css', import.meta.url) }))`
 */
export function files(known: Readonly<Record<string, URL>>): Handler<Served> {
  return (c) => {
    const name = c.req.param('name') ?? '';
    const file = Object.hasOwn(known, name) ? known[name] : undefined;
    return file ? sendFile(c, name, readFileSync(file)) : c.notFound();
  };
}

/** `/fr/` is `fr/index.html`; null for what is no text. */
export function pathOf(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname).replace(/^\//, '');
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
  } catch {
    return null;
  }
}
