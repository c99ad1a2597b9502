import type { Params } from '../base/i18n.ts';
import type { Exit } from '../wire/recording.ts';
import { judgedLimits, mebibyte } from './limits.ts';
import { isListening } from './observed.ts';
import { crashEmitter, crashError, syntaxFault } from './stderr.ts';
import { type JudgedEvent, type PeerName, VerdictError } from './verdict.ts';

/** Node's exit code where a top-level await is left and nothing can end it. */
const unsettled = 13;

/** What an exit code of Node's own means; the program may have chosen it as well. */
export function whyEnded(code: number | null): Params {
  return code === unsettled ? { more: 'unsettled' } : {};
}

/** A program that is over: its name, what it did and printed as errors, and its time limit. */
export type Dead = {
  run: string;
  events: readonly JudgedEvent[];
  printed: readonly string[];
  seconds: number;
};

/** The verdict on a program that ended by itself, too soon or badly. */
export function deathOf(
  { run, events, printed, seconds }: Dead,
  { code, signal, cause }: Exit,
  peer: PeerName | undefined,
): VerdictError {
  const about = { program: run };
  if (cause === 'output') {
    const mebibytes = judgedLimits.outputLimit / mebibyte;
    return new VerdictError('prints-without-end', { mebibytes }, about);
  }
  if (cause === 'time') {
    if (!peer) return new VerdictError('stood-still', { seconds }, about);
    return new VerdictError('no-answer-in-time', { peer, seconds }, about);
  }
  const syntax = syntaxFault(printed);
  if (syntax) {
    const { line, column, message } = syntax;
    return new VerdictError('syntax-error', { line, column, message }, about);
  }
  if (cause === 'memory' || printed.some((text) => text.includes('heap out of memory'))) {
    return new VerdictError('out-of-memory', {}, about);
  }
  const error = crashError(printed);
  const emitter = error === null ? null : crashEmitter(printed);
  const how = {
    ...(signal ? { signal } : { code: code ?? 0 }),
    error: error ?? printed.at(-1) ?? '',
    ...(emitter !== null && { more: 'unheard', emitter }),
    ...(error?.includes('ERR_STREAM_WRITE_AFTER_END') && { more: 'wrote-after-fin' }),
    ...(error === null && whyEnded(code)),
  };
  const id = error !== null ? 'crashed' : signal ? 'killed' : 'ended';
  if (!peer) {
    // Only a server is judged before it has met anybody: it should have listened first.
    const told = id === 'ended' && !events.some(isListening) ? { told: 'ended-first' } : {};
    return new VerdictError(id, { ...how, ...told }, about);
  }
  // The peer heard from last is the likeliest reason; after it comes the one that the check is
  // waiting for.
  const last = events.at(-1);
  const met = last?.peer ?? peer;
  const port = last?.peer ? last.remote?.port : undefined;
  return new VerdictError(`${id}-with-peer`, { peer: met, ...how }, { ...about, port });
}
