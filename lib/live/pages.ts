import { isLanguage, type Language } from '../base/i18n.ts';
import { type Html, html, join } from '../html/html.ts';
import type { Life } from '../html/page-context.ts';
import { homePath, lessonPath } from '../html/paths.ts';
import type { Fragment } from '../serve/changes-of.ts';
import { isBilingual, renderBothNote } from './both-note.ts';
import { renderBar } from './draw-run.ts';
import { renderYours } from './draw-yours.ts';
import type { Live } from './live.ts';
import type { ExercisePlace, Place, QuestionPlace, RunPlace } from './place.ts';
import { runId } from './runs.ts';
import type { LiveRun } from './state.ts';

/** An element of a page that is drawn again while the page is open. */
type Slot = {
  id: string;
  draw: () => Html;
  /** As it is before anything has happened. */
  before?: () => Html;
};

/** Every place of every page where something is alive, and how it is drawn. */
export class LivePages {
  readonly #live: Live;
  /** By the page's path. */
  readonly #slots = new Map<string, Map<string, Slot>>();

  readonly #language: Language;

  /** `language`: of pages that have none. */
  constructor(live: Live, language: Language) {
    this.#live = live;
    this.#language = language;
  }

  /** What pages are drawn with: an empty element in each place, which is known from then on. */
  get life(): Life {
    return {
      run: (lesson, programs, number, context) => {
        if (isBilingual(context.path)) return null;
        const element = context.id(`live_run_${number}`);
        const id = runId(lesson.id, programs);
        return this.#place({ kind: 'run', element, id, lesson, programs, number, context });
      },
      exercise: (slug, context) => {
        if (isBilingual(context.path)) return null;
        const element = context.id(`live_exercise_${slug}`);
        return this.#place({ kind: 'exercise', element, slug, context });
      },
      question: (predict, { lesson, ...context }) => {
        if (!lesson || context.path !== lessonPath(context.language, lesson.slug)) return null;
        const element = context.id(`live_question_${predict.id}`);
        return this.#place({ kind: 'question', element, predict, context: { ...context, lesson } });
      },
    };
  }

  /**
   * A page as it was drawn, with what is alive on it; with nothing of what the learner has done if it
   * is not certain who asks.
   */
  filled(path: string, page: string, isCertain: boolean): string {
    const slots = new Map(this.#slotsOf(path).map((slot) => [slot.id, slot]));
    const drawn = (id: string): Html | undefined => {
      const slot = slots.get(id);
      return isCertain ? slot?.draw() : slot?.before?.();
    };
    return page.replace(/( id="([\w-]+)" data-live>)(?=<)/g, (start, _, id) => {
      return start + (drawn(id)?.text ?? '');
    });
  }

  /** What is alive on a page, as it is now. */
  fragments(path: string): Fragment[] {
    return this.#slotsOf(path).map(({ id, draw }) => ({ id, content: draw() }));
  }

  /** What a page has besides, for `filled`. */
  besides(path: string): Html {
    const named = this.#live.parts.filter(({ page }) => page);
    const places = named.map(
      ({ name }) => html`<aside class="live page-live" id="live_page_${name}" data-live></aside>\n`,
    );
    return join(isBilingual(path) ? [...places, renderBothNote(path)] : places);
  }

  #slotsOf(path: string): Slot[] {
    const first = path.split('/')[0];
    const language = isLanguage(first) ? first : this.#language;
    const place = { path, language, isHome: path === homePath(language) };
    const own = this.#live.parts.flatMap(({ name, page: draw }): Slot[] =>
      draw ? [{ id: `live_page_${name}`, draw: () => orNothing(draw(place)) }] : [],
    );
    return [...own, ...(this.#slots.get(path)?.values() ?? [])];
  }

  #place(place: Place): Html {
    const { path } = place.context;
    const slots = place.kind === 'run' ? this.#runSlots(place) : this.#otherSlots(place);
    const known = this.#slots.get(path) ?? new Map<string, Slot>();
    for (const slot of slots) known.set(slot.id, slot);
    this.#slots.set(path, known);
    return join(
      slots.map(
        ({ id }) => html`<div class="live ${place.kind}-live" id="${id}" data-live></div>\n`,
      ),
    );
  }

  #runSlots(place: RunPlace): Slot[] {
    const { element, id } = place;
    const live = this.#live;
    const { parts } = live;
    const run = (): LiveRun | undefined => live.state.runs[id];
    const tools = () => parts.map((part) => part.tools?.(place) ?? null);
    return [
      {
        id: element,
        draw: () => renderBar(run(), place, tools()),
        before: () => renderBar(undefined, place, []),
      },
      ...parts.flatMap(({ name, run: draw }): Slot[] =>
        draw ? [{ id: `${element}_${name}`, draw: () => orNothing(draw(place)) }] : [],
      ),
      { id: `${element}_yours`, draw: once(run, (now) => orNothing(renderYours(now, place))) },
    ];
  }

  #otherSlots(place: ExercisePlace | QuestionPlace): Slot[] {
    return this.#live.parts.flatMap((part): Slot[] => {
      const id = `${place.element}_${part.name}`;
      if (place.kind === 'question') {
        const { question: draw } = part;
        return draw ? [{ id, draw: () => orNothing(draw(place)) }] : [];
      }
      const { exercise: draw } = part;
      return draw ? [{ id, draw: () => orNothing(draw(place)) }] : [];
    });
  }
}

/** Draws again only if what it is drawn from is another. */
function once<T>(read: () => T, draw: (from: T) => Html): () => Html {
  let known: { from: T; drawn: Html } | null = null;
  return () => {
    const from = read();
    if (!known || known.from !== from) known = { from, drawn: draw(from) };
    return known.drawn;
  };
}

const orNothing = (drawn: Html | null): Html => drawn ?? html``;
