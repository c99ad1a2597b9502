import { get, type IncomingMessage } from 'node:http';

/** A served page as a browser has it open. */
export type OpenPage = { text: string; changed: () => Promise<void> };

/** Loads a page and waits for its changes; `changed` settles when the server has told of one. */
export async function openPage(base: string, path: string): Promise<OpenPage> {
  const text = await (await fetch(new URL(path, base))).text();
  const mark = /data-mark="([^"]+)"/.exec(text)?.[1] ?? '';
  const told = await listen(new URL(`.live/events?page=/${path}&mark=${mark}`, base));
  return { text, changed: () => told.promise };
}

/** Resolves once the server listens back. */
export async function listen(address: URL): Promise<{ promise: Promise<void> }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(address, resolve).on('error', reject);
  });
  const promise = new Promise<void>((resolve, reject) => {
    // The end of the server cuts the connection: nobody cares by then.
    response.on('error', () => reject(new Error('the server has gone')));
    response.setEncoding('utf8').on('data', (text: string) => {
      if (!text.includes('event: change\n')) return;
      resolve();
      response.destroy();
    });
  });
  promise.catch(() => {});
  return { promise };
}
