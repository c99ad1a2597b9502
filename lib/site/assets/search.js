import { Search } from '../../search/search.ts';

const root = new URL('..', new URL('.', document.currentScript.src));
const batch = 8;

const made = (tag, text, props) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...[text].flat());
  return node;
};

let tail;

/** What short questions seldom need comes when the first that does is asked; without it, the rest is enough. */
const loadTail = (language) => {
  tail ??= new Promise((resolve) => {
    const script = made('script', '', { src: new URL(`${language}/search/tail.js`, root).href });
    script.onload = () => resolve(globalThis.searchTail ?? null);
    script.onerror = () => resolve(null);
    document.head.append(script);
  });
  return tail;
};

/** The field and the list, put into `place`; `texts` are the words that a person reads. */
const start = ({ texts, waysOn, ...index }, place) => {
  let search = new Search(index, null);
  const overlay = place.localName === 'dialog';
  const field = made('input', '', { type: 'search', id: 'search_field', autocomplete: 'off' });
  field.autocapitalize = 'off';
  field.spellcheck = false;
  field.enterKeyHint = 'go';
  field.setAttribute('aria-describedby', 'search_hint');
  const status = made('p', '', { id: 'search_status', role: 'status' });
  const list = made('ol', '', { id: 'search_list' });
  const more = made('button', texts.more, { type: 'button', id: 'search_more', hidden: true });
  const links = waysOn.map(([to, text]) => made('a', text, { href: new URL(to, root).href }));
  const others = made(
    'p',
    [texts.browse, ...links.flatMap((link, at) => [at > 0 ? '\u00a0· ' : ' ', link])],
    { className: 'facts', hidden: true },
  );
  const box = made(
    'div',
    [
      made('label', texts.label, { htmlFor: 'search_field' }),
      field,
      made('p', [texts.hint, ' ', made('span', texts.keys)], {
        className: 'hint',
        id: 'search_hint',
      }),
    ],
    { id: 'search_box', role: 'search' },
  );

  let results = [];
  let asked = null;

  const marked = (text, result) =>
    search.mark(text, result).map(([part, found]) => (found ? made('mark', part) : part));

  const entry = (result) => {
    const { address, title, place, lead } = result;
    const link = made('a', marked(title, result), { href: new URL(address, root).href });
    const item = made('li', link);
    if (place) item.append(made('p', place, { className: 'facts' }));
    if (lead) item.append(made('p', marked(lead, result)));
    return item;
  };

  const showMore = () => {
    const first = list.children.length;
    list.append(...results.slice(first, first + batch).map(entry));
    more.hidden = list.children.length >= results.length;
    return list.children[first]?.querySelector('a');
  };

  const say = (key, value) => {
    status.textContent = texts[key].replace('{}', () => value);
  };

  const tell = (query, some) => {
    if (query === '') status.textContent = '';
    else if (results.length === 0) say('none', query);
    else if (some) say('some', results.length);
    else if (results.length === 1) say('one');
    else say('many', results.length);
  };

  /** The query goes into the address, and along into the other language. */
  const remember = (query) => {
    if (overlay) return;
    const address = new URL(location.href);
    if (query) address.searchParams.set('q', query);
    else address.searchParams.delete('q');
    document.getElementById('page_switch').search = address.search;
    try {
      history.replaceState(null, '', address);
    } catch {
      // Some browsers keep the address of a file as it is, or mind how often it changes.
    }
  };

  let some = false;
  let whole = false;
  let waiting;
  const settle = () => {
    clearTimeout(waiting);
    tell(asked, some);
    remember(asked);
  };

  /** What was asked is asked again when all of the index is there. */
  const complete = async () => {
    if (whole || !search.needsTail(asked)) return;
    const more = await loadTail(index.language);
    if (whole) return;
    whole = true;
    if (!more) return;
    search = new Search(index, more);
    show();
    settle();
  };

  const show = () => {
    ({ results, some } = search.ask(asked));
    list.replaceChildren();
    others.hidden = results.length > 0 || asked === '';
    showMore();
  };

  const ask = () => {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    show();
    // A screen reader hears the number when the typing rests, not at each letter.
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      settle();
      void complete();
    }, 150);
  };

  const step = (event, way) => {
    const links = [...list.querySelectorAll('a')];
    const to = links.indexOf(document.activeElement) + way;
    if (to >= links.length) return;
    event.preventDefault();
    (links[to] ?? field).focus();
  };

  field.addEventListener('input', ask);
  (overlay ? place : globalThis).addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'ArrowDown') step(event, 1);
    else if (event.key === 'ArrowUp' && document.activeElement !== field) step(event, -1);
    else if (event.key === 'Escape' && overlay) {
      // In one go: a field of this kind would first lose its text.
      event.preventDefault();
      place.close();
    } else if (event.key === 'Escape') {
      field.value = '';
      field.focus();
      ask();
    } else if (event.key === 'Enter' && document.activeElement === field) {
      event.preventDefault();
      ask();
      void complete().then(() => list.querySelector('a')?.click());
    }
  });
  // Whoever comes back finds the query again.
  list.addEventListener('click', settle);
  more.addEventListener('click', () => showMore()?.focus());

  const parts = [box, status, others, list, more];
  place.append(...(overlay ? [made('div', parts)] : parts));
  if (overlay) {
    place.setAttribute('aria-label', texts.title);
    const close = made('button', texts.close, { type: 'button', id: 'search_close' });
    close.addEventListener('click', () => place.close());
    box.append(close);
    // What lies outside, and what leads to a place on this very page, closes it too.
    place.addEventListener('click', ({ target }) => {
      if (target === place || target.closest('#search_list a')) place.close();
    });
    return field;
  }
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  field.focus();
  if (field.value) ask();
  return field;
};

const page = document.getElementById('search');
const index = globalThis.searchIndex;
if (page && index) {
  const field = start(index, page);
  globalThis.openSearch = () => field.focus();
} else if (page) document.getElementById('search_missing').hidden = false;
else if (index) {
  const dialog = made('dialog', '', { id: 'search_over' });
  document.body.append(dialog);
  const field = start(index, dialog);
  globalThis.openSearch = () => {
    dialog.showModal();
    field.focus();
    field.select();
  };
}
