import { Search } from '../../search/search.ts';

const element = (name) => document.getElementById(`search_${name}`);
const [box, field, status, list, more] = ['box', 'field', 'status', 'list', 'more'].map(element);
const root = new URL('..', new URL('.', document.currentScript.src));
const batch = 8;

const made = (tag, text, name) => {
  const node = document.createElement(tag);
  node.append(...[text].flat());
  if (name) node.className = name;
  return node;
};

const start = (search) => {
  let results = [];
  let asked = null;

  const marked = (text, result) =>
    search.mark(text, result).map(([part, found]) => (found ? made('mark', part) : part));

  const entry = (result) => {
    const { address, title, place, lead } = result;
    const link = made('a', marked(title, result));
    link.href = new URL(address, root).href;
    const item = made('li', link);
    if (place) item.append(made('p', place, 'facts'));
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
    status.textContent = list.dataset[key].replace('{}', () => value);
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
  let waiting;
  const settle = () => {
    clearTimeout(waiting);
    tell(asked, some);
    remember(asked);
  };

  const ask = () => {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    ({ results, some } = search.ask(query));
    list.replaceChildren();
    showMore();
    // A screen reader hears the number when the typing rests, not at each letter.
    clearTimeout(waiting);
    waiting = setTimeout(settle, 150);
  };

  const step = (event, way) => {
    const links = [...list.querySelectorAll('a')];
    const to = links.indexOf(document.activeElement) + way;
    if (to >= links.length) return;
    event.preventDefault();
    (links[to] ?? field).focus();
  };

  field.addEventListener('input', ask);
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'ArrowDown') step(event, 1);
    else if (event.key === 'ArrowUp' && document.activeElement !== field) step(event, -1);
    else if (event.key === 'Escape') {
      field.value = '';
      field.focus();
      ask();
    } else if (event.key === 'Enter' && document.activeElement === field) {
      ask();
      list.querySelector('a')?.click();
    }
  });
  // Whoever comes back finds the query again.
  list.addEventListener('click', settle);
  more.addEventListener('click', () => showMore()?.focus());

  box.hidden = false;
  field.value = new URLSearchParams(location.search).get('q') ?? field.value;
  field.focus();
  if (field.value) ask();
};

if (globalThis.searchIndex) start(new Search(globalThis.searchIndex));
else element('missing').hidden = false;
