import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds } from '../../lib/judge/model/conversation.ts';
import verdicts from '../../locales/en/verdicts.json' with { type: 'json' };

const root = new URL('../../', import.meta.url);
const sources = (folder: string, isOne: RegExp): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => isOne.test(file))
    .map((file) => readFileSync(new URL(`${folder}${file}`, root), 'utf8'));

const { verdict, step, peer, more, told } = verdicts;
/** Put together where they are used. */
const steps = kinds.map((kind) => `model-${kind}`);
const ends = ['ended-with-peer', 'killed-with-peer', 'crashed-with-peer'];

test('every verdict, step, and peer that has words is in some check', () => {
  const text = [...sources('lib/judge/', /\.ts$/), ...sources('lessons/', /check\.ts$/)].join('\n');
  const isSaid = (key: string): boolean =>
    text.includes(`'${key}'`) || [...steps, ...ends].includes(key);
  const keys = [verdict, step, peer, more].flatMap((words) => Object.keys(words));
  expect(keys.filter((key) => !isSaid(key))).toEqual([]);
});

test('what is told of a peer that said something is a verdict, or one in other words', () => {
  const others = [
    'closed-at-once',
    'line-unended',
    'nothing-came',
    'ended-first',
    'listens-asleep',
    'served-again',
    'one-draw',
    'capped',
  ];
  expect(Object.keys(told).filter((key) => !(key in verdict) && !others.includes(key))).toEqual([]);
});
