import { type Place, placeText } from '../wire/event.ts';
import { exitCodeOrCrash, expectCode } from './exits.ts';
import type { Program } from './program.ts';
import type { Trial } from './trial.ts';
import {
  type About,
  type JudgedEvent,
  type PeerName,
  VerdictError,
  type VerdictId,
} from './verdict.ts';

/** Milliseconds in which a program listens at its next place, or ends, unless the machine is busy. */
const soon = 1_500;

type Expected = { address: string; port?: number };

const isOneOf =
  (expected: readonly Expected[]) =>
  ({ address, port }: Place): boolean =>
    expected.some((one) => one.address === address && (one.port ?? port) === port);

/** The program must listen at these places and nowhere else; without a port, on any one. */
export function expectPlace(program: Program, ...expected: readonly Expected[]): void {
  const allowed = isOneOf(expected);
  const about: About = { program: program.run };
  for (const place of program.listening) {
    if (place.address === '::' || place.address === '0.0.0.0') {
      throw new VerdictError('listens-everywhere', { place: placeText(place) }, about);
    }
    if (!allowed(place)) {
      const texts = expected.map(({ address, port }) =>
        port === undefined ? address : placeText({ address, port }),
      );
      const params = { place: placeText(place), expected: texts.join(', ') };
      throw new VerdictError('listens-elsewhere', params, about);
    }
  }
  const count = program.listening.length;
  if (count > expected.length) throw new VerdictError('listens-twice', { count }, about);
}

/**
 * Waits until the program listens at all of these places, one soon after the other; it must not listen
 * anywhere else.
 */
export async function listensOnly(
  trial: Trial,
  program: Program,
  ...expected: readonly Place[]
): Promise<void> {
  const isExpected = isOneOf(expected);
  const listens = ({ kind }: JudgedEvent): boolean => kind === 'listening';
  const strays = (one: JudgedEvent) => listens(one) && one.local !== null && !isExpected(one.local);
  const stray = program.event(strays).then(() => expectPlace(program, ...expected));
  const late = program.event(listens).then(async () => {
    await trial.overdue(soon);
    const has = (place: Place) => program.listening.some((one) => one.address === place.address);
    const place = expected.find((one) => !has(one))?.address ?? '';
    const about = { program: program.run };
    throw new VerdictError('never-listened-on', { place, seconds: soon / 1_000 }, about);
  });
  const all = expected.map(({ address }) => trial.listening(program, address));
  await Promise.race([Promise.all(all), stray, late, stuck(trial, program, 'could-not-listen')]);
  expectPlace(program, ...expected);
}

/**
 * The program must end with code 1, as it cannot have what it should listen on. `mayTry` says whether
 * it may try that place, or listen there, so many milliseconds after its first failure; it must not
 * live on after the last one.
 */
export async function givesUp(
  trial: Trial,
  peer: PeerName,
  program: Program,
  mayTry: (place: Place, ms: number) => boolean,
): Promise<void> {
  let failedAt = Number.POSITIVE_INFINITY;
  const strays = ({ kind, connection, local, t }: JudgedEvent): boolean => {
    if (connection > 0 || !local || (kind !== 'listening' && kind !== 'error')) return false;
    if (kind === 'error') failedAt = Math.min(failedAt, t);
    return !mayTry(local, Math.max(0, t - failedAt));
  };
  const exit = exitCodeOrCrash(trial, peer, program);
  const stray = program.event(strays).then(({ local }) => {
    const params = { place: placeText(local) };
    throw new VerdictError('tried-too-much', params, { program: program.run });
  });
  const code = await Promise.race([exit, stray, stuck(trial, program, 'carried-on')]);
  expectCode(peer, code, [1], program);
}

/** Rejects with that verdict when it could not listen, and has not tried another place soon after. */
async function stuck(trial: Trial, program: Program, id: VerdictId): Promise<never> {
  const places = new Set<string>();
  const isNew = ({ kind, connection, local }: JudgedEvent): boolean =>
    kind === 'error' && connection === 0 && !places.has(placeText(local));
  for (let last: JudgedEvent | null = null; ; ) {
    const next = program.event(isNew);
    const one: JudgedEvent | null = await (last ? trial.inTime(next, soon) : next);
    if (!one) {
      const { code = '', local = null } = last ?? {};
      throw new VerdictError(id, { code, place: placeText(local) }, { program: program.run });
    }
    last = one;
    places.add(placeText(one.local));
  }
}
