import { expect, test } from 'vitest';
import { findChromium } from '../../lib/print/chromium.ts';
import { pageNumbers } from '../../lib/print/page-numbers.ts';
import { printHandouts } from '../../lib/print/print-handout.ts';
import { paperStyle } from '../../lib/site/assets.ts';
import { site } from '../site/fixture.ts';

test.skipIf(!findChromium() && !process.env.CI)(
  'each language has its handout, with an outline, tags and page numbers',
  { tags: 'long' },
  async () => {
    const printed = await printHandouts(site, paperStyle());
    expect([...printed.keys()]).toEqual(['handout-en.pdf', 'handout-fr.pdf']);
    for (const [path, pdf] of printed) {
      const text = Buffer.from(pdf).toString('latin1');
      expect(text).toMatch(/^%PDF-1\./);
      expect(text).toMatch(/\/Outlines \d+ 0 R/);
      expect(text).toMatch(/\/MarkInfo <<\/Type \/MarkInfo\s+\/Marked true/);
      expect(text).toContain(path.includes('fr') ? '/Lang (fr)' : '/Lang (en)');
      const numbers = pageNumbers(pdf);
      expect(numbers.get('echo')).toBeGreaterThan(2);
      expect(numbers.get('refusal')).toBeGreaterThan(numbers.get('echo_eight') ?? 99);
    }
  },
);

test.skipIf(!findChromium() && !process.env.CI)(
  'printed again, a handout is the same file',
  { tags: 'long' },
  async () => {
    const once = await printHandouts(site, paperStyle());
    const again = await printHandouts(site, paperStyle());
    for (const [path, pdf] of once) {
      expect(Buffer.compare(again.get(path) ?? new Uint8Array(), pdf), path).toBe(0);
    }
  },
);
