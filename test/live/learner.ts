import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { onTestFailed, onTestFinished } from 'vitest';
import type { Fact } from '../../lib/learner/facts.ts';
import { Journal } from '../../lib/learner/journal.ts';
import { workFolder } from '../exercise/learner.ts';
import { Guest, serveLive } from './served-live.ts';

/** A learner's own page, served with the lessons as they are. */
export async function openLearner() {
  const work = pathToFileURL(`${workFolder()}/`);
  const server = await serveLive({ work, progress: new Journal(work) });
  onTestFinished(async () => {
    await server.close();
    if (server.errors.length > 0) throw server.errors[0];
  });
  const file = (name: string): URL => new URL(name, work);
  return {
    work,
    addressOf: server.addressOf,
    read: (name: string): string => readFileSync(file(name), 'utf8'),
    write: (name: string, text: string): void => writeFileSync(file(name), text),
    /** What has been remembered, from wherever it was done. */
    progress: () => new Journal(work).read(),
    /** Remembers something, as a terminal beside the page does. */
    remember: (fact: Fact) => new Journal(work).add(fact),
  };
}

/** The same as a browser that has been let in, and sends what it likes. */
export async function openAsked() {
  const learner = await openLearner();
  const guest = await Guest.enter(learner.addressOf('en/listening/index.html'));
  const { base: address, cookie, token } = guest;
  const headers = {
    ...{ cookie, 'x-page-token': token, 'x-tab': 'tab', origin: address.origin },
    'content-type': 'application/json',
  };
  /** What a page gets for what it sends. */
  const act = (path: string, data: object, more: object = {}): Promise<Response> =>
    fetch(new URL(path, address), {
      ...{ method: 'POST', body: JSON.stringify(data) },
      headers: { ...headers, ...more },
    });
  /** Follows a page as a browser does, until its first run has this in it; what is drawn there then. */
  const shows = async (page: string, ...wanted: readonly string[]): Promise<string> => {
    await fetch(new URL(`/${page}`, address), { headers });
    const events = new URL(`/.live/events/${page}?tab=tab`, address);
    const { body } = await fetch(events, { headers });
    const parts = new Map<string, string>();
    const drawn = (): string => [...parts.values()].join('\n');
    onTestFailed(() => console.log(`${page}: ${wanted.join(', ')}\n${drawn()}`));
    let text = '';
    for await (const chunk of (body as ReadableStream).pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const ends = text.lastIndexOf('\n\n');
      const whole = text.slice(0, ends + 1);
      text = text.slice(ends + 1);
      for (const [, data = ''] of whole.matchAll(/^event: fragment\ndata: (.*)$/gm)) {
        const { id, html } = JSON.parse(data);
        if (id.startsWith('live_run_1') && !id.endsWith('_edit')) parts.set(id, html);
      }
      if (wanted.every((one) => drawn().includes(one))) return drawn();
    }
    throw new Error(`it never showed ${wanted.join(', ')}`);
  };
  return { ...learner, guest, act, shows };
}
