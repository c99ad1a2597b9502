import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { Inbox } from '#sockets';

test('keeps the order, whoever comes first', async () => {
  const inbox = new Inbox<number>();
  inbox.put(1);
  inbox.put(2);
  expect([await inbox.take(), await inbox.take()]).toEqual([1, 2]);
  const waiting = inbox.take();
  inbox.put(3);
  inbox.put(4);
  expect([await waiting, await inbox.take()]).toEqual([3, 4]);
});

test('gives what is left, then null forever', async () => {
  const inbox = new Inbox<string>();
  inbox.put('last');
  inbox.end();
  inbox.put('too late');
  expect([await inbox.take(), await inbox.take(), await inbox.take()]).toEqual([
    'last',
    null,
    null,
  ]);
});

test('gives what is left, then the failure forever', async () => {
  const inbox = new Inbox<string>();
  inbox.put('last');
  inbox.end(new Error('reset'));
  expect(await inbox.take()).toBe('last');
  await expect(inbox.take()).rejects.toThrow('reset');
  await expect(inbox.take()).rejects.toThrow('reset');
});

test('end answers the reader who waits', async () => {
  const quiet = new Inbox<string>();
  const waiting = quiet.take();
  quiet.end();
  expect(await waiting).toBeNull();

  const failing = new Inbox<string>();
  const disappointed = failing.take();
  failing.end(new Error('reset'));
  await expect(disappointed).rejects.toThrow('reset');
});

test('only the first end counts', async () => {
  const inbox = new Inbox<string>();
  inbox.end();
  inbox.end(new Error('later'));
  expect(await inbox.take()).toBeNull();
});

test('one reader at a time', async () => {
  const inbox = new Inbox<string>();
  const first = inbox.take();
  await expect(inbox.take()).rejects.toMatchObject({ code: 'ERR_ALREADY_WAITING' });
  inbox.put('for the first');
  expect(await first).toBe('for the first');
});

test('a cancelled take loses nothing and leaves no listener', async () => {
  const inbox = new Inbox<string>();
  const controller = new AbortController();
  const cancelled = inbox.take(controller.signal);
  controller.abort(new Error('enough'));
  await expect(cancelled).rejects.toThrow('enough');
  inbox.put('next');
  await expect(inbox.take(controller.signal)).rejects.toThrow('enough');
  expect(await inbox.take()).toBe('next');
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
});

test('an item handed over before the signal is not taken back', async () => {
  const inbox = new Inbox<string>();
  const controller = new AbortController();
  const taken = inbox.take(controller.signal);
  inbox.put('mine');
  controller.abort();
  expect(await taken).toBe('mine');
});

test('interrupt touches only the reader who waits', async () => {
  const inbox = new Inbox<string>();
  inbox.interrupt(new Error('nobody hears this'));
  const waiting = inbox.take();
  inbox.interrupt(new Error('timeout'));
  await expect(waiting).rejects.toThrow('timeout');
  inbox.put('next');
  expect(await inbox.take()).toBe('next');
});

test('weighs what was put and not yet taken', async () => {
  const inbox = new Inbox<string>((text) => text.length);
  const waiting = inbox.take();
  inbox.put('taken at once');
  await waiting;
  inbox.put('four');
  inbox.put('fives');
  expect(inbox.weight).toBe(9);
  await inbox.take();
  expect(inbox.weight).toBe(5);
  expect(inbox.discard()).toEqual(['fives']);
  expect(inbox.weight).toBe(0);
});
