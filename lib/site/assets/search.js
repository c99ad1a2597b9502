(() => {
  const element = (name) => document.getElementById(`search_${name}`);
  const [box, field, status, list, more] = ['box', 'field', 'status', 'list', 'more'].map(element);
  const assets = new URL('.', document.currentScript.src);
  const root = new URL('..', assets);
  const { lang } = document.documentElement;
  const batch = 8;

  if (location.protocol === 'file:') {
    element('file').hidden = false;
    return;
  }

  /** Undoes what the index needs: gaps within words, plain spaces for narrow ones. */
  const readable = (text) => {
    const plain = text.replace(/\u2060(<\/mark>)? /g, '$1').replaceAll('\u00ad', '\u00a0');
    if (lang !== 'fr') return plain;
    return plain.replace(/ (?=[;:!?»])|(?<=«) |(?<=\d) (?=\d{3}(?!\d))/g, '\u202f');
  };

  const made = (tag, text, name) => {
    const node = document.createElement(tag);
    node.textContent = text;
    if (name) node.className = name;
    return node;
  };

  /** An excerpt has `<mark>` and no other markup; a mark is for the word alone. */
  const excerpt = ({ excerpt: markup, plain_excerpt: cut, raw_content: whole }) => {
    const plain = readable(markup).replace(
      /<mark>([^\p{L}\p{N}<]*)(.*?)([^\p{L}\p{N}]*)<\/mark>/gu,
      '$1<mark>$2</mark>$3',
    );
    const paragraph = made('p', '');
    plain.split(/<\/?mark>/).forEach((part, index) => {
      const text = part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      paragraph.append(index % 2 ? made('mark', text) : text);
    });
    if (!whole.startsWith(cut)) paragraph.prepend('… ');
    if (!whole.endsWith(cut)) paragraph.append(' …');
    return paragraph;
  };

  const entry = (found) => {
    const { raw_url, meta } = found;
    const [, address, place] = /^(\S*) (.*)$/.exec(raw_url);
    const item = made('li', '');
    const link = made('a', readable(meta.title ?? meta.term ?? meta.program));
    link.href = new URL(address, root).href;
    item.append(link);
    if (place) item.append(made('p', place, 'facts'));
    item.append(excerpt(found));
    return item;
  };

  let asked = 0;
  let results = [];
  let shown = 0;

  const showMore = async () => {
    const turn = asked;
    const next = results.slice(shown, shown + batch);
    const found = await Promise.all(next.map((result) => result.data()));
    if (turn !== asked) return;
    if (shown === 0) list.replaceChildren();
    const first = list.children.length;
    list.append(...found.map(entry));
    shown += next.length;
    more.hidden = shown >= results.length;
    return list.children[first]?.querySelector('a');
  };

  const say = (key, value) => {
    status.textContent = list.dataset[key].replace('{}', value);
  };

  const search = async () => {
    const query = field.value.trim();
    asked += 1;
    const turn = asked;
    const address = new URL(location.href);
    if (query) address.searchParams.set('q', query);
    else address.searchParams.delete('q');
    history.replaceState(null, '', address);
    document.getElementById('page_switch').search = address.search;
    element('missing').hidden = true;
    results = [];
    try {
      if (query) {
        const { find } = await import(`${assets}find.js`);
        const answer = await find(`${root}pagefind/`, query);
        if (turn !== asked) return;
        results = answer.results;
        shown = 0;
        await showMore();
        if (turn !== asked) return;
        if (answer.some) say('some', results.length);
        else if (results.length > 1) say('many', results.length);
        else if (results.length === 1) say('one');
        else say('none', query);
      } else status.textContent = '';
      if (results.length === 0) {
        list.replaceChildren();
        more.hidden = true;
      }
    } catch {
      if (turn !== asked) return;
      list.replaceChildren();
      status.textContent = '';
      more.hidden = true;
      element('missing').hidden = false;
    }
  };

  let waiting;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });

  const step = (event, way) => {
    const links = [...list.querySelectorAll('a')];
    const to = links.indexOf(document.activeElement) + way;
    if (to >= links.length) return;
    event.preventDefault();
    (links[to] ?? field).focus();
  };

  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') step(event, 1);
    else if (event.key === 'ArrowUp' && document.activeElement !== field) step(event, -1);
    else if (event.key === 'Escape') {
      field.value = '';
      field.focus();
      void search();
    } else if (event.key === 'Enter' && document.activeElement === field) {
      list.querySelector('a')?.click();
    }
  });
  more.addEventListener('click', async () => (await showMore())?.focus());

  box.hidden = false;
  field.value = new URLSearchParams(location.search).get('q') ?? field.value;
  field.focus();
  if (field.value) void search();
})();
