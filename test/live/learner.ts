import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
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
  return { ...learner, guest, act };
}
