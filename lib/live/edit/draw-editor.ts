import type { Language } from '../../base/i18n.ts';
import { UserError, userErrorText } from '../../base/user-error.ts';
import { type KeyUnder, words } from '../../base/words.ts';
import { changesIn, hunksBetween } from '../../exercise/diff.ts';
import { type Html, html } from '../../html/html.ts';
import { withCode } from '../../html/inline.ts';
import { shownPath } from '../../learner/workspace.ts';
import { type Copy, noVersion } from './copy.ts';
import { renderHunks } from './draw-diff.ts';
import { originalOf, type Program } from './programs.ts';

/** What has become of edits of a program, in the pages that show it. */
export type Edited = {
  /** What a page wanted to save while the file held something else: which page, and its text. */
  both: { page: string; text: string } | null;
  /** Where something is kept that a file no longer holds. */
  kept: URL | null;
  /** The page whose editor takes what the file holds, and how often that has happened. */
  take: string | null;
  /** Why it could not be saved. */
  trouble: UserError | null;
};

export const notEdited: Edited = { both: null, kept: null, take: null, trouble: null };

type Shown = {
  program: Program;
  /** What `Copies` knows of it. */
  copy: Copy | UserError | null;
  edited: Edited;
  /** The line where it broke when it was judged. */
  fault?: number | null;
  language: Language;
};

const say = (
  language: Language,
  key: KeyUnder<'live', 'edit'>,
  params?: Parameters<typeof words>[3],
): string => words('live', language, `edit.${key}`, params);

/** A program of a run: closed until somebody wants to change it. */
export function renderEdit(shown: Shown): Html {
  const { program, language } = shown;
  return html`<details class="edit"><summary>${say(language, 'open')} <code>${program.name}.ts</code>${renderState(shown)}</summary>
<div class="open">
${renderEditor(shown)}</div></details>
`;
}

/** Beside the name of a program that was changed: how much. */
function renderState({ program, copy, language }: Shown): Html | null {
  if (!copy || copy instanceof UserError) return null;
  const count = changesIn(hunksBetween(originalOf(program, copy.text, language), copy.text));
  return html` <span class="soft">${say(language, 'differs', { count })}</span>`;
}

/** The editor, what can be done with it, and what it says of its file; `first`: before all that. */
export function renderEditor(
  { program, copy, edited, fault = null, language }: Shown,
  first: Html | null = null,
): Html {
  const file = shownPath(program.copy);
  if (copy instanceof UserError) return renderTrouble(copy, language);
  const { both, kept, take, trouble } = edited;
  const text = copy?.text ?? program.original(language);
  const version = copy?.version ?? noVersion;
  const hunks = hunksBetween(originalOf(program, text, language), text);
  const id = `editor_${program.id.replaceAll('/', '_')}`;
  const label = say(language, 'label', { file });
  const back = say(language, program.isExercise ? 'startOver' : 'original');
  const keptText = kept && say(language, 'kept', { kept: shownPath(kept) });
  return html`<form class="editor" method="post" action="/.live/edit" data-act id="${id}">
<div class="sheet">
<p class="sheet-name"><code>${program.name}.ts</code> <span>${say(language, 'editable')}</span>${
    copy && html` <span class="state saved">${say(language, 'saved')}</span>`
  } <span class="state unsaved">${say(language, 'unsaved')}</span></p>
<live-editor data-program="${program.id}" data-version="${version}" data-label="${label}"${take !== null && html` data-take="${take}"`}${fault !== null && html` data-fault="${fault}"`}><pre>${text}</pre></live-editor>
</div>
<input type="hidden" name="language" value="${language}">
${trouble && renderTrouble(trouble, language)}${both && copy && renderBoth(copy, both.text, file, language)}</form>
<div class="bar">
${first}<button form="${id}">${say(language, 'save')}</button>
${copy && hunks.length > 0 && html`<button form="${id}" name="choice" value="original">${back}</button>\n`}<p class="soft">${withCode(say(language, copy ? 'yours' : 'fresh', { file }))}${keptText && html` <span role="status">${withCode(keptText)}</span>`}</p>
</div>
${
  hunks.length > 0 &&
  html`<details class="more"><summary>${say(language, 'differences')}</summary>
<p class="soft">${say(language, 'signs')}</p>
${renderHunks(hunks)}</details>
`
}`;
}

const renderTrouble = (trouble: UserError, language: Language): Html =>
  html`<p class="callout warning" role="alert">${userErrorText(language, trouble)}</p>\n`;

/** A file that has changed while it was edited in a page: both, to choose from. */
function renderBoth(copy: Copy, text: string, file: string, language: Language): Html {
  return html`<div class="callout warning" role="alert">
<p class="voice">${withCode(say(language, 'bothTitle', { file }))}</p>
<p>${say(language, 'bothSay')}</p>
${renderHunks(hunksBetween(copy.text, text))}<input type="hidden" name="over" value="${copy.version}">
<div class="bar">
<button name="choice" value="mine">${say(language, 'mine')}</button>
<button name="choice" value="theirs">${say(language, 'theirs')}</button>
</div>
</div>
`;
}
