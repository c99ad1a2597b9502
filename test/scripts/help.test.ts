import { expect, test } from 'vitest';
import en from '../../locales/en/help.json' with { type: 'json' };
import fr from '../../locales/fr/help.json' with { type: 'json' };
import { sampleOf } from '../whole.ts';
import { command } from './command.ts';

const { language: _, ...scripts } = en;

test.each(sampleOf(Object.keys(scripts) as (keyof typeof scripts)[], 3))(
  '%s --help names every option',
  async (script) => {
    const refusal = (await command(script, ['--no-such-option'])).err;
    const options = [...(refusal.split('Options:')[1]?.matchAll(/--[a-z-]+/g) ?? [])].flat();
    expect(options).toContain('--lang');
    const help = await command(script, ['--help']);
    expect(help).toMatchObject({ code: 0, err: '', out: `${en[script]}\n\n${en.language}\n` });
    for (const texts of [en, fr]) {
      for (const option of options) expect(texts[script] + texts.language).toContain(`${option} `);
    }
  },
);

test('help fits a terminal of eighty columns', () => {
  const lines = [...Object.values(en), ...Object.values(fr)].flatMap((text) => text.split('\n'));
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});
