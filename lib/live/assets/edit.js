// Editors in pages. What they hold is sent as part of their forms; the server draws all around them.
(() => {
  /** This page, among those that show the same program. */
  const page = crypto.randomUUID();
  /** What belongs together: a run, or an exercise. */
  const around = '.bench, figure.run';
  /** Loaded when an editor is first in sight. */
  const editorModule = '/.live/editor.js';
  const draftOf = (program) => `draft ${program}`;
  const stored = (key, value) => {
    try {
      if (value === null) localStorage.removeItem(key);
      else if (value !== undefined) localStorage.setItem(key, JSON.stringify(value));
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null; // Storage is refused: what is not saved lasts as long as the page.
    }
  };

  /**
   * `<live-editor data-program data-version data-label><pre>text</pre></live-editor>`: the text of a
   * file, and its version. The editor is loaded when it first comes into sight. When the file
   * changes, it takes the new text; what was typed meanwhile is sent, so that the server shows both.
   */
  class LiveEditor extends HTMLElement {
    static formAssociated = true;
    static observedAttributes = ['data-version', 'data-take', 'data-fault'];
    #internals = this.attachInternals();
    #seen = new IntersectionObserver((entries) => entries.at(-1).isIntersecting && this.#open());
    #editor = null;
    #opening = false;
    /** The version that is edited, its text, and the text that was sent last. */
    #base = '';
    #given = '';
    #sent = null;
    /** Whether the file's text is taken whatever was typed, and whether that is about to be looked at. */
    #takes = false;
    #soon = false;

    constructor() {
      super();
      // A key is a letter here, not what it is for the page.
      this.addEventListener('keydown', (event) => event.stopPropagation());
    }

    connectedCallback() {
      if (!this.#opening) this.#seen.observe(this);
    }

    disconnectedCallback() {
      this.#seen.disconnect();
    }

    /** Attributes are changed one by one, and before the text is. */
    attributeChangedCallback(name, _, value) {
      if (!this.#editor) return;
      if (name === 'data-take' && value?.startsWith(`${page} `)) this.#takes = true;
      if (this.#soon) return;
      this.#soon = true;
      queueMicrotask(() => {
        this.#changed(this.#takes);
        this.#mark();
        this.#soon = this.#takes = false;
      });
    }

    #mark() {
      this.#editor.mark(this.unsaved ? 0 : Number(this.dataset.fault ?? 0));
    }

    get #file() {
      return this.firstElementChild.textContent;
    }

    get unsaved() {
      return this.#editor !== null && this.#editor.text() !== this.#given;
    }

    async #open() {
      if (this.#opening) return;
      this.#opening = true;
      this.#seen.disconnect();
      const { program, label } = this.dataset;
      const { createEditor } = await import(editorModule);
      this.#base = this.dataset.version;
      this.#given = this.#file;
      this.#editor = createEditor({
        ...{ root: this.attachShadow({ mode: 'open' }), text: this.#given, label },
        changed: () => this.#typed(),
        save: () => this.#internals.form.requestSubmit(),
        run: () => this.closest(around)?.querySelector('[data-saves]')?.click(),
      });
      const draft = stored(draftOf(program));
      if (draft && draft.text !== this.#given) {
        this.#base = draft.base;
        this.#editor.take(draft.text);
        // The file has changed since: both are shown.
        if (draft.base !== this.dataset.version) this.#internals.form.requestSubmit();
      }
      this.#mark();
      this.#tell();
    }

    #typed() {
      const text = this.#editor.text();
      const { program } = this.dataset;
      stored(draftOf(program), text === this.#given ? null : { base: this.#base, text });
      this.#tell();
    }

    /** What the form sends, and what the style shows. */
    #tell() {
      const data = new FormData();
      const { program } = this.dataset;
      const all = { program, base: this.#base, page, text: this.#editor.text() };
      for (const [name, value] of Object.entries(all)) data.append(name, value);
      this.#internals.setFormValue(data);
      this.#internals.states[this.unsaved ? 'add' : 'delete']('unsaved');
    }

    /** The file holds something else. */
    #changed(takes) {
      const { version } = this.dataset;
      if (!takes && version === this.#base) return;
      const file = this.#file;
      const isOurs = file === this.#sent || file === this.#editor.text();
      if (takes || !(this.unsaved || isOurs)) this.#editor.take(file);
      else if (!isOurs) return this.#internals.form.requestSubmit();
      this.#held(version, file);
    }

    /** The file holds that text. */
    #held(version, text) {
      this.#base = version;
      this.#given = text;
      this.#sent = null;
      this.#typed();
      goOn();
    }

    /** Remembers what is being sent: once the file holds it, that is no news. */
    sending() {
      this.#sent = this.#editor?.text() ?? null;
    }
  }
  customElements.define('live-editor', LiveEditor);

  const unsavedAround = (button) =>
    [...button.closest(around).querySelectorAll('live-editor')].filter((one) => one.unsaved);
  /** The button that waits until what is beside it is saved. */
  let waiting = null;
  const goOn = () => {
    if (!waiting || unsavedAround(waiting).length > 0) return;
    const button = waiting;
    waiting = null;
    button.form?.requestSubmit(button);
  };

  // Before `fragments.js` sends a form.
  addEventListener(
    'submit',
    (event) => {
      const { target: form, submitter } = event;
      const editor = form.querySelector?.('live-editor');
      if (editor) return editor.sending();
      waiting = null;
      if (!submitter?.matches('[data-saves]')) return;
      const unsaved = unsavedAround(submitter);
      if (unsaved.length === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = submitter;
      for (const one of unsaved) one.closest('form').requestSubmit();
    },
    true,
  );
})();
