import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Served } from './guard.ts';

export type HubOptions = {
  /** Events kept for readers who come back, and their bytes; default: 256, 1 MiB. */
  kept?: number;
  keptBytes?: number;
  /** Bytes that may wait for one reader before the reader is dropped; default: 256 KiB. */
  queue?: number;
  /** Readers at a time; the next gets 503; default: 1,500. */
  readers?: number;
  /** Milliseconds between signs of life, and until a lost reader tries again. */
  beatMs?: number;
  retryMs?: number;
};

type Sent = { count: number; bytes: Buffer };

/**
 * Server-sent events, for everybody who reads one page:
 *
 *     const board = new EventHub();
 *     app.get('/board/events', (c) => board.answer(c));
 *     board.send('fragment', fragment('progress', html`…`));
 *
 * A page is drawn with `board.lastId` in it and reads `/board/events?since=ID`, so that it misses
 * nothing in between. A reader who comes back gets what was sent meanwhile; if that is no longer
 * known, or the server was started again, `stale`: the page must be loaded again. Nobody waits for
 * a reader who does not read: too far behind, it is dropped, and comes back when it can.
 *
 * A browser opens six connections to a server at most, and each page that reads events keeps one:
 * of more than five pages that one browser shows at once, the last ones wait.
 */
export class EventHub {
  readonly #options: Required<HubOptions>;
  /** Ids of another run of the server mean nothing to this one. */
  readonly #run = randomBytes(6).toString('base64url');
  readonly #readers = new Set<Reader>();
  readonly #kept: Sent[] = [];
  #keptBytes = 0;
  #count = 0;
  #beat: NodeJS.Timeout | undefined;

  constructor(options: HubOptions = {}) {
    this.#options = {
      ...{ kept: 256, keptBytes: 1024 * 1024, queue: 256 * 1024, readers: 1_500 },
      ...{ beatMs: 15_000, retryMs: 1_000 },
      ...options,
    };
  }

  /** The id of the last event, for a page that shows everything up to here. */
  get lastId(): string {
    return `${this.#run}.${this.#count}`;
  }

  /** How many are reading now. */
  get size(): number {
    return this.#readers.size;
  }

  /** Sends an event to everybody; `data` as JSON. */
  send(event: string, data: unknown): void {
    this.#count += 1;
    const bytes = Buffer.from(`id: ${this.lastId}\n${eventText(event, data)}`);
    this.#kept.push({ count: this.#count, bytes });
    this.#keptBytes += bytes.length;
    while (this.#kept.length > this.#options.kept || this.#keptBytes > this.#options.keptBytes) {
      this.#keptBytes -= this.#kept.shift()?.bytes.length ?? 0;
    }
    for (const reader of this.#readers) reader.write(bytes);
  }

  /**
   * Answers a request with events, from the one after `Last-Event-ID` or `?since=` on; `opened` is
   * told of the reader, to send it something of its own.
   */
  answer(c: Context<Served>, opened?: (reader: Reader) => void): Response {
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
    const since = c.req.header('last-event-id') ?? c.req.query('since');
    const reader = this.subscribe(c.env.outgoing, { since });
    if (!reader) return c.body(null, 503, { 'retry-after': '10' });
    opened?.(reader);
    return RESPONSE_ALREADY_SENT;
  }

  /** Sends events to a response until it closes; null if it has, or if there is no room for it. */
  subscribe(response: ServerResponse, { since }: { since?: string | undefined }): Reader | null {
    if (response.destroyed || this.#readers.size >= this.#options.readers) return null;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const reader = new Reader(response, this.#options.queue);
    reader.write(`retry: ${this.#options.retryMs}\n\n`);
    const missed = since === undefined ? [] : this.#since(since);
    for (const { bytes } of missed ?? []) reader.write(bytes);
    if (!missed) reader.write(`id: ${this.lastId}\n${eventText('stale', null)}`);
    this.#readers.add(reader);
    this.#beat ??= setInterval(() => {
      for (const each of this.#readers) each.write(':\n\n');
    }, this.#options.beatMs).unref();
    response.on('close', () => {
      this.#readers.delete(reader);
      if (this.#readers.size > 0) return;
      clearInterval(this.#beat);
      this.#beat = undefined;
    });
    return reader;
  }

  /** What was sent after an event; null if that is not known. */
  #since(id: string): Sent[] | null {
    const [run, count = ''] = id.split('.');
    const oldest = this.#count - this.#kept.length;
    const known = /^\d+$/.test(count) ? Number(count) : -1;
    if (run !== this.#run || known < oldest || known > this.#count) return null;
    return this.#kept.filter((sent) => sent.count > known);
  }
}

/** One page that is open somewhere. */
export class Reader {
  readonly #response: ServerResponse;
  readonly #queue: number;

  constructor(response: ServerResponse, queue: number) {
    this.#response = response;
    this.#queue = queue;
  }

  /** Sends an event to this reader alone; it is not sent again to a reader who comes back. */
  send(event: string, data: unknown): void {
    this.write(eventText(event, data));
  }

  write(text: string | Buffer): void {
    if (this.#response.writableLength > this.#queue) this.#response.destroy();
    else this.#response.write(text);
  }
}

function eventText(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
