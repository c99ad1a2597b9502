import { choiceOrder } from '../../course/blocks.ts';
import { renderBlocks } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { renderInlines } from '../../html/inline.ts';
import type { Poll } from '../room/state.ts';
import { renderBar, say, type View } from './view.ts';

/** What is shown of a poll: its bars, and, once nobody votes anymore, what is right. */
type Shown = {
  poll: Poll;
  bars: boolean;
  /** Whose choice, and the right one, are explained once nobody votes anymore. */
  learner?: string;
};

/** How many votes each choice has, by its index in the lesson's file. */
export function countVotes({ votes }: Pick<Poll, 'votes'>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const choice of votes.values()) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  return counts;
}

export function renderQuestion({ poll }: Pick<Shown, 'poll'>, view: View): Html | null {
  const asked = view.course.question(poll.lesson, poll.question, view.language);
  if (!asked) return null;
  const { predict, lesson } = asked;
  return html`<div class="question">
${renderBlocks(predict.question, view.course.contextOf(lesson, view.language))}</div>
`;
}

/** The choices in the order in which everybody sees them, with letters to speak of them. */
export function renderChoices({ poll, bars, learner }: Shown, view: View): Html | null {
  const asked = view.course.question(poll.lesson, poll.question, view.language);
  if (!asked) return null;
  const { predict, lesson } = asked;
  const context = view.course.contextOf(lesson, view.language);
  const counts = countVotes(poll);
  const own = learner === undefined ? undefined : poll.votes.get(learner);
  const items = choiceOrder(predict).map((index, at) => {
    const choice = predict.choices[index];
    const count = counts.get(index) ?? 0;
    const right = !poll.open && choice?.right === true;
    return html`<li${right && html` class="right"`}><span class="letter">${letterOf(at)}</span> <div>${choice && renderInlines(choice.label, context)}${
      right && html` <strong class="verdict">${say(view, 'poll.right')}</strong>`
    }${own === index && html` <span class="yours">${say(view, 'poll.yours')}</span>`}${
      choice !== undefined &&
      learner !== undefined &&
      (right || own === index) &&
      html`<div class="why">${renderBlocks(choice.why, context)}</div>`
    }</div>${
      bars &&
      html`<span class="votes">${renderBar([[count, right ? 'good' : 'plain']], poll.votes.size)}<span>${count}</span></span>`
    }</li>
`;
  });
  return html`<ol class="choices">\n${items}</ol>\n`;
}

export const letterOf = (at: number): string => String.fromCodePoint(65 + at);

export function votesText({ votes }: Poll, view: View): string {
  return say(view, 'poll.votes', { count: votes.size });
}
