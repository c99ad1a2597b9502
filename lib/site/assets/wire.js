// Wire diagrams step by step, with keys and pointer. Without this they show everything at once.
(() => {
  const words = document.currentScript.dataset;

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
    const bar = document.createElement('div');
    bar.className = 'steps';
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', words.steps);
    const back = button('←', words.back);
    const on = button('→', words.on);
    const said = lists.map(([first]) => {
      const made = document.createElement('p');
      made.lang = first.closest('[lang]').lang;
      made.setAttribute('aria-live', 'polite');
      return made;
    });
    bar.append(back, on, ...said);
    wire.querySelector('svg').after(bar);
    wire.classList.add('live');

    // 0 shows everything; from 1 on, what has happened so far.
    let at = 0;
    const go = (to) => {
      at = to < 0 || to > rows.length ? 0 : to;
      rows.forEach((row, index) => {
        row.classList.toggle('later', at > 0 && index >= at);
        row.classList.toggle('now', index === at - 1);
      });
      back.disabled = at === 0;
      lists.forEach((sentences, index) => {
        const { value, textContent } = sentences[at - 1] ?? {};
        const idle = index === 0 ? words.steps : '';
        said[index].textContent =
          at > 0 ? `${value}/${sentences.at(-1).value} · ${textContent}` : idle;
      });
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
      if (at === 0) on.focus();
    });
    on.addEventListener('click', () => go(at + 1));
    bar.addEventListener('keydown', (event) => {
      const key = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
      if (!key) return;
      event.preventDefault();
      key();
      if (at === 0) on.focus();
    });
    rows.forEach((row, index) => {
      row.addEventListener('click', () => go(at === index + 1 ? 0 : index + 1));
    });
    go(0);
  }
})();
