import { expect, onTestFinished, test, vi } from 'vitest';
import { childrenOf, commandOf, hasProc, heapUsed, socketCount } from './processes.ts';
import { Guest, type Shown, serveLive } from './served-live.ts';

const times = 200;
const page = 'en/listening/index.html';

const port = /127\.0\.0\.1:\d+/;
const alone = '01-listening/port-zero';
const pair = '01-listening/first-listener+first-client';

/** What is done over and over on a page; `count`: how often before. */
type Round = (
  page: { guest: Guest; shown: Shown; element: string },
  count: number,
) => Promise<void>;

/** Ends a round: what the next one shows cannot be taken for this one's. */
async function putAway(run: string, guest: Guest, shown: Shown, element: string): Promise<void> {
  await act(guest, 'show', { run, view: 'recorded' });
  await shown.until(`${element}_yours`, /^$/);
}

const aProgram: Round = async ({ guest, shown, element }) => {
  await act(guest, 'run', { run: alone, language: 'en' });
  await shown.until(`${element}_yours`, port);
  await shown.until(element, /Done\./);
  await putAway(alone, guest, shown, element);
};

const aServerAndItsPeers: Round = async ({ guest, shown, element }) => {
  await act(guest, 'peer', { do: 'begin', run: pair, side: 'client', language: 'en' });
  await shown.until(element, /listening on/);
  await act(guest, 'peer', { do: 'connect', run: pair });
  for (const peer of ['crowd', 'silent']) {
    await act(guest, 'peer', { do: 'throw', run: pair, text: 'hello', peer });
  }
  await shown.until(`${element}_yours`, /Connections: \d{2}\./);
  await act(guest, 'stop', { run: pair });
  await shown.until(element, /Stopped\./);
  await shown.until(`${element}_peer`, /^$/);
  await putAway(pair, guest, shown, element);
};

const aClientAndItsServer: Round = async ({ guest, shown, element }) => {
  await act(guest, 'peer', { do: 'begin', run: pair, side: 'server', language: 'en' });
  const panel = await shown.until(`${element}_peer`, /name="hand" value="\d+"/);
  const [, hand = ''] = /name="hand" value="(\d+)"/.exec(panel) ?? [];
  const said = { run: pair, hand, text: 'hello\\r\\n', how: 'whole' };
  await act(guest, 'peer', { do: 'send', ...said });
  await act(guest, 'peer', { do: 'fin', run: pair, hand });
  await shown.until(element, /Done\./);
  await shown.until(`${element}_peer`, /^$/);
  await putAway(pair, guest, shown, element);
};

const byTurns: Round = (page, count) =>
  count % 2 === 0 ? aServerAndItsPeers(page, count) : aClientAndItsServer(page, count);

const rounds = [
  ['in a row', alone, aProgram],
  ['with peers, by hand and thrown', pair, byTurns],
] as const;

async function act(guest: Guest, name: string, data: object): Promise<void> {
  expect((await guest.post(`.live/${name}`, data)).status).toBe(204);
}

for (const [name, run, round] of rounds) {
  test.skipIf(!hasProc)(
    `${times} runs ${name} leave no process, no socket, and no growth of memory`,
    { tags: 'long', timeout: 3_600_000 },
    async () => {
      const served = await serveLive();
      onTestFinished(() => served.close());
      const guest = await Guest.enter(served.addressOf(page));
      const element = await placeOf(run, guest);
      const shown = await guest.show(page);
      const before = children();
      let [settled, sockets] = [0, 0];
      for (let count = 1; count <= times; count += 1) {
        await round({ guest, shown, element }, count);
        if (count === 20) [settled, sockets] = [heapUsed(), socketCount()];
      }
      // The last program may be on its way out.
      await vi.waitFor(() => expect(children()).toEqual(before), 60_000);
      expect(heapUsed() - settled).toBeLessThan(8 * 1024 * 1024);
      // Those of the requests, which are kept for the next, come and go.
      expect(socketCount() - sockets).toBeLessThan(10);
      expect(served.errors).toEqual([]);
      shown.close();
    },
  );
}

/** The processes of this one; bundling the editor leaves one. */
const children = (): number[] =>
  childrenOf('self').filter((pid) => !commandOf(pid).includes('esbuild'));

/** The element in which the page has that run. */
async function placeOf(run: string, guest: Guest): Promise<string> {
  const html = await (await guest.get(page)).text();
  const before = html.slice(0, html.indexOf(`value="${run}"`));
  return /.*id="(live_run_\d+)"/s.exec(before)?.[1] ?? '';
}
