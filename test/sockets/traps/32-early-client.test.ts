/** Trap 32: in a process of a cluster, a client may come before `'listening'`. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ended } from '../../outcome.ts';

const fixture = fileURLToPath(new URL('fixtures/early-client.ts', import.meta.url));

const servedFirst = async (kind: string): Promise<string> => {
  const { out } = await ended(spawn(process.execPath, ['--import', 'tsx', fixture, kind]));
  return out.trim();
};

// On a busy machine, the client may come a moment after the news, and then it is served.
test('node:net: after an await for it, that client has nobody', { retry: 5 }, async () => {
  expect(await servedFirst('plain')).toBe('4');
});

test('the kit: it is served like any other', async () => {
  expect(await servedFirst('kit')).toBe('3');
});
