import { expect, test } from 'vitest';
import { findChromium } from '../../lib/print/chromium.ts';
import { benchLive } from '../../scripts/bench/live/live.ts';

test.skipIf(!findChromium())(
  'bench live measures the first page, a click, a save, events, and what the scripts weigh',
  { tags: 'long', timeout: 1_800_000 },
  async () => {
    const { rows } = await benchLive({ quick: true });
    expect(rows.map(({ name }) => name.split(/[;,]/)[0])).toEqual([
      ...['scripts', 'the first page', 'click to first line', 'save to verdict'],
      ...['event on the wire to the page', 'longest task of the page'],
    ]);
    for (const { value, goal, ratio } of rows) expect(ratio).toBeCloseTo(value / goal);
    const [scripts] = rows;
    expect(scripts?.ratio).toBeLessThanOrEqual(1);
  },
);
