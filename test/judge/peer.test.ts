/** What a peer hears, over a real connection. */
import { expect, onTestFinished, test } from 'vitest';
import { Peer } from '../../lib/judge/peers/peer.ts';
import type { TrialAccess } from '../../lib/judge/waits.ts';
import { pair } from '../sockets/loopback.ts';

const patient: TrialAccess = {
  wait: (_, work) => work,
  seen: async () => {},
  noticed: async () => {},
  closed: async () => {},
  orDied: async (failure) => failure,
};

test('a line that counts for nothing may come anywhere, and no other', async () => {
  const { near, far } = await pair();
  const peer = new Peer('polite', near, patient);
  onTestFinished(() => peer.drop());
  peer.ignore('PING');
  await far.send('PING\nPING\r\none\nPING\ntwo\r\nPING\n');
  await peer.expectLine('one');
  await peer.expectLine('two');
  far.shutdown();
  await peer.expectEnd();
});

test('another line before the end is one too many', async () => {
  const { near, far } = await pair();
  const peer = new Peer('polite', near, patient);
  onTestFinished(() => peer.drop());
  peer.ignore('PING');
  await far.send('PING\nPONG\nPING\n');
  far.shutdown();
  await expect(peer.expectEnd()).rejects.toThrow('too-much {"peer":"polite","got":"\\"PONG\\""}');
});
