import { expect, test } from 'vitest';
import { templateOf } from '../../lib/base/i18n.ts';
import { type PeerName, peerText, type VerdictId, verdictText } from '../../lib/judge/verdict.ts';
import type { Step } from '../../lib/wire/conversation.ts';
import { stepSentence } from '../../lib/wire/sentences.ts';
import live from '../../locales/fr/live.json' with { type: 'json' };
import study from '../../locales/fr/study.json' with { type: 'json' };
import verdicts from '../../locales/fr/verdicts.json' with { type: 'json' };
import wire from '../../locales/fr/wire.json' with { type: 'json' };

const place = { address: '127.0.0.1', port: 4400 };
const kinds = ['listen', 'connect', 'data', 'fin', 'reset', 'error', 'bound', 'datagram', 'lost'];
const { you, peer, otherPeer } = study.exercise;
/** Whatever the other end of a connection may be called. */
const names = [
  ...[you, peer, otherPeer, wire.unknown],
  ...Object.values(live.peer.name),
  ...Object.values(verdicts.peer),
];
/** Whether a name that begins with an article comes after what contracts with it. */
const isUncontracted = (text: string): boolean =>
  names.some(
    (name) => /^les? /.test(name) && new RegExp(`(?<!\\p{L})(à|de) ${name}`, 'iu').test(text),
  );

/** A step of that kind, between the learner's program and a peer with that name, in both directions. */
const steps = (kind: string, name: string): Step[] =>
  (['client', 'server'] as const).flatMap((from) =>
    [1, 3].map(
      (writes): Step => ({
        ...{ t: 0, kind: kind as Step['kind'], program: name, from, place, bytes: 5, writes },
        ...{ preview: 'hello', code: 'ECONNRESET' },
        connection: {
          ...{ number: 1, opened: 0, client: place, server: place },
          programs:
            from === 'client' ? { client: you, server: name } : { client: name, server: you },
        },
      }),
    ),
  );

test('no French sentence about the wire says “à le” or “de le” of a name', () => {
  const said = names.flatMap((name) =>
    kinds.flatMap((kind) => steps(kind, name).map((step) => stepSentence('fr', step))),
  );
  expect(said.filter(isUncontracted)).toEqual([]);
  expect(said).toContain('votre programme (127.0.0.1:4400) se connecte au pair (127.0.0.1:4400)');
});

test('nor does a verdict about any peer', () => {
  const ids = Object.keys(verdicts.verdict) as VerdictId[];
  const said = ids.flatMap((id) => {
    const needs = templateOf('fr', 'verdicts', `verdict.${id}`).matchAll(/\{(\w+)\}/g);
    const params = Object.fromEntries([...needs].map(([, name = '']) => [name, 5]));
    if (!('peer' in params)) return [];
    const peers = Object.keys(verdicts.peer) as PeerName[];
    return peers.map((peer) => verdictText('fr', { id, params: { ...params, peer } }));
  });
  expect(said.filter(isUncontracted)).toEqual([]);
  expect(said.some((text) => text.includes(` au ${peerText('fr', 'upstream').slice(3)}`))).toBe(
    true,
  );
});
