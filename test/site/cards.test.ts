import { expect, test } from 'vitest';
import { makeCards } from '../../lib/site/cards/cards.ts';
import { drawCard } from '../../lib/site/cards/draw.ts';
import { site } from './fixture.ts';

const published = { ...site, base: new URL('https://a.example/') };

test('a picture for each language and each lesson, small, and the same whenever it is made', async () => {
  const cards = await makeCards(published);
  expect([...cards.keys()]).toEqual([
    'en/card.png',
    'en/echo/card.png',
    'en/refusal/card.png',
    'fr/card.png',
    'fr/echo/card.png',
    'fr/refusal/card.png',
  ]);
  for (const [path, png] of cards) {
    const bytes = Buffer.from(png);
    expect(bytes.toString('latin1', 1, 4), path).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], path).toEqual([1200, 630]);
    expect(bytes.length, path).toBeLessThan(64 * 1024);
  }
  // `toEqual` looks at each byte by itself, which takes long.
  const texts = (all: typeof cards) =>
    Array.from(all, ([path, png]) => [path, Buffer.from(png).toString('latin1')]);
  expect(texts(await makeCards(published))).toEqual(texts(cards));
});

test('without an address of the site there is none', async () => {
  expect((await makeCards(site)).size).toBe(0);
});

test('a long title gets more lines, and nothing in it is markup', () => {
  const card = { site: 'S', above: 'Lesson 9', steps: [] };
  const drawn = drawCard({ ...card, title: 'Sockets <that> wait for everybody else in the room' });
  expect(
    drawn.match(/<text [^>]*font-size="60">[^<]*/g)?.map((text) => text.replace(/.*>/, '')),
  ).toEqual(['Sockets &lt;that&gt; wait', 'for everybody else in', 'the room']);
});
