import { getEventListeners } from 'node:events';
import { isIP } from 'node:net';
import { expect, test } from 'vitest';
import { getHostEntry } from '#sockets';
import { codeOf } from './loopback.ts';

test('localhost has at least one address', async () => {
  const { signal } = new AbortController();
  const { hostName, addressList } = await getHostEntry('localhost', { signal });
  expect(hostName).toBe('localhost');
  expect(addressList.length).toBeGreaterThan(0);
  expect(addressList.every((address) => isIP(address) !== 0)).toBe(true);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('an address is its own name', async () => {
  expect(await getHostEntry('127.0.0.1')).toEqual({
    hostName: '127.0.0.1',
    addressList: ['127.0.0.1'],
  });
});

test('argument errors are rejections', async () => {
  // @ts-expect-error: a number is no name
  expect(await codeOf(getHostEntry(7))).toBe('ERR_INVALID_ARG_TYPE');
});
