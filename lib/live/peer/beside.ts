import type { Place, WireEvent } from '../../wire/event.ts';
import type { Live } from '../live.ts';
import { Gathered } from '../runs.ts';
import type { LiveEvent, LiveRun } from '../state.ts';
import { isPeer } from './names.ts';
import type { Played, Side } from './panel.ts';
import { mostPeers, Peers } from './peers.ts';
import { placesOf } from './places.ts';
import { bytesOf } from './typed.ts';

/** A person beside one run, in place of its server or its client. */
export class Beside {
  readonly peers: Peers;
  readonly side: Side;
  readonly #live: Live;
  readonly #typed = new Map<number, string>();
  #wrong: Played['wrong'] = null;
  #gathered: Gathered | null = null;
  /** What happened on the wire before the run was there. */
  readonly #early: WireEvent[] = [];
  #number = 0;

  constructor(side: Side, startedAt: number, live: Live) {
    this.side = side;
    this.#live = live;
    this.peers = new Peers({
      startedAt,
      onWire: (event) => {
        if (this.#gathered) this.#gathered.wire(event);
        else this.#early.push(event);
      },
      onChange: live.changed,
      report: live.report,
    });
  }

  /** The run is there. */
  begin({ id, number }: LiveRun): void {
    this.#number = number;
    this.#gathered = new Gathered((output, wire) =>
      this.#live.dispatch({ type: 'happened', id, number, output, wire }),
    );
    for (const event of this.#early) this.#gathered.wire(event);
  }

  isBeside({ number }: Pick<LiveRun, 'number'>): boolean {
    return number === this.#number;
  }

  /** What has happened in the run. */
  take({ wire }: Extract<LiveEvent, { type: 'happened' }>): void {
    for (const event of wire) if (!isPeer(event.program)) this.peers.take(event);
  }

  /** What was typed, as bytes; null if that means nothing. */
  typed(text: string, at: number): Buffer | null {
    const typed = bytesOf(text);
    this.#wrong = 'wrong' in typed ? { at, escape: typed.wrong } : null;
    this.#typed.set(at, text);
    this.#live.changed();
    return 'bytes' in typed ? typed.bytes : null;
  }

  get played(): Played {
    const { now, hasRoom } = this.peers;
    return {
      ...{ side: this.side, now, typed: this.#typed, wrong: this.#wrong },
      room: { hand: hasRoom, throw: now.throws.length < mostPeers.throws },
    };
  }
}

/** Where clients find the program of a run. */
export function placeIn(run: LiveRun | undefined): Place | undefined {
  return run && placesOf(run.wire).at(-1);
}
