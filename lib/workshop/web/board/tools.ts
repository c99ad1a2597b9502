import { lessonNumber } from '../../../course/catalogue.ts';
import { type Html, html } from '../../../html/html.ts';
import { type DeckLength, slidesPath } from '../../../html/paths.ts';
import type { Fragment } from '../../../serve/changes-of.ts';
import { hasShortDeck } from '../../../slides/deck.ts';
import { placeOf } from '../../room/state.ts';
import type { Asked } from '../course.ts';
import { renderChoices, renderQuestion, votesText } from '../poll.ts';
import { renderButton, renderForm, say, type View } from '../view.ts';

const to = '/board/act';

/** What the instructor reads, shows and opens where the room is. */
export function drawTools(view: View): Fragment[] {
  return [
    { id: 'board_notes', content: renderNotes(view) },
    { id: 'board_poll', content: renderPoll(view) },
    { id: 'board_call', content: renderCall(view) },
    { id: 'board_deck', content: renderDeck(view) },
    { id: 'board_times', content: renderTimers(view) },
    { id: 'board_solutions', content: renderSolutions(view) },
    { id: 'board_snippet', content: renderSnippet(view) },
  ];
}

function renderNotes(view: View): Html {
  const place = placeOf(view.room);
  const notes = place && view.course.notes(place, view.language);
  return html`<h2>${say(view, 'notes.title')}</h2>
${notes ?? html`<p class="empty">${say(view, place ? 'notes.none' : 'notes.early')}</p>\n`}`;
}

function renderPoll(view: View): Html {
  const { room, course, language } = view;
  const { poll } = room;
  if (poll) {
    return html`<h2>${say(view, 'poll.title')}</h2>
${renderQuestion({ poll }, view)}${renderChoices({ poll, bars: true }, view)}<p>${votesText(poll, view)}</p>
${
  poll.open
    ? renderButton({ to, fields: { act: 'poll-closed' } }, say(view, 'poll.close'), 'main')
    : renderButton({ to, fields: { act: 'poll-over' } }, say(view, 'poll.over'), 'main')
}`;
  }
  const place = placeOf(room);
  const here = place ? course.questionsAt(place, language) : [];
  const others = course.questions(language).filter((asked) => !here.includes(asked));
  return html`<h2>${say(view, 'poll.title')}</h2>
${here.map((asked) => renderAsk(asked, view))}${here.length === 0 && html`<p class="empty">${say(view, 'poll.none')}</p>\n`}<details><summary>${say(view, 'poll.others', { count: others.length })}</summary>
${others.map((asked) => renderAsk(asked, view))}</details>
`;
}

function renderAsk({ lesson, predict, gist }: Asked, view: View): Html {
  return renderButton(
    { to, fields: { act: 'asked', lesson: lesson.id, question: predict.id } },
    html`${say(view, 'poll.ask')} <span class="to">${lessonNumber(lesson)} · ${gist}</span>`,
    'quiet wide',
  );
}

function renderCall(view: View): Html {
  const { room, course, language } = view;
  const place = placeOf(room);
  const { call } = room;
  return html`${
    call &&
    html`<p class="on">${say(view, 'call.on', { title: course.titleOf(call, language) })}</p>
${renderButton({ to, fields: { act: 'call-over' } }, say(view, 'call.over'), 'quiet')}`
  }${
    place?.section !== undefined &&
    (call?.lesson !== place.lesson || call.section !== place.section) &&
    renderButton(
      { to, fields: { act: 'called', lesson: place.lesson, section: place.section } },
      say(view, 'call.here'),
      'quiet',
    )
  }`;
}

/** The lesson's slides, which move with the room, and the room with them: see `deck.js`. */
function renderDeck(view: View): Html {
  const place = placeOf(view.room);
  const lesson = place && view.course.lesson(place.lesson);
  if (!lesson) return html``;
  const { language } = view;
  const at = place.section === undefined ? '' : `#/${place.section}`;
  const link = (length: DeckLength, text: string): Html =>
    html`<a href="/${slidesPath(language, lesson.slug, length)}${at}" target="slides">${text}</a>`;
  const sections = view.course.steps.flatMap(({ place: { lesson, section } }) =>
    lesson === place.lesson ? [section] : [],
  );
  return html`<p data-lesson="${lesson.id}" data-section="${place.section}" data-sections="${[...new Set(sections)].join(' ')}">${link('long', say(view, 'deck.open'))}${hasShortDeck(lesson) && html` (${link('short', say(view, 'deck.short'))})`}</p>
`;
}

function renderTimers(view: View): Html {
  const { timer } = view.room;
  if (timer)
    return renderButton({ to, fields: { act: 'timer-over' } }, say(view, 'timer.stop'), 'quiet');
  const place = placeOf(view.room);
  const planned = place?.exercise === undefined ? 0 : view.course.minutesOf(place.exercise);
  const field = (kind: 'break' | 'exercise', minutes: number): Html =>
    renderForm(
      { to, fields: { act: 'timer', for: kind } },
      html`<label>${say(view, `timer.set.${kind}`)} <input type="number" name="minutes" min="1" max="240" value="${minutes}" required></label> <span>min</span> <button class="quiet">${say(view, 'timer.start')}</button>`,
    );
  return html`${field('break', 10)}${field('exercise', planned || 10)}`;
}

function renderSolutions(view: View): Html {
  const { room, course, language } = view;
  const place = placeOf(room);
  const exercises = place ? course.exercisesOf(place.lesson) : [];
  const items = exercises.map(({ id, title }) =>
    room.solutions.has(id)
      ? html`<li>${title[language]} <span class="done">✓ ${say(view, 'solution.open')}</span></li>\n`
      : html`<li><details><summary>${title[language]}</summary>
${renderButton({ to, fields: { act: 'opened-solution', exercise: id } }, say(view, 'solution.toOpen'))}</details></li>
`,
  );
  return html`<h2>${say(view, 'solution.title')}</h2>
${exercises.length === 0 ? html`<p class="empty">${say(view, 'solution.early')}</p>\n` : html`<ul>\n${items}</ul>\n`}`;
}

function renderSnippet(view: View): Html {
  const { snippet } = view.room;
  return html`<h2>${say(view, 'snippet.title')}</h2>
${
  snippet === null
    ? renderForm(
        { to, fields: { act: 'showed' } },
        html`<label class="unseen" for="snippet_text">${say(view, 'snippet.label')}</label><textarea id="snippet_text" name="snippet" rows="3" maxlength="4000" spellcheck="false" required placeholder="${say(view, 'snippet.label')}"></textarea><button class="quiet">${say(view, 'snippet.show')}</button>`,
      )
    : html`<pre class="snippet"><code>${snippet}</code></pre>
${renderButton({ to, fields: { act: 'showed', snippet: '' } }, say(view, 'snippet.hide'), 'quiet')}`
}`;
}
