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

    /** Attributes are changed before the text is. */
    attributeChangedCallback(name, _, value) {
      const isMine = name === 'data-take' && value?.startsWith(`${page} `);
      if (!this.#editor) return;
      queueMicrotask(() => (name === 'data-fault' ? this.#mark() : this.#changed(isMine)));
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
    }

    /** Remembers what is being sent; `saved` says what became of it. */
    sending() {
      this.#sent = this.#editor?.text() ?? null;
    }

    saved(version) {
      if (version && this.#sent !== null) this.#held(version, this.#sent);
    }
  }
  customElements.define('live-editor', LiveEditor);

  const editorIn = (form) => form.querySelector?.('live-editor');
  /** The button that waits until what is beside it is saved. */
  let waiting = null;

  // Before `fragments.js` sends a form.
  addEventListener(
    'submit',
    (event) => {
      const { target: form, submitter } = event;
      editorIn(form)?.sending();
      if (!submitter?.matches('[data-saves]')) return;
      const beside = [...submitter.closest(around).querySelectorAll('live-editor')];
      const unsaved = beside.filter((one) => one.unsaved);
      if (unsaved.length === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = { submitter, left: new Set(unsaved) };
      for (const one of unsaved) one.closest('form').requestSubmit();
    },
    true,
  );
  // Sent by `fragments.js` when a form was answered.
  addEventListener('answered', ({ target: form, detail: response }) => {
    const editor = editorIn(form);
    if (!editor) return;
    editor.saved(response.headers.get('x-version'));
    if (!waiting?.left.delete(editor)) return;
    if (editor.unsaved) waiting = null;
    else if (waiting.left.size === 0) {
      const { submitter } = waiting;
      waiting = null;
      submitter.form?.requestSubmit(submitter);
    }
  });
})();
