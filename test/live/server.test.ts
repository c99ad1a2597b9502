import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, untilClosed } from '../serve/asked.ts';
import { Guest, type ServedLive, serveLive } from './served-live.ts';

const page = 'en/listening/index.html';
const pair = '01-listening/first-listener+first-client';

let served: ServedLive;
let guest: Guest;

beforeAll(async () => {
  served = await serveLive({ patience: 0 });
  guest = await Guest.enter(served.addressOf(page));
});
afterAll(async () => {
  await served.close();
  expect(served.errors).toEqual([]);
});

const act = (name: 'run' | 'stop' | 'show', data: object, sent = {}) =>
  guest.post(`.live/${name}`, data, sent);

test('a run is shown as it happens, compared with what was recorded, and can be put away', async () => {
  const shown = await guest.show(page);
  await shown.until('live_run_1', /class="go"[^>]*>Run</);
  expect((await act('run', { run: pair, language: 'en' })).status).toBe(204);
  const bar = await shown.until('live_run_1', /Done\./);
  expect(bar).toContain('Same as the recording.');
  expect(bar).toContain('Run again');
  const yours = await shown.until('live_run_1_yours', /The server has finished/);
  expect(yours).toMatch(/<svg .*FIN/s);
  expect(yours).toContain('id="yours_wire_1_title"');
  expect(yours).not.toContain('<mark');
  await act('show', { run: pair, view: 'recorded' });
  await shown.until('live_run_1_yours', /^$/);
  // The other language shows the same run, in its own words.
  expect((await guest.get('fr/listening/')).status).toBe(200);
  const french = await guest.show('fr/listening/index.html');
  await french.until('live_run_1', /Identique à l’enregistrement/);
  for (const each of [shown, french]) each.close();
});

test('a server that is run alone stays until it is stopped', async () => {
  const shown = await guest.show(page, 'alone');
  const alone = { run: pair, language: 'en', only: 'first-listener' };
  expect((await act('run', alone, { tab: 'alone' })).status).toBe(204);
  const bar = await shown.until('live_run_1', /listening on/);
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(bar)?.[1]);
  const client = connect(port, '127.0.0.1');
  await untilClosed(client);
  expect(client.bytesRead).toBe(26);
  await shown.until('live_run_1_yours', /Hello from the listener/);
  expect((await act('run', alone)).status).toBe(204);
  expect((await act('stop', { run: pair })).status).toBe(204);
  await shown.until('live_run_1', /Stopped/);
  const refused = connect(port, '127.0.0.1');
  await untilClosed(refused);
  expect(refused.bytesRead).toBe(0);
  shown.close();
});

test('a tab that is closed takes its programs with it', async () => {
  const [mine, other] = [await guest.show(page, 'mine'), await guest.show(page, 'other')];
  await act('run', { run: pair, language: 'en', only: 'first-listener' }, { tab: 'mine' });
  await other.until('live_run_1', /listening on/);
  mine.close();
  await other.until('live_run_1', /Stopped/);
  other.close();
});

test('only programs of the lessons can be named', async () => {
  const wrong = [
    '01-listening/none',
    '01-listening/../../../../tmp/evil',
    '../work/evil',
    '01-listening',
    'none/first-listener',
    '__proto__/first-listener',
  ];
  for (const run of wrong) {
    expect((await act('run', { run, language: 'en' })).status, run).toBe(400);
  }
  const more = { run: pair, language: 'en', file: '/tmp/evil.ts' };
  expect((await act('run', more)).status).toBe(400);
  expect((await act('run', { run: pair, language: 'xx' })).status).toBe(400);
  const other = { run: pair, language: 'en', only: 'bind-errors' };
  expect((await act('run', other)).status).toBe(400);
});

/** What each kind of stranger has, and what the server answers when it acts. */
const strangers = {
  'another user of the machine': [{ cookie: '', token: '' }, 403],
  'somebody with the cookie alone': [{ token: '' }, 403],
  'somebody with another token': [{ token: 'x'.repeat(43) }, 403],
  'another page in the same browser': [{ origin: 'http://evil.example' }, 403],
  'a page of another port': [{ origin: 'http://127.0.0.1:1' }, 403],
  'a form of another page': [{ headers: { 'sec-fetch-site': 'cross-site' } }, 403],
  'a form that is no JSON': [{ headers: { 'content-type': 'text/plain' } }, 415],
} as const;

for (const [who, [has, status]] of Object.entries(strangers)) {
  test(`${who} starts nothing`, async () => {
    const { body } = await act('run', { run: pair, language: 'en' }, has).then(async (response) => {
      expect(response.status).toBe(status);
      return { body: await response.text() };
    });
    expect(body).not.toContain('first-listener');
  });
}

test('whoever was not let in sees nothing, not even what the repository holds', async () => {
  const paths = [page, '', 'assets/site.js', '.serve/fragments.js', '.live/live.css', 'none'];
  for (const path of [...paths, `.live/events/${page}`]) {
    const response = await guest.get(path, { cookie: '' });
    expect(response.status, path).toBe(403);
    const text = await response.text();
    expect(text).toContain('npm run lesson -- open');
    expect(text).not.toMatch(/first-listener|EventSource/);
  }
  expect(await (await guest.get('fr/listening/', { cookie: '' })).text()).toContain('fermée');
  // The cookie of one port is sent to every other: alone, it tells nothing that was done.
  const withCookie = await (await guest.get(page)).text();
  expect(withCookie).toMatch(/class="go"[^>]*>Run</);
  expect(withCookie).not.toContain('Run again');
  expect(await (await guest.get(page, { token: guest.token })).text()).toContain('Run again');
  expect((await guest.get(`.live/events/${page}`)).status).toBe(403);
});

test('a name that leads here by somebody else’s doing is refused', async () => {
  const headers = { host: `evil.example:${guest.base.port}`, cookie: guest.cookie };
  expect((await ask(guest.base, `/${page}`, { headers })).status).toBe(421);
});

test('an address lets one browser in, once', async () => {
  const address = served.addressOf(page);
  const first = await fetch(address);
  expect(first.status).toBe(200);
  const [cookie = ''] = first.headers.getSetCookie();
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Strict');
  expect(first.headers.get('content-security-policy')).toContain("default-src 'self'");
  await first.text();
  const second = await fetch(address);
  expect(second.status).toBe(403);
  expect(second.headers.getSetCookie()).toEqual([]);
});
