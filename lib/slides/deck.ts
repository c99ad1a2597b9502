import {
  type Block,
  type Inline,
  isPrompt,
  plainText,
  type Run,
  type Written,
} from '../course/blocks.ts';
import type { Lesson } from '../course/lesson.ts';
import type { Section } from '../course/page.ts';
import { announcement, firstSentences, joined, sentencesOf } from '../course/sentences.ts';
import type { DeckLength } from '../html/paths.ts';
import { partsOf, shorter } from './fitting.ts';

/** What is on a slide below its title. */
export type SlideItem =
  | { type: 'block'; block: Block }
  | { type: 'lead' | 'takeaway'; children: Inline[] }
  | { type: 'output' | 'wire'; run: Run & Block };

export type Slide = {
  /** The heading's id, with a number after its first slide. The same in both languages. */
  id: string;
  title: Inline[];
  /** The heading's level on its first slide; null on those that continue it. */
  level: 2 | 3 | null;
  claim: Inline[];
  shown: SlideItem[];
  /** Whether it is in the short deck. */
  essential: boolean;
  /** What is said and not shown: whole paragraphs, and what is for the instructor. */
  notes: Written[];
};

/** How many characters a claim and a takeaway have at least, where the paragraph has them. */
const [claimed, taken] = [100, 80];

/** Below a title, there is room for that many lines of code. */
const mostJoined = 10;

/**
 * A section as slides: its title with the first sentences as a claim, then each list, table,
 * drawing, program, run, question and exercise on a slide of its own. Paragraphs are for the
 * speaker; what comes right after a run is also what to keep of it. The short deck has only the slides
 * with something essential on them.
 */
export function slidesOf(
  section: Section<Written>,
  hasWire: (run: Run) => boolean,
  length: DeckLength = 'long',
): Slide[] {
  const maker = new Maker(section, hasWire);
  for (const block of section.blocks) maker.take(block);
  return length === 'long' ? maker.slides : maker.slides.filter(({ essential }) => essential);
}

/** Whether something of a lesson is marked for its short deck. */
export const hasShortDeck = ({ pages }: Pick<Lesson, 'pages'>): boolean =>
  pages.en.blocks.some(({ essential }) => essential);

class Maker {
  readonly slides: Slide[] = [];
  readonly #hasWire: (run: Run) => boolean;
  #heading: Pick<Slide, 'id' | 'title'>;
  #current: Slide;
  /** How many slides the heading has. */
  #parts = 1;
  /** The slide of a run that nothing has been said about yet. */
  #ran: Slide | null = null;
  /** The sentence that announces the next block. */
  #lead: Inline[] | null = null;

  constructor({ id, title }: Section<Written>, hasWire: (run: Run) => boolean) {
    this.#hasWire = hasWire;
    this.#heading = { id, title };
    this.#current = this.#open(id, 2);
  }

  take(block: Written): void {
    if (block.type === 'heading') {
      this.#heading = { id: block.id, title: block.children };
      this.#parts = 1;
      this.#open(block.id, 3);
    } else if (block.type === 'paragraph') this.#say(block, block.children);
    else if (block.type === 'run') this.#run(block);
    else if (isPrompt(block)) this.#current.notes.push(block);
    else this.#show(block);
  }

  #open(id: string, level: Slide['level']): Slide {
    const { title } = this.#heading;
    this.#current = { id, title, level, claim: [], shown: [], essential: false, notes: [] };
    this.slides.push(this.#current);
    this.#ran = null;
    return this.#current;
  }

  #continue(): Slide {
    this.#parts += 1;
    return this.#open(`${this.#heading.id}_${this.#parts}`, null);
  }

  #say(block: Block, children: Inline[]): void {
    const slide = this.#current;
    this.#lead = announcement(children);
    if (this.#ran && this.#lead === null) {
      this.#ran.shown.push({ type: 'takeaway', children: firstSentences(children, taken) });
      this.#ran.notes.push(block);
      this.#ran = null;
      return;
    }
    if (slide.level !== null && slide.claim.length === 0 && slide.shown.length === 0) {
      slide.claim = firstSentences(children, claimed);
      if (announces(slide.claim)) this.#lead = null;
      slide.essential ||= block.essential === true;
    }
    slide.notes.push(block);
  }

  #show(block: Block): void {
    const short = shorter(block);
    for (const part of partsOf(short)) {
      const joins = this.#joins(part);
      if (!joins) this.#takeLead();
      const slide = joins ? this.#current : this.#continue();
      if (this.#lead) slide.shown.push({ type: 'lead', children: this.#lead });
      this.#lead = null;
      slide.shown.push({ type: 'block', block: part });
      slide.essential ||= block.essential === true;
    }
    if (short !== block) this.#current.notes.push(block);
  }

  /** A bare title takes anything, a claim what it announces, unless that is long. */
  #joins(block: Block): boolean {
    const { claim, shown, level } = this.#current;
    if (level === null || shown.length > 0) return false;
    if (block.type === 'code' && block.text.split('\n').length > mostJoined) return false;
    return (
      claim.length === 0 || announces(claim) || ['list', 'table', 'quote'].includes(block.type)
    );
  }

  /** A claim's last announcement moves to the next slide, with what it announces. */
  #takeLead(): void {
    const slide = this.#current;
    const sentences = sentencesOf(slide.claim);
    if (slide.shown.length > 0 || sentences.length < 2 || !announces(slide.claim)) return;
    this.#lead = sentences.pop() ?? null;
    slide.claim = joined(sentences);
  }

  #run(run: Run & Block): void {
    this.#takeLead();
    const slide = this.#continue();
    if (this.#lead) slide.shown.push({ type: 'lead', children: this.#lead });
    this.#lead = null;
    slide.shown.push({ type: 'output', run });
    const slides = this.#hasWire(run) ? [slide, this.#continue()] : [slide];
    slides[1]?.shown.push({ type: 'wire', run });
    for (const one of slides) one.essential = run.essential === true;
    this.#ran = slide;
  }
}

const announces = (claim: readonly Inline[]): boolean => plainText(claim).trimEnd().endsWith(':');
