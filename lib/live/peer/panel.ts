import type { Language, Params } from '../../base/i18n.ts';
import { type Html, html, join } from '../../html/html.ts';
import { quoted, unescapeBytes } from '../../wire/escape.ts';
import { placeText } from '../../wire/event.ts';
import { type RunPlace, renderForm } from '../place.ts';
import type { LiveRun } from '../state.ts';
import { liveWords as words } from '../words.ts';
import { factsOf, type HandFacts, nothing } from './facts.ts';
import type { PeersNow } from './peers.ts';
import { crowdSize, thrownNames } from './thrown.ts';

/** Which side of the run's program a person takes. */
export const sides = ['client', 'server'] as const;
export type Side = (typeof sides)[number];

/** What a person does beside a run, as the panel shows it. */
export type Played = {
  side: Side;
  now: PeersNow;
  /** Whether there is room for one more by hand, and for one more throw. */
  room: { hand: boolean; throw: boolean };
  /** What was last typed, by connection; 0: what thrown peers say. */
  typed: ReadonlyMap<number, string>;
  /** What somebody typed there last that means nothing. */
  wrong: { at: number; escape: string } | null;
};

/** What is typed until somebody types something else. */
const firstWords = 'hello\\r\\n';
/** Characters that may be typed. */
export const mostTyped = 4_096;

const to = '/.live/peer';

type View = {
  run: LiveRun;
  played: Played;
  place: RunPlace;
  language: Language;
  /** The program at the other end. */
  program: string;
};

/** Beside Run: a person takes the place of one of the two. */
export function renderSides(place: RunPlace): Html {
  const { language } = place.context;
  return join(
    sides.map((side) => {
      const fields = { do: 'begin', run: place.id, side, language };
      return renderForm({ to, fields }, renderButton(words(language, `peer.be.${side}`), true));
    }),
  );
}

/** What a person can do beside a program that is running, and what came of it. */
export function renderPanel(run: LiveRun, played: Played, place: RunPlace): Html {
  const { language } = place.context;
  const [program = ''] = run.started;
  const view: View = { run, played, place, language, program };
  const facts = new Map(factsOf(run.wire, `@${played.side}`).map((one) => [one.connection, one]));
  const hands = played.now.hands.map((hand) => {
    return renderHand(hand, facts.get(hand.connection) ?? nothing(hand.connection), view);
  });
  const at = placeText(played.now.server);
  return html`<div class="peers" role="group" aria-label="${words(language, `peer.be.${played.side}`)}">
${
  played.side === 'server' &&
  html`<p class="note">${words(language, hands.length > 0 ? 'peer.atHand' : 'peer.waiting', { program, place: at })}</p>\n`
}${hands.length > 0 && html`<ol>\n${hands}</ol>\n`}${
  played.side === 'client' && html`${renderMore(view)}${renderThrows(view)}`
}</div>
`;
}

/** One more client. */
function renderMore({ played, place, language }: View): Html {
  const isFirst = played.now.hands.every(({ over }) => over);
  const text = words(language, isFirst ? 'peer.connect' : 'peer.another');
  const fields = { do: 'connect', run: place.id };
  return html`<div class="row">
${renderForm({ to, fields }, renderButton(text, played.room.hand))}</div>
`;
}

type HandNow = PeersNow['hands'][number];

function renderHand({ maySend, reads, over }: HandNow, facts: HandFacts, view: View): Html {
  const { place, language } = view;
  const { connection, number } = facts;
  const id = `${place.element}_hand_${connection}`;
  const hand = { run: place.id, hand: String(connection) };
  const act = (name: 'fin' | 'reset' | 'pause' | 'resume', may: boolean): Html =>
    renderForm(
      { to, fields: { do: name, ...hand } },
      renderButton(words(language, `peer.${name}`), may),
    );
  const open = facts.state === 'open' && !over;
  const send = html`${renderTyped(connection, words(language, 'peer.text'), view)}
${renderButton(words(language, 'peer.send'), maySend, 'how', 'whole')}
${renderButton(words(language, 'peer.apart'), maySend, 'how', 'apart')}`;
  return html`<li id="${id}"${over && html` class="over"`}>
<p class="note"><b>${number > 0 ? words(language, 'peer.own', { number }) : words(language, 'peer.ownFirst')}</b> ${toldOf(facts, reads, view)}</p>
<div class="row">
${renderForm({ to, fields: { do: 'send', ...hand } }, send)}${act('fin', maySend)}${act('reset', open)}${act(reads ? 'pause' : 'resume', open)}</div>
${!over && renderWrong(connection, view)}</li>
`;
}

/** What became of a connection, in a few sentences. */
function toldOf({ state, got, last, fin, code }: HandFacts, reads: boolean, view: View): string {
  const { program, language } = view;
  const say = (key: Parameters<typeof words>[1], more: Params = {}): string =>
    words(language, key, { program, ...more });
  const isOpen = state === 'open' || state === 'connecting';
  const told = [
    isOpen && say(`peer.state.${state}`),
    got > 0 && say('peer.got', { count: got, last: quoted(unescapeBytes(last)) }),
    fin.there && say('peer.finThere'),
    fin.here && say('peer.finHere'),
    isOpen ? !reads && say('peer.paused') : say(`peer.state.${state}`, { code }),
  ];
  return told.filter((one) => one !== false).join(' ');
}

/** The lab's peers, to be thrown at the program, and those who are still there. */
function renderThrows(view: View): Html {
  const { place, played, language } = view;
  const buttons = thrownNames.map((name) => {
    const text = words(language, `peer.throw.${name}`, { size: crowdSize });
    return html`${renderButton(text, played.room.throw, 'peer', name)}\n`;
  });
  const there = played.now.throws.map(({ id, name }) => {
    const fields = { do: 'leave', run: place.id, throw: String(id) };
    return html`<li id="${place.element}_throw_${id}">${words(language, `peer.name.${name}`)} ${renderForm({ to, fields }, renderButton(words(language, 'peer.leave'), true))}</li>\n`;
  });
  const title = `${place.element}_throws`;
  return html`<div class="throws" role="group" aria-labelledby="${title}">
<p class="note"><b id="${title}">${words(language, 'peer.throwIt')}</b></p>
<div class="row">
${renderForm(
  { to, fields: { do: 'throw', run: place.id } },
  html`${renderTyped(0, words(language, 'peer.thrownText'), view)}
${buttons}`,
)}</div>
${renderWrong(0, view)}${there.length > 0 && html`<ul>\n${there}</ul>\n`}</div>
`;
}

/** A field for what is to be sent; a `Send` that is repeated sends the same. */
function renderTyped(at: number, label: string, { place, played }: View): Html {
  const value = played.typed.get(at) ?? firstWords;
  const isWrong = played.wrong?.at === at;
  return html`<input name="text" aria-label="${label}" title="${label}" value="${value}" maxlength="${mostTyped}" autocomplete="off" autocapitalize="off" spellcheck="false"${isWrong && html` aria-invalid="true" aria-describedby="${wrongId(at, place)}"`}>`;
}

function renderWrong(at: number, { place, played, language }: View): Html {
  const { wrong } = played;
  const isHere = wrong?.at === at;
  return html`<p class="wrong" id="${wrongId(at, place)}" role="alert">${isHere && words(language, 'peer.wrong', { escape: wrong.escape })}</p>\n`;
}

const wrongId = (at: number, { element }: RunPlace): string => `${element}_wrong_${at}`;

function renderButton(text: string, may: boolean, name?: string, value?: string): Html {
  const named = name !== undefined && html` name="${name}" value="${value}"`;
  return html`<button${named}${!may && html` aria-disabled="true"`}>${text}</button>`;
}
