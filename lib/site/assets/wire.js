// Wire diagrams step by step, with keys and pointer. Without this they show everything at once.
(() => {
  const { dataset } = document.currentScript;

  const button = (sign, name) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = sign;
    made.title = name;
    made.setAttribute('aria-label', name);
    return made;
  };

  for (const wire of document.querySelectorAll('.wire')) {
    const rows = [...wire.querySelectorAll('svg > g')];
    // Side by side, a list in each language.
    const lists = [...wire.querySelectorAll('ol')].map((list) => [...list.children]);
    if (rows.length < 3 || lists.some(({ length }) => length !== rows.length)) continue;
    const [stepByStep, backward, onward] = dataset[wire.closest('[lang]').lang].split('|');
    const bar = document.createElement('div');
    bar.className = 'steps';
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', stepByStep);
    const back = button('←', backward);
    const on = button('→', onward);
    const said = lists.map(([first]) => {
      const made = document.createElement('p');
      made.lang = first.closest('[lang]').lang;
      made.setAttribute('aria-live', 'polite');
      return made;
    });
    bar.append(back, on, ...said);
    // The lanes' names again, for they stay in sight while the rows below them scroll.
    const drawing = wire.querySelector('svg');
    const heads = document.createElement('div');
    heads.className = 'heads';
    heads.setAttribute('aria-hidden', 'true');
    const names = document.createElementNS(drawing.namespaceURI, 'svg');
    names.setAttribute('width', '100%');
    names.setAttribute('height', '38');
    for (const text of drawing.querySelectorAll('.role, .name')) names.append(text.cloneNode(true));
    heads.append(names);
    drawing.before(heads);
    drawing.after(bar);
    wire.classList.add('live');

    /** Brings a row between the names and the bar, with some of what is before or after it. */
    const show = (row) => {
      const { top, bottom } = row.getBoundingClientRect();
      const from = Number.parseFloat(getComputedStyle(heads).top) + heads.offsetHeight;
      const to = innerHeight - bar.offsetHeight;
      const spare = Math.max(4, Math.min(56, (to - from - (bottom - top)) / 3));
      const above = top - spare - from;
      const below = bottom + spare - to;
      if (above < 0) scrollBy({ top: above });
      else if (below > 0) scrollBy({ top: below });
    };

    // 0 shows everything; from 1 on, what has happened so far.
    let at = 0;
    let tallest = 0;
    const go = (to) => {
      at = to < 0 || to > rows.length ? 0 : to;
      rows.forEach((row, index) => {
        row.classList.toggle('later', at > 0 && index >= at);
        row.classList.toggle('now', index === at - 1);
      });
      back.disabled = at === 0;
      lists.forEach((sentences, index) => {
        const { value, textContent } = sentences[at - 1] ?? {};
        const idle = index === 0 ? stepByStep : '';
        said[index].textContent =
          at > 0 ? `${value}/${sentences.at(-1).value} · ${textContent}` : idle;
      });
      // What has grown for a long sentence stays so: the buttons do not move under the pointer.
      bar.style.minHeight = '';
      tallest = at === 0 ? 0 : Math.max(tallest, bar.offsetHeight);
      bar.style.minHeight = `${tallest}px`;
      if (at > 0) show(rows[at - 1]);
    };
    const keys = {
      ArrowRight: () => go(at + 1),
      ArrowLeft: () => go(at - 1),
      Home: () => go(1),
      End: () => go(rows.length),
      Escape: () => go(0),
    };
    back.addEventListener('click', () => {
      go(at - 1);
      if (at === 0) on.focus({ preventScroll: true });
    });
    on.addEventListener('click', () => go(at + 1));
    bar.addEventListener('keydown', (event) => {
      const key = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
      if (!key) return;
      event.preventDefault();
      key();
      if (at === 0) on.focus({ preventScroll: true });
    });
    rows.forEach((row, index) => {
      row.addEventListener('click', () => go(at === index + 1 ? 0 : index + 1));
    });
    go(0);
  }
})();
