import type { IncomingHttpHeaders } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Hono, MiddlewareHandler } from 'hono';
import { isOurs } from './hosts.ts';
import { type Pace, Rate } from './rate.ts';

/** Handlers reach Node's own request and response as `c.env.incoming` and `c.env.outgoing`. */
export type Served = { Bindings: HttpBindings };
export type App = Hono<Served>;

type Guarded = { host: string; pace: Pace };

/**
 * Stands before every route. A name that is not ours gets 421, a client in too much of a hurry 429.
 * A `POST` is let through only if it is JSON (else 415) and comes from a page of ours (else 403);
 * other methods get 405, as `POST` does where nothing takes it.
 */
export function guard(app: App, { host, pace }: Guarded): MiddlewareHandler<Served> {
  const rate = new Rate(pace);
  return async (c, next) => {
    const { headers, socket, method, url = '' } = c.env.incoming;
    // What is meant for a proxy names another host in its first line.
    if (!isOurs(headers.host, host) || !url.startsWith('/')) return c.body(null, 421);
    if (!rate.allows(socket.remoteAddress ?? '')) return c.body(null, 429, { 'retry-after': '1' });
    if (method !== 'GET' && method !== 'HEAD') {
      const acts = app.routes.some((route) => route.method === 'POST');
      if (method !== 'POST' || !acts) {
        return c.body(null, 405, { allow: acts ? 'GET, HEAD, POST' : 'GET, HEAD' });
      }
      if (!isFromOurPage(headers)) return c.body(null, 403);
      if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
        return c.body(null, 415);
      }
    }
    return next();
  };
}

/** Browsers say truly which page sends something; any other program can send what it likes. */
function isFromOurPage({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (site !== undefined && site !== 'same-origin') return false;
  return origin?.toLowerCase() === `http://${host}`.toLowerCase();
}
