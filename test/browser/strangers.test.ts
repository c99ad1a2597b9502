import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, expect } from 'vitest';
import type { Running } from '../../lib/serve/server.ts';
import { browserTest } from './browser.ts';
import { type Room, startRoom } from './room.ts';

let room: Running<Room>;
const strangers = createServer((request, response) => {
  cookies.push(request.headers.cookie ?? '');
  response.setHeader('content-type', 'text/html').end('<title>another page</title>');
});
const cookies: string[] = [];

afterEach(async () => {
  await room.close();
  strangers.closeAllConnections();
  strangers.close();
});

/** What a page can try that somebody has open in the same browser: each gives what it got. */
const attempts = (room: string): string => `(async () => {
  const room = ${JSON.stringify(room)};
  const got = {};
  const attempt = async (name, work) => {
    try {
      got[name] = await work();
    } catch (error) {
      got[name] = 'nothing';
    }
  };
  const body = '{"word":"stranger","how":"loud"}';
  const post = (mode, type) => fetch(room + 'say', {
    method: 'POST', mode, credentials: 'include', headers: { 'content-type': type }, body,
  });
  await attempt('read the page', async () => (await fetch(room, { credentials: 'include' })).text());
  await attempt('read it blindly', async () =>
    (await fetch(room, { mode: 'no-cors', credentials: 'include' })).text());
  await attempt('send JSON', async () => (await post('cors', 'application/json')).status);
  await attempt('send text', async () => (await post('cors', 'text/plain')).status);
  await attempt('send text blindly', async () => (await post('no-cors', 'text/plain')).status || 'nothing');
  await attempt('hear events', () => new Promise((resolve, reject) => {
    const events = new EventSource(room + 'events', { withCredentials: true });
    events.onopen = () => resolve('events');
    events.onerror = () => { events.close(); reject(); };
  }));
  const load = (element, more) => new Promise((resolve, reject) => {
    Object.assign(element, more, { onload: () => resolve('loaded'), onerror: reject });
    document.head.append(element);
  });
  await attempt('run its script', () =>
    load(document.createElement('script'), { src: room + '.serve/fragments.js' }));
  // Our own pages may have neither frames nor forms that leave the page.
  if (room.startsWith(location.origin)) return got;
  await attempt('show it in a frame', async () => {
    const frame = document.createElement('iframe');
    await load(frame, { src: room });
    return frame.contentDocument ? 'its document' : 'nothing';
  });
  await attempt('send a form', async () => {
    const frame = document.createElement('iframe');
    frame.name = 'sent';
    document.body.append(frame);
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action: room + 'say', target: 'sent', enctype: 'text/plain' });
    const field = document.createElement('input');
    Object.assign(field, { name: '{"word":"stranger","how":"', value: 'loud"}' });
    form.append(field);
    document.body.append(form);
    const answered = new Promise((resolve) => { frame.onload = resolve; });
    form.submit();
    await answered;
    return frame.contentDocument ? 'its document' : 'nothing';
  });
  return got;
})()`;

browserTest(
  'another page in the same browser gets nothing, and does nothing',
  {},
  async (page) => {
    room = await startRoom();
    const [base] = room.bases;
    await page.goto(`${base}?token=in`);
    await page.locator('h1').waitFor();
    strangers.listen(0, '127.0.0.1');
    await once(strangers, 'listening');
    const address = strangers.address();
    const port = typeof address === 'object' ? address?.port : 0;
    // Of the same machine, which browsers give its cookies, and of another.
    for (const place of [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`]) {
      await page.goto(place);
      const got = (await page.evaluate(attempts(base.href))) as Record<string, unknown>;
      expect(new Set(Object.values(got)), JSON.stringify(got)).toEqual(new Set(['nothing']));
    }
    expect(room.made.said).toEqual([]);
    // That is why the cookie alone neither acts nor shows what is secret.
    expect(cookies.some((cookie) => cookie.startsWith('room='))).toBe(true);
    // A page of ours gets all of it, but cannot act either without its token.
    await page.goto(base.href);
    expect(await page.evaluate(attempts(base.href))).toMatchObject({
      'read the page': expect.stringContaining('<h1>Room</h1>'),
      'run its script': 'loaded',
      'hear events': 'events',
      'send JSON': 403,
      'send text': 415,
    });
    await page.getByLabel('word').fill('mine');
    await page.getByRole('button', { name: 'Say' }).click();
    await expect.poll(() => room.made.said, { timeout: 60_000 }).toEqual(['mine, loud']);
  },
  /./,
);
