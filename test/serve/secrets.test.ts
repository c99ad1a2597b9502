import { expect, test } from 'vitest';
import { Rate } from '../../lib/serve/rate.ts';
import { newSecret, OneTimeTokens, sameSecret } from '../../lib/serve/secrets.ts';

test('a secret has 256 bits, is no other, and fits an address', () => {
  const secrets = Array.from({ length: 1_000 }, newSecret);
  expect(new Set(secrets).size).toBe(1_000);
  for (const secret of secrets) {
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  }
});

test('secrets are the same only when every character is', () => {
  const secret = newSecret();
  expect(sameSecret(secret, secret)).toBe(true);
  for (const other of [undefined, '', `${secret}=`, secret.slice(1), newSecret()]) {
    expect(sameSecret(other, secret), other).toBe(false);
  }
});

test('a token works once, for a minute, and for what it was issued', () => {
  let now = 0;
  const tokens = new OneTimeTokens<string>(60_000, () => now);
  const [early, late, never] = ['early', 'late', 'never'].map((name) => tokens.issue(name));
  expect(tokens.redeem(undefined)).toBe(null);
  expect(tokens.redeem('')).toBe(null);
  expect(tokens.redeem(newSecret())).toBe(null);
  expect(tokens.redeem(early)).toBe('early');
  expect(tokens.redeem(early)).toBe(null);
  now = 60_000;
  expect(tokens.redeem(late)).toBe('late');
  now = 60_001;
  expect(tokens.redeem(never)).toBe(null);
});

test('only a thousand tokens wait: the oldest makes room', () => {
  const tokens = new OneTimeTokens<number>();
  const issued = Array.from({ length: 1_001 }, (_, index) => tokens.issue(index));
  expect(tokens.redeem(issued[0])).toBe(null);
  expect(tokens.redeem(issued[1])).toBe(1);
  expect(tokens.redeem(issued[1_000])).toBe(1_000);
});

test('a client may do so much at once, and so much a second after that', () => {
  let now = 0;
  const rate = new Rate({ burst: 3, perSecond: 2 }, () => now);
  const times = (client: string, count: number): number =>
    Array.from({ length: count }, () => rate.allows(client)).filter(Boolean).length;
  expect(times('one', 5)).toBe(3);
  expect(times('other', 5)).toBe(3);
  now = 499;
  expect(times('one', 5)).toBe(0);
  now = 1_000;
  expect(times('one', 5)).toBe(2);
  now = 1_000_000;
  expect(times('one', 5)).toBe(3);
});

test('clients without end take no memory without end', () => {
  const rate = new Rate({ burst: 1, perSecond: 0 }, () => 0);
  expect(rate.allows('first')).toBe(true);
  expect(rate.allows('first')).toBe(false);
  for (let client = 0; client < 10_000; client += 1) rate.allows(String(client));
  // Forgotten, so it may again.
  expect(rate.allows('first')).toBe(true);
});
