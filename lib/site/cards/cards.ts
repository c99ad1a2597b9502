import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Language, languages } from '../../base/i18n.ts';
import { words } from '../../base/words.ts';
import { lessonNumber } from '../../course/catalogue.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Site } from '../../html/page-context.ts';
import { cardPath } from '../../html/paths.ts';
import { conversation, type Step } from '../../wire/conversation.ts';
import { loadRecording } from '../../wire/recording.ts';
import { type Card, drawCard } from './draw.ts';

const require = createRequire(import.meta.url);
const face = new URL('../assets/fonts/source-serif-600-normal.woff2', import.meta.url);

/**
 * The pictures that messages show of links to the site, as PNG: one for each lesson, with its title
 * and its first conversation, and one for all other pages. Only whole addresses lead to a picture:
 * where the site's own is not known, there are none.
 */
export async function makeCards(site: Site): Promise<Map<string, Uint8Array>> {
  const cards = new Map<string, Uint8Array>();
  if (!site.base) return cards;
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  loaded ??= initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await loaded;
  const font = {
    fontBuffers: [readFileSync(face)],
    defaultFontFamily: 'Source Serif 4',
    loadSystemFonts: false,
  };
  for (const [path, card] of cardsOf(site)) {
    cards.set(path, new Resvg(drawCard(card), { font }).render().asPng());
  }
  return cards;
}

/** It may be loaded once only. */
let loaded: Promise<void> | undefined;

export function* cardsOf({ lessons }: Site): Generator<[path: string, card: Card]> {
  for (const language of languages) {
    const site = words('site', language, 'site.name');
    const [lesson] = lessons;
    const steps = lesson ? firstSteps(lesson, language) : [];
    const title = words('site', language, 'home.what');
    yield [cardPath(language), { site, above: '', title, steps }];
    for (const lesson of lessons) {
      const number = { number: lessonNumber(lesson) };
      yield [
        cardPath(language, lesson.slug),
        {
          site,
          above: words('site', language, 'lesson.number', number),
          title: lesson.pages[language].front.title,
          steps: firstSteps(lesson, language),
        },
      ];
    }
  }
}

/** The first conversation of a lesson that has a few steps. */
function firstSteps({ folder, runs }: Lesson, language: Language): Step[] {
  for (const programs of runs) {
    const steps = conversation(loadRecording(folder, programs, language)?.wire ?? []);
    if (steps.length >= 4) return steps;
  }
  return [];
}
