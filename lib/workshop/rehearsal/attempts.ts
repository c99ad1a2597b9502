import type { Deed } from '../protocol.ts';

/** What a check says about one program of an exercise; `live`: to be judged when it is needed. */
export type Answer = { path: string; verdict: string; peer?: string; held: number; of: number };

/** How somebody works; there are some of each in every room. */
export const manners = ['quick', 'steady', 'stuck', 'silent'] as const;
export type Manner = (typeof manners)[number];

/** One thing that a learner does, so many minutes after the one before. */
export type Beat =
  | { after: number; deed: Deed }
  /** Checks a program of the exercise. */
  | { after: number; check: Answer }
  | { after: number; hand: 'up' | 'down' };

export type Exercising = {
  exercise: string;
  /** As planned. */
  minutes: number;
  right: Answer;
  /** The mistakes that people make, the usual ones first. */
  wrong: readonly Answer[];
  manner: Manner;
  /** From 0 up to 1, as `Math.random` is. */
  random: () => number;
};

/** How often each kind fails before it passes, at least and at most, and its share of the minutes. */
const failing: Record<Manner, { least: number; most: number; share: number }> = {
  quick: { least: 0, most: 2, share: 0.5 },
  steady: { least: 1, most: 4, share: 0.95 },
  stuck: { least: 4, most: 7, share: 1.9 },
  silent: { least: 1, most: 1, share: 0.4 },
};

/** How somebody works on an exercise, from opening its file until it passes, or is given up. */
export function attemptsOf(given: Exercising): Beat[] {
  const { exercise, minutes, right, wrong, manner, random } = given;
  const { least, most, share } = failing[manner];
  const count = least + Math.floor(random() * (most - least + 1));
  const passes = manner !== 'silent' && (manner !== 'stuck' || random() < 0.4);
  const all = minutes * share * (0.7 + 0.6 * random());
  const each = all / (count + 1);
  const about = (): number => each * (0.6 + 0.8 * random());
  const beats: Beat[] = [{ after: 0.1 + random(), deed: { did: 'started', exercise } }];
  // The usual mistakes are made by many: that is what a board has to show.
  let mistake = pick(wrong, random() ** 3);
  for (let time = 1; time <= count && mistake; time += 1) {
    beats.push({ after: about(), check: mistake });
    // Who is stuck sees the same thing again and again; others come to the next mistake.
    if (manner !== 'stuck' || random() < 0.15) mistake = pick(wrong, random() ** 3) ?? mistake;
    const hints = Math.min(3, Math.floor(time / 2));
    if (hints > 0 && time % 2 === 0 && random() < 0.6)
      beats.push({ after: 0.2, deed: { did: 'hint', exercise, open: hints } });
    if (manner === 'stuck' && time === 4 && random() < 0.6) beats.push({ after: 0.3, hand: 'up' });
  }
  const raised = beats.some((beat) => 'hand' in beat);
  if (passes) beats.push({ after: about(), check: right });
  else if (manner === 'stuck') beats.push({ after: each, deed: { did: 'solution', exercise } });
  if (raised && passes) beats.push({ after: 0.1, hand: 'down' });
  return beats;
}

const pick = <T>(all: readonly T[], at: number): T | undefined => all[Math.floor(at * all.length)];
