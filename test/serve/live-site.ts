import { cpSync } from 'node:fs';
import { serveSite } from '../../lib/serve/preview/serve.ts';
import { lessons } from '../site/fixture.ts';
import { siteFolder } from '../site/pages.ts';

export type LiveSite = {
  base: string;
  /** A copy of the fixture's lessons, for tests to edit. */
  folder: URL;
  printed: readonly string[];
  stop: () => Promise<void>;
};

/** Lessons of their own, served as `npm run docs -- --serve` does. */
export async function liveSite(): Promise<LiveSite> {
  const folder = siteFolder();
  cpSync(lessons, folder, { recursive: true });
  const printed: string[] = [];
  const stopping = new AbortController();
  const options = {
    ...{ lessons: folder, edit: null, instructor: false },
    ...({ host: '127.0.0.1', port: 0, language: 'en' } as const),
  };
  let served: Promise<void> | undefined;
  const base = await new Promise<string>((resolve, reject) => {
    const print = (line: string): void => {
      printed.push(line);
      if (line.endsWith('/fr/')) resolve(line.trim().replace(/fr\/$/, ''));
    };
    served = serveSite({ ...options, print }, stopping.signal);
    served.catch(reject);
  });
  const stop = async (): Promise<void> => {
    stopping.abort();
    await served;
  };
  return { base, folder: folder, printed, stop };
}
