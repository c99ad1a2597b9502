import type { Exercise } from '../../../course/exercises.ts';
import { type Html, html } from '../../../html/html.ts';
import type { Fragment } from '../../../serve/changes-of.ts';
import { type Learner, placeOf, type RoomState } from '../../room/state.ts';
import { stuckOf } from '../../room/stuck.ts';
import { machinePart } from '../course.ts';
import { minutesText, say, type View } from '../view.ts';
import { type Cell, cellOf } from './cells.ts';

/** The more learners there are, the more tables are set side by side; few have words in their cells. */
const densities = [
  { kind: 'spacious', most: 14, columns: 1 },
  { kind: 'roomy', most: 40, columns: 2 },
  { kind: 'snug', most: 90, columns: 3 },
  { kind: 'dense', most: Number.POSITIVE_INFINITY, columns: 4 },
] as const;

/** Learners × exercises of the lesson the room is in; before the start, learners and their machines. */
export function drawPeople(view: View): Fragment {
  const { room, course } = view;
  const learners = sorted(room);
  const place = placeOf(room);
  const exercises = place ? course.exercisesOf(place.lesson) : [];
  const { kind, columns } = densities.find(({ most }) => learners.length <= most) ?? densities[3];
  const stuck = new Set(
    stuckOf(room, { now: view.now, minutesOf: course.minutesOf }).map(({ learner }) => learner.id),
  );
  const rows = learners.map((learner): Fragment => {
    const begun = place !== null;
    const shown = {
      learner,
      exercises,
      begun,
      stuck: stuck.has(learner.id),
      worded: columns === 1,
    };
    return { id: `person_${learner.id}`, content: renderRow(shown, view) };
  });
  const height = Math.ceil(rows.length / columns);
  const head = renderHead(exercises, view, columns === 1);
  const tables = Array.from({ length: columns }, (_, at) =>
    rows.slice(at * height, (at + 1) * height),
  )
    .filter((part) => part.length > 0)
    .map(
      (part) => html`<table>
<caption class="unseen">${say(view, 'people.title')}</caption>
${head}<tbody>
${part.map(({ id, content }) => html`<tr id="${id}">${content}</tr>\n`)}</tbody>
</table>
`,
    );
  const content = html`${renderLegend(view)}<div class="grid ${kind}">
${tables.length > 0 ? tables : html`<p class="empty">${say(view, 'people.none')}</p>\n`}</div>
`;
  const frame = JSON.stringify([kind, head.text, place === null, rows.map(({ id }) => id)]);
  return { id: 'board_people', content, frame, parts: rows };
}

/** Milliseconds without a connection or a word after which somebody counts as away. */
const awayMs = 5 * 60_000;

const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** By name: whoever looks for somebody knows that. */
function sorted({ learners }: RoomState): Learner[] {
  return [...learners.values()].sort((one, two) => compare(one.name, two.name));
}

function renderHead(exercises: readonly Exercise[], view: View, worded: boolean): Html {
  const before = placeOf(view.room) === null;
  const columns = before
    ? html`<th scope="col" class="machine">${say(view, 'people.machine')}</th>`
    : exercises.map(
        ({ title }, index) =>
          html`<th scope="col" title="${title[view.language]}"><span class="long">${title[view.language]}</span><span class="short" aria-hidden="true">${index + 1}</span></th>`,
      );
  const others = worded && !before && view.course.exercises.length > exercises.length;
  return html`<thead><tr><th scope="col">${say(view, 'people.name')}</th>${columns}${
    others && html`<th scope="col" class="rest">${say(view, 'people.rest')}</th>`
  }</tr></thead>
`;
}

type Row = {
  learner: Learner;
  exercises: readonly Exercise[];
  begun: boolean;
  stuck: boolean;
  /** Whether cells have words beside their symbols. */
  worded: boolean;
};

function renderRow({ learner, exercises, begun, stuck, worded }: Row, view: View): Html {
  const { name, hand } = learner;
  const away = awayOf(learner, view.now);
  const signs = html`${hand && html`<span class="flag">${renderHand()}<span class="unseen">${say(view, 'people.hand')}</span></span> `}${stuck && html`<span class="unseen">${say(view, 'people.stuck')} </span>`}`;
  const kinds = [away !== null && 'gone', stuck && 'stuck'].filter(Boolean).join(' ');
  const head = html`<th scope="row"${kinds !== '' && html` class="${kinds}"`}>${signs}<bdi title="${name}">${name}</bdi>${away && html` <span class="where">${say(view, `people.${away}`)}</span>`}</th>`;
  if (!begun) return html`${head}${renderMachine(learner, view)}`;
  const cells = exercises.map(({ id }) =>
    renderCell(cellOf(learner.exercises.get(id), view.now), worded, view),
  );
  if (!worded) return html`${head}${cells}`;
  const others = view.course.exercises.filter((exercise) => !exercises.includes(exercise));
  const passed = others.filter(({ id }) => learner.exercises.get(id)?.passed != null).length;
  return html`${head}${cells}${others.length > 0 && html`<td class="rest">${passed}/${others.length}</td>`}`;
}

/** A workbook is connected while it works: between two checks, nobody is away. */
function awayOf({ left, via, connections, heard }: Learner, now: number): 'left' | 'away' | null {
  if (left !== null) return 'left';
  return connections === 0 && via !== 'file' && now - heard > awayMs ? 'away' : null;
}

const symbols = { none: '·', working: '●', failed: '✗', solution: '◐', passed: '✓' } as const;

function renderCell(cell: Cell, worded: boolean, view: View): Html {
  const { kind } = cell;
  const wall = cell.kind === 'failed' && cell.times >= 3;
  const short = cell.kind === 'failed' ? html`<span class="times"> ${cell.times}</span>` : null;
  const long = cellText(cell, view);
  const text =
    worded && kind !== 'none'
      ? html`<span aria-hidden="true">${symbols[kind]}</span> <span class="told">${long}</span>`
      : html`<span aria-hidden="true">${symbols[kind]}${short}</span><span class="unseen">${long}</span>`;
  return html`<td><span class="cell ${kind}${wall && ' wall'}">${text}</span></td>`;
}

function cellText(cell: Cell, view: View): string {
  switch (cell.kind) {
    case 'working':
      return minutesText(view, cell.minutes);
    case 'failed':
      return say(view, 'cell.failed', { count: cell.times });
    case 'passed':
      return say(view, cell.solution ? 'cell.passedWith' : 'cell.passed');
    default:
      return say(view, `cell.${cell.kind}`);
  }
}

function renderMachine({ doctor, via }: Learner, view: View): Html {
  const unknown = via === 'browser' ? 'machine.browser' : 'machine.unknown';
  if (!doctor)
    return html`<td><span class="cell none">· <span class="told">${say(view, unknown)}</span></span></td>`;
  if (doctor.ok && doctor.trouble.length === 0)
    return html`<td><span class="cell passed">✓ <span class="told">${say(view, 'machine.well')}</span></span></td>`;
  const kind = doctor.ok ? 'solution' : 'failed';
  const sign = doctor.ok ? '◐' : '✗';
  const names = doctor.trouble.map((id) => machinePart(view.language, id)).join(', ');
  return html`<td><span class="cell ${kind}">${sign} <span class="told">${names}</span></span></td>`;
}

function renderLegend(view: View): Html {
  const kinds = ['none', 'working', 'failed', 'passed', 'solution'] as const;
  const keys = placeOf(view.room)
    ? kinds.map((kind) => [kind, `legend.${kind}`] as const)
    : kinds.flatMap((kind) => (kind === 'working' ? [] : [[kind, `machines.${kind}`] as const]));
  return html`<ul class="key">${keys.map(
    ([kind, key]) =>
      html`<li><span class="cell ${kind}" aria-hidden="true">${symbols[kind]}</span> ${say(view, key)}</li>`,
  )}</ul>
`;
}

/** A raised hand. */
export const renderHand = (): Html =>
  html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M4 8.5V4.2a.9.9 0 0 1 1.8 0V2.6a.9.9 0 0 1 1.8 0v-.7a.9.9 0 0 1 1.8 0v1a.9.9 0 0 1 1.8 0v6.2l.9-1.3c.5-.7 1.7-.2 1.4.7l-1.7 4.4c-.4 1.3-1.5 2.1-3 2.1H8c-2.4 0-4-1.6-4-4z"/></svg>`;
