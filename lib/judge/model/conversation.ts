import fc from 'fast-check';
import { type Contents, hardMessages, messageOf, unfinished } from './contents.ts';

/** What one peer does, from its connection on. */
export type Talk = {
  messages: Buffer[];
  /** Where it cuts what it says: each is taken modulo the length. Each part is read before the next. */
  cuts: number[];
  /** Whether it hears what it is owed after each message, only after the last one, or after its FIN. */
  hears: 'each' | 'last' | 'fin';
  /** Whether it reads nothing before it has sent its FIN. */
  late: boolean;
  /** Whether it leaves with a RST instead, before it has heard anything more. */
  resets: boolean;
};

/** Peers that meet one program. */
export type Scene = {
  talks: Talk[];
  /** Whose turn it is, modulo the number of peers; after the last one, each goes on to its end. */
  turns: number[];
};

/** What a scene is about: what is played first is told first. */
export const kinds = ['contents', 'cuts', 'bursts', 'fins', 'apart', 'resets', 'crowds'] as const;
export type Kind = (typeof kinds)[number];

/** One thing that a peer does. */
export type Act =
  | { does: 'connect' }
  | { does: 'send'; bytes: Buffer; apart: boolean }
  | { does: 'hear' }
  | { does: 'fin' }
  | { does: 'reset' };

/** The scenes of a kind, and those that are always played. */
export type Scenes = { drawn: fc.Arbitrary<Scene>; always: Scene[] };

export function scenesOf(kind: Kind, contents: Contents): Scenes {
  const message = messageOf(contents);
  const cut = fc.nat({ max: 4096 });
  const talk = (more: Partial<{ [K in keyof Talk]: fc.Arbitrary<Talk[K]> }> = {}) =>
    fc.record({
      messages: fc.array(message, { minLength: 0, maxLength: 6, size: 'max' }),
      cuts: fc.constant<number[]>([]),
      hears: fc.constant<Talk['hears']>('each'),
      late: fc.constant(false),
      resets: fc.constant(false),
      ...more,
    });
  const scene = (one: fc.Arbitrary<Talk>, many = 1, turns = 0): fc.Arbitrary<Scene> =>
    fc.record({
      talks: fc.array(one, { minLength: 1, maxLength: many, size: 'max' }),
      turns: fc.array(fc.nat({ max: 59 }), { maxLength: turns, size: 'max' }),
    });
  const anyCuts = fc.array(cut, { maxLength: 8, size: 'max' });
  const anyHears = fc.constantFrom<Talk['hears']>('each', 'last', 'fin');
  const alone = (talk: Partial<Talk>): Scene => ({ talks: [{ ...plain, ...talk }], turns: [] });
  const hard = hardMessages(contents);
  const short = hard.filter(({ length }) => length > 1 && length <= 40);
  // Where a cut may matter: in a character, a line end, a keyword.
  const cuttable = short.filter((bytes, index) => index < 8 || bytes.some((byte) => byte > 127));
  switch (kind) {
    case 'contents':
      return {
        drawn: scene(talk()),
        always: hard.map((message) => alone({ messages: [message] })),
      };
    case 'cuts':
      return {
        drawn: scene(talk({ cuts: anyCuts, hears: anyHears })),
        always: [
          ...cuttable.flatMap((message) => {
            const cuts = [...message.keys()].slice(0, -1);
            const each = cuts.map((cut) => alone({ messages: [message], cuts: [cut] }));
            return [...each, alone({ messages: [message], cuts })];
          }),
          // Before the last byte: a CR that comes without its LF does not make a line too long.
          ...longest(contents).map((line) => alone({ messages: [line], cuts: [line.length - 2] })),
        ],
      };
    case 'bursts':
      return {
        drawn: scene(talk({ hears: fc.constant('last') })),
        always:
          contents.of === 'lines' || contents.of === 'messages'
            ? [alone({ messages: [many(contents)], hears: 'last' })]
            : [],
      };
    case 'fins':
      return {
        drawn: scene(talk({ hears: fc.constant('fin'), cuts: anyCuts, late: fc.boolean() })),
        always: [
          [],
          ...hard.flatMap((message) => [[message], [unfinished(message, contents)]]),
        ].map((messages, index) => alone({ messages, hears: 'fin', late: index % 2 > 0 })),
      };
    case 'apart':
      return {
        drawn: scene(talk({ hears: anyHears, cuts: anyCuts }), 4, 40),
        always: takingTurns.flatMap((turns) =>
          cuttable.slice(0, 16).map((message) => {
            // Within the first character that has several bytes, if there is one.
            const cut = Math.max(
              0,
              message.findIndex((byte) => byte > 127),
            );
            const talk: Talk = { ...plain, messages: [message], cuts: [cut], hears: 'last' };
            return { talks: [talk, talk, talk, talk], turns };
          }),
        ),
      };
    case 'resets':
      return {
        drawn: scene(talk({ hears: anyHears, cuts: anyCuts, resets: fc.boolean() }), 4, 40),
        always: [
          alone({ resets: true }),
          alone({ messages: hard.slice(0, 1), resets: true }),
          // Before it hears a word; one of many, before the program has taken it.
          { talks: Array(20).fill({ ...plain, hears: 'fin', resets: true }), turns: [] },
        ],
      };
    case 'crowds': {
      const drawn = scene(talk(), Math.max(...crowds), 6 * Math.max(...crowds));
      return { drawn, always: crowds.map((size) => crowd(size, short)) };
    }
  }
}

/**
 * Three stop in the middle while a fourth is served; all speak in turn; one leaves, and another comes,
 * while a third stays.
 */
const takingTurns = [
  [0, 0, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3],
  [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3],
  [0, 1, 1, 0, 0, 0, 0, 0, 2, 2, 1, 1, 1, 1],
];

/** How many are connected at once, and how many in the second crowd, after all of the first have left. */
const crowds = [130, 60];

/** Nobody leaves before everybody has been answered; then the one who came last is the first. */
function crowd(size: number, messages: readonly Buffer[]): Scene {
  const numbers = [...Array(size).keys()];
  const talks = numbers.map((n) => ({
    ...plain,
    messages: [messages[n % messages.length] as Buffer],
  }));
  // They connect, hear, send, and hear; then they send their FIN, and hear.
  const rounds = (count: number): number[] => Array<number[]>(count).fill(numbers).flat();
  return { talks, turns: [...rounds(4), size - 1, size - 1, ...rounds(2)] };
}

/** A line that is as long as the exercise allows without its end, if it says how long. */
function longest({ of, before = '', limit, most }: Contents): Buffer[] {
  const length = limit ?? (of === 'lines' ? most : undefined);
  return length === undefined ? [] : [Buffer.from(`${before.padEnd(length, 'x')}\r\n`)];
}

/** More lines than three digits can count, or messages. */
function many({ messages: [message] = [], keywords: [line = 'x'] = [] }: Contents): Buffer {
  const one = message ?? Buffer.from(`${line}\n`);
  return Buffer.alloc(1_100 * one.length, one);
}

/** What a client does that is like most. */
export const plain: Talk = { messages: [], cuts: [], hears: 'each', late: false, resets: false };

/** What a peer does, one thing after the other. */
export function actsOf({ messages, cuts, hears, resets }: Talk): Act[] {
  const acts: Act[] = [{ does: 'connect' }];
  if (hears === 'each') acts.push({ does: 'hear' });
  const all = messages.reduce((sum, { length }) => sum + length, 0);
  const places = [...new Set(cuts.map((cut) => 1 + (cut % Math.max(1, all - 1))))];
  places.sort((a, b) => a - b);
  let at = 0;
  let part: Buffer[] = [];
  const say = (apart: boolean): void => {
    const bytes = Buffer.concat(part);
    part = [];
    if (bytes.length > 0) acts.push({ does: 'send', bytes, apart });
  };
  for (const message of messages) {
    let from = 0;
    for (const place of places) {
      if (place <= at || place >= at + message.length) continue;
      part.push(message.subarray(from, place - at));
      say(true);
      from = place - at;
    }
    part.push(message.subarray(from));
    at += message.length;
    if (places.includes(at)) say(true);
    if (hears !== 'each') continue;
    say(false);
    acts.push({ does: 'hear' });
  }
  say(false);
  if (hears === 'last') acts.push({ does: 'hear' });
  if (resets) return [...acts, { does: 'reset' }];
  return [...acts, { does: 'fin' }, { does: 'hear' }];
}

/** Who does what, in the order in which it happens. */
export function orderOf({ talks, turns }: Scene): { who: number; act: Act }[] {
  const left = talks.map(actsOf);
  const rest = left.flatMap((acts, who) => acts.map(() => who));
  return [...turns.map((turn) => turn % talks.length), ...rest].flatMap((who) => {
    const act = left[who]?.shift();
    return act ? [{ who, act }] : [];
  });
}
