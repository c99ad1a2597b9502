import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ownLanguages } from '../../lib/base/i18n.ts';
import { blocksOf } from '../../lib/course/blocks.ts';
import { loadGuide } from '../../lib/course/lesson.ts';
import {
  fromLearner,
  fromRoom,
  helloLimit,
  lineLimit,
  lineRate,
} from '../../lib/workshop/protocol.ts';
import { newCode } from '../../lib/workshop/room/keys.ts';

const guide = loadGuide('protocol');

test.each(ownLanguages)(
  'the page on the protocol shows messages that are ones (%s)',
  (language) => {
    const shown = blocksOf(guide.pages[language].blocks, 'fence').map(({ text }) => text.trim());
    const types = shown.map((text) => {
      const message: unknown = JSON.parse(text);
      const isOurs = v.is(fromLearner, message) || v.is(fromRoom, message);
      return isOurs ? JSON.parse(text).type : `not a message: ${text}`;
    });
    expect(types).toEqual(['hello', 'refused', 'event', 'ack']);
  },
);

test.each(ownLanguages)('it tells the limits that there are (%s)', (language) => {
  const text = readFileSync(new URL(`${language}.md`, guide.folder), 'utf8');
  const number = new Intl.NumberFormat(language).format(lineLimit);
  const said = {
    en: [`${number} bytes`, `${helloLimit / 1_000} seconds`, `${lineRate} lines a second`],
    fr: [
      ...[`${number} octets`, `${helloLimit / 1_000}\u00a0secondes`],
      `${lineRate}\u00a0lignes par seconde`,
    ],
  }[language];
  const bits = `${newCode().length * 5}${language === 'fr' ? '\u00a0' : ' '}bits`;
  for (const each of [...said, bits]) expect(text).toContain(each);
});
