import { request } from 'node:http';
import { createInterface } from 'node:readline';

/** How often somebody has failed, as a board shows it, and when it did. */
export type Seen = { number: number; times: number; at: number };

/** Opens a board as a browser does, and tells of each row that it is sent; returns what closes it. */
export async function openBoard(
  instructor: string,
  seen: (row: Seen) => void,
): Promise<() => void> {
  const page = await fetch(instructor);
  const since = /data-since="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const token = page.headers.get('x-page-token') ?? '';
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const address = new URL('/board/events', instructor);
  address.search = String(new URLSearchParams({ since, token }));
  const asked = request(address, { headers: { cookie }, agent: false });
  asked.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', (response) => {
      if (response.statusCode !== 200) reject(new Error(`board: ${response.statusCode}`));
      const lines = createInterface({ input: response });
      // Closing it is what ends it.
      lines.on('error', () => {});
      lines.on('line', (line) => {
        const at = performance.timeOrigin + performance.now();
        // Escaped as it is, what is looked for has no quotes in it.
        const [, number] = /title=\\"Learner (\d+)\\"/.exec(line) ?? [];
        const [, times] = /class=\\"times\\"> (\d+)</.exec(line) ?? [];
        if (line.startsWith('data:') && number && times)
          seen({ number: Number(number), times: Number(times), at });
      });
      resolve();
    });
    asked.end();
  });
  return () => asked.destroy();
}
