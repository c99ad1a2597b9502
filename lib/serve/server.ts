import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { HTTPException } from 'hono/http-exception';
import { Hono } from 'hono/tiny';
import { UserError } from '../base/user-error.ts';
import { contentPolicy } from '../html/policy.ts';
import { codeOf } from '../sockets/errors.ts';
import { type App, guard } from './guard.ts';
import { hostsToOpen } from './hosts.ts';
import type { Pace } from './rate.ts';

export type ServerOptions = {
  /** Default: 127.0.0.1. */
  host?: string;
  /** The first of these that is free; default: one that the system chooses. */
  ports?: readonly number[];
  /** Told what a handler threw; the client gets 500, and no word of it. */
  report: (error: unknown) => void;
  /** Requests of one address; default: 300 at once, 100 a second. */
  pace?: Pace;
  /** Connections at a time, event streams included; default: 2,000. */
  connections?: number;
  /** Milliseconds that a client has to send its headers, and a whole request. */
  headersMs?: number;
  requestMs?: number;
};

export type Address = {
  port: number;
  /** Where a browser finds it: at several addresses if it listens on a wildcard. */
  bases: [URL, ...URL[]];
};

export type Running<Made> = Address & {
  /** What `routes` returned. */
  made: Made;
  /** Ends every connection, event streams too; settles when the port is free. */
  close: () => Promise<void>;
  /** Serves until the signal, then closes. */
  until: (signal: AbortSignal) => Promise<void>;
};

/** What every answer carries. */
const headers = {
  'content-security-policy': `${contentPolicy}; frame-ancestors 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/**
 * Serves routes over HTTP, on loopback unless told otherwise:
 *
 *     const { bases, until } = await startServer({ report: console.error }, (app, { port }) => {
 *       const gate = new Gate<Person>(`room-${port}`);
 *       const board = new EventHub();
 *       app.get('/.serve/:name', files(fragmentFiles));
 *       app.get('/board', (c) => c.html(drawBoard(board.lastId)));
 *       app.get('/board/events', (c) => board.answer(c));
 *       app.post('/board/pause', gate.acts(v.object({}), () => room.pause()));
 *     });
 *     await until(signal);
 *
 * Every request passes `guard.ts` first. `gate.ts` says who may see and act, and `takes.ts` checks
 * what they send; `event-hub.ts` sends events, `fragments.ts` puts them into pages; `files.ts`
 * serves files.
 *
 * Throws UserError `serve-listen` if it cannot listen.
 */
export async function startServer<Made>(
  options: ServerOptions,
  routes: (app: App, address: Address) => Made,
): Promise<Running<Made>> {
  const { host = '127.0.0.1', pace = { burst: 300, perSecond: 100 } } = options;
  const { headersMs = 10_000, requestMs = 30_000 } = options;
  const app: App = new Hono();
  app.use(guard(app, { host, pace }));
  app.notFound((c) => c.body(null, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    options.report(error);
    return c.body(null, 500);
  });
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const timeouts = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(headersMs / 2, 5_000),
  };
  const server = createServer(timeouts, (request, response) => {
    response.setHeaders(new Map(Object.entries(headers)));
    void answer(request, response);
  });
  server.maxConnections = options.connections ?? 2_000;
  const port = await listen(server, host, options.ports ?? [0]);
  const [first = host, ...others] = hostsToOpen(host);
  const baseOf = (name: string): URL =>
    new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}/`);
  const address: Address = { port, bases: [baseOf(first), ...others.map(baseOf)] };
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const until = async (signal: AbortSignal): Promise<void> => {
    if (!signal.aborted) await once(signal, 'abort');
    await close();
  };
  try {
    return { ...address, made: routes(app, address), close, until };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen(server: Server, host: string, ports: readonly number[]): Promise<number> {
  for (const [index, port] of ports.entries()) {
    try {
      server.listen({ port, host, exclusive: true });
      await once(server, 'listening');
      break;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EADDRINUSE' && index < ports.length - 1) continue;
      throw new UserError('serve-listen', { place: `${host}:${port}`, code }, 1);
    }
  }
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
