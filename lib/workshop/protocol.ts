import * as v from 'valibot';
import { languages } from '../base/i18n.ts';

/**
 * What a learner's workbook and a room say to each other: one JSON object a line, UTF-8, over plain
 * TCP. Everything in it is an id, a number or a name: never source code.
 *
 * The client speaks first, `hello`; the room answers `welcome` or `refused`. From then on the client
 * sends its events in the order of their numbers, and sends again what was not acknowledged when it
 * connects the next time; the room sends `ack` for everything up to a number once it is on the disk:
 * what it has already it leaves out, and after a gap it names the number before it again. It sends
 * `room` whenever what learners may know has changed. Either side may ask `ping`.
 */
export const protocolVersion = 1;

/** A line longer than this, in bytes without its LF, ends the connection. */
export const lineLimit = 4_096;
/** Milliseconds from connecting to a complete `hello`. */
export const helloLimit = 5_000;
/** Lines a second from a learner: what comes faster is read later, never lost. */
export const lineRate = 20;
/** How many graphemes of a name, and of what is said with a raised hand, are kept. */
export const nameLimit = 32;
export const wordLimit = 80;

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}(\/[a-z0-9-]{1,80})?$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const text = v.pipe(v.string(), v.maxLength(400));

/** What a learner did. Ids are those of the course: `03-async-server/echo`, `no-answer-in-time`. */
export const deedSchema = v.variant('did', [
  v.strictObject({ did: v.literal('started'), exercise: id }),
  v.strictObject({
    did: v.literal('judged'),
    exercise: id,
    ok: v.boolean(),
    verdict: id,
    /** The key of the peer's name, where the verdict tells of one. */
    peer: v.optional(id),
    /** Steps that held, of how many were looked at. */
    held: count,
    of: count,
  }),
  v.strictObject({ did: v.literal('hint'), exercise: id, open: count }),
  v.strictObject({ did: v.literal('solution'), exercise: id }),
  v.strictObject({ did: v.literal('reading'), lesson: id, section: id }),
  /** A question's choice, by its index in the lesson's file, counted from 0. */
  v.strictObject({ did: v.literal('answered'), lesson: id, question: id, choice: count }),
  /** What `doctor` found: the ids of what is not well. */
  v.strictObject({ did: v.literal('doctor'), ok: v.boolean(), trouble: v.array(id) }),
  v.strictObject({ did: v.literal('hand'), up: v.boolean(), words: v.optional(text) }),
  v.strictObject({ did: v.literal('follow'), on: v.boolean() }),
  v.strictObject({ did: v.literal('left') }),
]);
export type Deed = v.InferOutput<typeof deedSchema>;

/** A line from a learner. Times are milliseconds since 1970 by the learner's own clock. */
export const fromLearner = v.variant('type', [
  v.strictObject({
    type: v.literal('hello'),
    version: v.number(),
    /** Asked for where there is no token yet. */
    code: v.optional(text),
    /** Who joined before proves it with the token that it was given. */
    token: v.optional(text),
    name: text,
    language: v.picklist(languages),
    now: v.number(),
    /** The first number that is still to come, or may come again: those before it are gone. */
    first: count,
  }),
  v.strictObject({ type: v.literal('event'), n: count, at: v.number(), deed: deedSchema }),
  v.strictObject({ type: v.literal('ping') }),
  v.strictObject({ type: v.literal('pong') }),
]);
export type FromLearner = v.InferOutput<typeof fromLearner>;

/**
 * Why a room hangs up. `code`, `token`: unknown here; `name`: nothing of it can be shown; `line`: no
 * line of this protocol, or too long; `late`: no hello in time; `throttled`: too many wrong codes;
 * `full`: too many people.
 */
export const refusals = [
  'code',
  'token',
  'name',
  'version',
  'line',
  'late',
  'throttled',
  'full',
] as const;
export type Refusal = (typeof refusals)[number];

const place = v.object({ lesson: id, section: v.optional(id), exercise: v.optional(id) });

/** What everybody in the room may know. It holds no note, and no solution that is still closed. */
export const sharedSchema = v.object({
  lessons: v.array(id),
  /** Where the room is. */
  place: v.nullable(place),
  /** The section that everybody is asked to go to; `n` grows with each call. */
  call: v.nullable(v.object({ n: count, lesson: id, section: id })),
  /** Exercises whose solution is open for the room. */
  solutions: v.array(id),
  /** Text to be looked at, never run. */
  snippet: v.nullable(v.string()),
  poll: v.nullable(v.object({ n: count, lesson: id, question: id, open: v.boolean() })),
  /** Ends at a time by the room's clock. */
  timer: v.nullable(v.object({ for: v.picklist(['break', 'exercise']), until: v.number() })),
  paused: v.boolean(),
  /** The room's clock when this was sent. */
  now: v.number(),
});
export type Shared = v.InferOutput<typeof sharedSchema>;

/** A line from a room. */
export const fromRoom = v.variant('type', [
  v.object({
    type: v.literal('welcome'),
    learner: v.string(),
    token: v.string(),
    /** As it is shown in the room. */
    name: v.string(),
    /** Events up to this number are on the disk. */
    received: count,
    hand: v.boolean(),
    follow: v.boolean(),
    shared: sharedSchema,
  }),
  v.object({ type: v.literal('refused'), reason: v.picklist(refusals), waitMs: v.optional(count) }),
  v.object({ type: v.literal('ack'), n: count }),
  v.object({
    type: v.literal('room'),
    hand: v.boolean(),
    follow: v.boolean(),
    shared: sharedSchema,
  }),
  v.object({ type: v.literal('ping') }),
  v.object({ type: v.literal('pong') }),
]);
export type FromRoom = v.InferOutput<typeof fromRoom>;
