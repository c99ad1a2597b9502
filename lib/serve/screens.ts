import { changesOf, type Fragment, type Shown } from './changes-of.ts';
import { EventHub } from './event-hub.ts';
import { fragment } from './fragments.ts';

/** A page that is open somewhere, perhaps more than once. */
type Screen = {
  hub: EventHub;
  shown: Shown;
  draw: () => readonly Fragment[];
  /** Changes whenever it would be drawn differently. */
  mark: (() => string) | undefined;
  marked: string | undefined;
  /** When somebody asked for it last. */
  asked: number;
};

/** A page as it is now, and the id of the last event that it knows. */
export type Drawn = { fragments: readonly Fragment[]; since: string };

/** Milliseconds until time alone changes what is shown. */
const tick = 10_000;
/** How long a page that nobody looks at is known: it may be on its way. */
const kept = 30_000;

/**
 * Every page that somebody looks at, by name. They are drawn again when something has changed, and
 * are sent what is different.
 */
export class Screens {
  readonly #screens = new Map<string, Screen>();
  readonly #least: number;
  #last = Number.NEGATIVE_INFINITY;
  #pause: number;
  #soon: NodeJS.Timeout | undefined;
  readonly #ticking = setInterval(() => this.draw(), tick).unref();

  /**
   * `least`: milliseconds between two times that pages are drawn. When drawing takes long, it is done
   * less often, so that there is time for everything else.
   */
  constructor(least = 100) {
    this.#least = least;
    this.#pause = least;
  }

  /** The screen of that name; what draws it is asked for once. */
  at(name: string, draw: Screen['draw'], mark?: Screen['mark']): { hub: EventHub; drawn: Drawn } {
    const screen = this.#screens.get(name) ?? {
      ...{
        hub: new EventHub({ kept: 64 }),
        shown: new Map(),
        draw,
        mark,
        marked: undefined,
        asked: 0,
      },
    };
    this.#screens.set(name, screen);
    screen.asked = performance.now();
    const fragments = draw();
    this.#send(screen, fragments);
    return { hub: screen.hub, drawn: { fragments, since: screen.hub.lastId } };
  }

  /** Something has changed. */
  changed(): void {
    this.#soon ??= setTimeout(
      () => this.draw(),
      Math.max(0, this.#last + this.#pause - performance.now()),
    );
  }

  /** Sends what is different to whoever is looking; forgets what nobody looks at. */
  draw(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    this.#last = performance.now();
    for (const [name, screen] of this.#screens) {
      if (screen.hub.size === 0) {
        if (this.#last - screen.asked > kept) this.#screens.delete(name);
        continue;
      }
      const mark = screen.mark?.();
      if (mark !== undefined && mark === screen.marked) continue;
      screen.marked = mark;
      this.#send(screen, screen.draw());
    }
    this.#pause = Math.max(this.#least, 4 * (performance.now() - this.#last));
  }

  close(): void {
    clearTimeout(this.#soon);
    clearInterval(this.#ticking);
  }

  #send({ hub, shown }: Screen, fragments: readonly Fragment[]): void {
    for (const { id, content } of changesOf(fragments, shown)) {
      hub.send('fragment', fragment(id, content));
    }
  }
}
