/** Trap 17: a listener left on a long-lived signal at each wait is a leak. */
import { getEventListeners, once } from 'node:events';
import { expect, test } from 'vitest';
import { codeOf, listen, pair, rawPair } from '../loopback.ts';
import { runChild } from './child.ts';

test('by hand: a race against the signal leaves a listener each time', async () => {
  const { near, far } = await rawPair();
  const { signal } = new AbortController();
  for (let i = 0; i < 10; i++) {
    const aborted = new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    far.write('x');
    await Promise.race([once(near, 'data'), aborted]);
  }
  expect(getEventListeners(signal, 'abort').length).toBe(10);
});

test('by hand: AbortSignal.timeout alone does not keep the process waiting for it', async () => {
  const { code } = await runChild(`
    const signal = AbortSignal.timeout(10_000);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  `);
  // 13: the process ended while its module still waited.
  expect(code).toBe(13);
});

test('the kit: a receive that waits keeps the process, and the signal ends it', async () => {
  const program = `
    import { TcpClient, TcpListener } from '#sockets';
    const listener = await TcpListener.start({ host: '127.0.0.1', port: 0 });
    const near = await TcpClient.connect(listener.localEndPoint);
    const far = await listener.accept();
    listener.stop();
    await near.receive({ signal: AbortSignal.timeout(20) }).catch((error) => console.log(error.name));
    near.receiveTimeout = 20;
    await near.receive().catch((error) => console.log(error.code));
    near.abort();
    far.abort();
  `;
  // Types are for tsx to strip: the kit is TypeScript.
  const { code, out } = await runChild(program, '--import', 'tsx');
  expect({ code, out }).toEqual({ code: 0, out: 'TimeoutError\nETIMEDOUT\n' });
});

test('the kit: no listener is left after 50 receives', async () => {
  const { near, far } = await pair();
  const { signal } = new AbortController();
  for (let i = 0; i < 50; i++) {
    const receiving = near.receive({ signal });
    await far.send('x');
    await receiving;
  }
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('the kit: nor after receives that an abort ended, one by one', async () => {
  const { near } = await pair();
  const shared = new AbortController();
  for (let i = 0; i < 50; i++) {
    const own = new AbortController();
    const signal = AbortSignal.any([own.signal, shared.signal]);
    const receiving = near.receive({ signal });
    own.abort('enough');
    expect(await codeOf(receiving)).toBe('enough');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  }
});

test('the kit: nor after an accept that stop ended', async () => {
  const listener = await listen();
  const { signal } = new AbortController();
  const accepting = listener.accept({ signal });
  listener.stop();
  expect(await accepting).toBeNull();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
