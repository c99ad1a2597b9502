import { type Html, html } from '../../../html/html.ts';
import { withCode } from '../../../html/inline.ts';
import type { Fragment } from '../../../serve/changes-of.ts';
import { contentsOf, renderRoomPage } from '../page.ts';
import { renderForm, say, type View } from '../view.ts';
import { drawPeople } from './people.ts';
import { drawHands, drawStuck } from './stuck.ts';
import { drawTools } from './tools.ts';
import { drawTimer, drawTop } from './top.ts';

/** Everything on the board that changes. */
export function drawBoard(view: View): Fragment[] {
  return [
    drawTop(view),
    drawTimer(view, 'board_timer'),
    { id: 'board_trouble', content: renderTrouble(view) },
    { id: 'board_door', content: renderDoor(view) },
    drawPeople(view),
    drawStuck(view),
    drawHands(view),
    ...drawTools(view),
  ];
}

/** The instructor's page; without fragments, it asks for them once it knows who it is. */
export function renderBoard(
  view: Pick<View, 'language' | 'now'>,
  fragments: readonly Fragment[] | null,
  live: Html,
): string {
  const put = fragments ? contentsOf(fragments) : () => html``;
  const part = (id: string, kind = ''): Html =>
    html`<section id="${id}" data-live${kind !== '' && html` class="${kind}"`}>${put(id)}</section>\n`;
  return renderRoomPage({
    ...{ kind: 'board', path: '/board', title: say(view, 'title.board') },
    ...{ language: view.language, now: view.now, live },
    scripts: ['deck.js'],
    tools: html`<a href="/projector" target="projector">${say(view, 'title.projector')}</a>
`,
    body: html`<div id="board_trouble" role="alert" data-live>${put('board_trouble')}</div>
<section class="masthead" aria-label="${say(view, 'desk.now')}"><div id="board_top" data-live>${put('board_top')}</div>
<div id="board_timer" data-live>${put('board_timer')}</div></section>
<main>
<div class="aside">
${part('board_hands')}${part('board_stuck')}</div>
${part('board_people', 'people')}<div class="desk">
${part('board_notes', 'notes')}${part('board_poll')}<section>
<h2>${say(view, 'desk.room')}</h2>
<div id="board_call" data-live>${put('board_call')}</div>
<div id="board_deck" data-live>${put('board_deck')}</div>
<div id="board_times" data-live>${put('board_times')}</div>
</section>
${part('board_solutions')}${part('board_snippet')}<section id="board_door" data-live>${put('board_door')}</section>
${renderBring(view)}</div>
</main>
${renderForm({ to: '/board/act', fields: { act: 'went-to', lesson: '', section: '' } }, html`<button id="deck_moved" hidden></button>`)}`,
  });
}

/** For those whom the network keeps apart: they bring what their workbook exported. */
function renderBring(view: Pick<View, 'language'>): Html {
  const form = html`<p>${withCode(say(view, 'bring.say'))}</p>
<p><label for="bring_name">${say(view, 'bring.name')}</label> <input id="bring_name" name="name" maxlength="200" required autocomplete="off"></p>
<label class="unseen" for="bring_text">${say(view, 'bring.text')}</label><textarea id="bring_text" name="progress" rows="3" spellcheck="false" required placeholder="${say(view, 'bring.text')}"></textarea><button class="quiet">${say(view, 'bring.add')}</button>`;
  return html`<section><details><summary>${say(view, 'bring.title')}</summary>
${renderForm({ to: '/board/bring', fields: {} }, form)}<p id="board_brought" role="status" data-live></p>
</details></section>
`;
}

function renderTrouble(view: View): Html {
  const { trouble } = view;
  return trouble === null
    ? html``
    : html`<p>${say(view, trouble === 'ENOSPC' ? 'trouble.full' : 'trouble.other', { code: trouble })}</p>\n`;
}

function renderDoor(view: View): Html {
  const { web, code, learners } = view.door;
  return html`<h2>${say(view, 'door.join')}</h2>
<p>${new URL(web).host}/join · ${say(view, 'door.code')} <strong class="code">${code}</strong></p>
<p><code>npm run lesson -- join ${learners} ${code}</code></p>
`;
}
