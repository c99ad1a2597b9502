import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { pathToFileURL } from 'node:url';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { Journal } from '../../lib/learner/journal.ts';
import type { LiveServerOptions } from '../../lib/live/server.ts';
import { type LiveServer, openLive } from '../../lib/live/server.ts';
import type { Fragment } from '../../lib/serve/fragments.ts';
import { emptyFolder } from '../empty-folder.ts';

export type ServedLive = LiveServer & {
  work: URL;
  /** What went wrong in it. */
  errors: readonly unknown[];
};

/** The workbook's own lessons, alive, with an empty `work/`. */
export async function serveLive(options: Partial<LiveServerOptions> = {}): Promise<ServedLive> {
  const work = pathToFileURL(`${emptyFolder()}/`);
  const errors: unknown[] = [];
  const server = await openLive({
    ...{ lessons: lessonsFolder, work, progress: new Journal(work), language: 'en', ports: [0] },
    report: (error) => errors.push(error),
    ...options,
  });
  return { ...server, work, errors };
}

export type Sent = {
  cookie?: string;
  token?: string;
  origin?: string;
  tab?: string;
  headers?: Record<string, string>;
};

/** A browser that was let in, without its screen. */
export class Guest {
  readonly base: URL;
  readonly cookie: string;
  readonly token: string;

  private constructor(base: URL, cookie: string, token: string) {
    this.base = base;
    this.cookie = cookie;
    this.token = token;
  }

  /** Opens the address that was printed. */
  static async enter(address: string): Promise<Guest> {
    const response = await fetch(address);
    await response.text();
    const [cookie = ''] = response.headers.getSetCookie().map((text) => text.split(';')[0] ?? '');
    const token = response.headers.get('x-page-token') ?? '';
    return new Guest(new URL('/', address), cookie, token);
  }

  get(path: string, { cookie = this.cookie, token = '', headers = {} }: Sent = {}) {
    return fetch(new URL(path, this.base), {
      headers: { cookie, 'x-page-token': token, ...headers },
      redirect: 'manual',
    });
  }

  post(path: string, data: object, sent: Sent = {}): Promise<Response> {
    const { cookie = this.cookie, token = this.token, tab = 'one' } = sent;
    const { origin = this.base.origin, headers = {} } = sent;
    return fetch(new URL(path, this.base), {
      method: 'POST',
      headers: {
        ...{ cookie, origin, 'content-type': 'application/json' },
        ...{ 'x-page-token': token, 'x-tab': tab, ...headers },
      },
      body: JSON.stringify(data),
    });
  }

  /** Shows a page in a tab: it hears what is drawn again, until it is closed. */
  async show(page: string, tab = 'one'): Promise<Shown> {
    const query = new URLSearchParams({ token: this.token, tab });
    const path = `/.live/events/${page}?${query}`;
    const { hostname, port } = this.base;
    const asked = request({ hostname, port, path, headers: { cookie: this.cookie } }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return new Shown(response);
  }
}

/** Milliseconds after which nobody waits for an element anymore: less than a test may take. */
const patience = 100_000;

/** A page that is open: its elements, by their ids. */
export class Shown {
  readonly #response: IncomingMessage;
  readonly #elements = new Map<string, string>();
  #heard = new Set<() => void>();

  constructor(response: IncomingMessage) {
    this.#response = response;
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const blocks = (text + chunk).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.#take(block);
      for (const check of [...this.#heard]) check();
    });
    response.on('error', () => {});
  }

  /** Waits until an element's HTML fits, and returns it; says what is there if it never does. */
  until(id: string, fits: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const html = (): string => this.#elements.get(id) ?? '';
      const late = (): void => reject(new Error(`#${id} never fitted ${fits}: ${html()}`));
      const timer = setTimeout(late, patience).unref();
      const check = (): void => {
        if (!fits.test(html())) return;
        this.#heard.delete(check);
        clearTimeout(timer);
        resolve(html());
      };
      this.#heard.add(check);
      check();
    });
  }

  close(): void {
    this.#response.destroy();
  }

  #take(block: string): void {
    if (!/^event: fragment$/m.test(block)) return;
    const data = /^data: (.*)$/m.exec(block)?.[1] ?? '{}';
    const { id, html } = JSON.parse(data) as Fragment;
    this.#elements.set(id, html);
  }
}
