// The editor that `edit.js` loads when one is first wanted: CodeMirror, bundled by `bundle.ts`.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { typescriptLanguage } from '@codemirror/lang-javascript';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The colors that code has on pages, of whichever theme. */
const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], color: 'var(--accent)' },
  { tag: [tags.string, tags.regexp], color: 'var(--string)' },
  { tag: tags.number, color: 'var(--number)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.className, tags.namespace], color: 'var(--type)' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: 'var(--name)',
  },
]);

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)', fontSize: '0.82rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', overflowX: 'auto' },
  '.cm-content': { padding: '0.7rem 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 1.1rem 0 0.6rem' },
  '.cm-line.fault': { boxShadow: 'inset 3px 0 var(--stop)', backgroundColor: 'var(--tint)' },
  // The line one is on, while one is there
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine:not(.fault), &.cm-focused .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 7%, transparent)',
    color: 'inherit',
  },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    color: 'var(--soft)',
    backgroundColor: 'var(--wash)',
    border: '0',
    borderRight: '1px solid var(--line)',
  },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.3rem 0 0.9rem' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'color-mix(in srgb, var(--accent) 25%, transparent)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--tint)',
    outline: '1px solid var(--line)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': {
    color: 'var(--stop)',
    backgroundColor: 'transparent',
  },
});

/** The line where the program broke; edits move it along. */
const markFault = StateEffect.define();
const fault = StateField.define({
  create: () => Decoration.none,
  update(marks, { changes, effects, state }) {
    const effect = effects.findLast((candidate) => candidate.is(markFault));
    if (!effect) return marks.map(changes);
    const isLine = effect.value >= 1 && effect.value <= state.doc.lines;
    if (!isLine) return Decoration.none;
    const { from } = state.doc.line(effect.value);
    return Decoration.set(Decoration.line({ class: 'fault' }).range(from));
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * An editor in a shadow root, whose constructed style sheets the page's policy allows. Escape, then
 * Tab, leaves it: CodeMirror sees to that.
 */
export function createEditor({ root, text, label, changed, save, run }) {
  const state = (doc) =>
    EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        history(),
        fault,
        drawSelection(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        indentOnInput(),
        bracketMatching(),
        typescriptLanguage,
        syntaxHighlighting(colors),
        look,
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({
          'aria-label': label,
          spellcheck: 'false',
          tabindex: '0',
        }),
        // A browser keeps the look of what is typed over, with a style that the policy forbids.
        EditorView.domEventHandlers({
          beforeinput: (event, view) => {
            const { main } = view.state.selection;
            if (event.inputType !== 'insertText' || main.empty || view.composing) return false;
            view.dispatch(view.state.replaceSelection(event.data ?? ''));
            event.preventDefault();
            return true;
          },
        }),
        EditorView.updateListener.of((update) => update.docChanged && changed()),
        keymap.of([
          { key: 'Mod-s', run: () => save() || true, preventDefault: true },
          { key: 'Mod-Enter', run: () => run() || true, preventDefault: true },
          ...defaultKeymap,
          ...historyKeymap,
          indentWithTab,
        ]),
      ],
    });
  const view = new EditorView({ root, parent: root, state: state(text) });
  return {
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    end: () => view.destroy(),
    /** Marks a line, counted from 1; none if it is 0. */
    mark: (line) => view.dispatch({ effects: markFault.of(line) }),
    /** Takes another text, as one change that can be undone; what is the same in both stays. */
    take: (next) => {
      const now = view.state.doc.toString();
      let from = 0;
      while (from < now.length && now[from] === next[from]) from += 1;
      let same = 0;
      const most = Math.min(now.length, next.length) - from;
      while (same < most && now.at(-1 - same) === next.at(-1 - same)) same += 1;
      view.dispatch({
        changes: { from, to: now.length - same, insert: next.slice(from, next.length - same) },
      });
    },
  };
}
