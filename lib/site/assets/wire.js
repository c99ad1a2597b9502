// Wire diagrams step by step, and runs played: the row, the line printed and the line of code that
// printed it, together. Without this, diagrams show everything at once.
(() => {
  const { dataset } = document.currentScript;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const paces = [1, 2, 0.5];
  /** Milliseconds that each event is shown, beside the pause before it, which is shown in full. */
  const glance = 900;
  const longestPause = 3000;

  const made = (tag, name, text = '') => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  };

  const button = (kind, sign, name) => {
    const element = made('button', kind, sign);
    element.type = 'button';
    element.title = name;
    element.setAttribute('aria-label', name);
    return element;
  };

  /** The note below the line of code that printed a text: the nearest above that fits best. */
  const noteOf = (text, program, wire) => {
    const title = document.querySelector('h1').textContent;
    let best = null;
    for (const note of document.querySelectorAll('figure.code .said')) {
      const name = note.closest('figure').querySelector('figcaption')?.textContent ?? title;
      if (!name.trim().startsWith(`${program}.ts`)) continue;
      if (!(note.compareDocumentPosition(wire) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      for (const { textContent } of note.querySelectorAll('samp')) {
        const parts = textContent.split(/\{\w+\}/);
        const size = parts.join('').trim().length;
        const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
        if (size < (best?.size ?? 2) || !new RegExp(`^${pattern}$`, 'u').test(text)) continue;
        best = { note, size };
      }
    }
    return best?.note;
  };

  /** The line of code above a note. */
  const lineAbove = (note) => {
    let last = note;
    while (last.previousSibling?.classList?.contains('said')) last = last.previousSibling;
    const range = document.createRange();
    range.setStartBefore(last);
    range.setEndBefore(last);
    let node = last.previousSibling;
    let text = node?.data?.replace(/\n$/, '');
    for (; node && !node.classList?.contains('said'); text = node?.data) {
      const at = text?.lastIndexOf('\n') ?? -1;
      if (at >= 0) {
        range.setStart(node, at + 1);
        break;
      }
      range.setStartBefore(node);
      node = node.previousSibling;
    }
    return range;
  };

  const showLine = (range) => {
    if (range) CSS.highlights?.set('now', new Highlight(range));
    else CSS.highlights?.delete('now');
  };

  let stopOther = () => {};
  /** What ends the steps of a diagram that is drawn again. */
  const ends = new WeakMap();

  const bring = (wire) => {
    const rows = [...wire.querySelectorAll('svg > g')];
    // Side by side, a list in each language.
    const lists = [...wire.querySelectorAll('ol')].map((list) => [...list.children]);
    if (rows.length < 3 || lists.some(({ length }) => length !== rows.length)) return;
    const { lang } = wire.closest('[lang]');
    const [stepByStep, backward, onward, playing, halting, pacing] = dataset[lang].split('|');
    const bar = document.createElement('div');
    bar.className = 'steps';
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', stepByStep);
    const play = button('play', '▶', playing);
    const back = button('back', '←', backward);
    const on = button('on', '→', onward);
    const pace = button('pace', '1×', `${pacing} 1×`);
    const said = lists.map(([first]) => {
      const text = document.createElement('p');
      text.lang = first.closest('[lang]').lang;
      text.setAttribute('aria-live', 'polite');
      return text;
    });
    const printed = made('p', 'printed');
    const events = (wire.dataset.play ?? '').split(' ').flatMap((event) => {
      return event ? { kind: event[0], ms: Number(event.slice(1)) } : [];
    });
    if (events.length > 0) bar.append(play);
    bar.append(back, on);
    if (events.length > 0) bar.append(pace);
    bar.append(...said, printed);
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
    // They go where the rows end, before they cover what follows.
    const lanes = made('div', 'lanes');
    drawing.replaceWith(lanes);
    lanes.append(heads, drawing);
    lanes.after(bar);
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

    const figure = wire.closest('figure');
    const around = wire.closest('.recorded, .yours') ?? figure;
    const column = wire.closest('.pair > [lang]')?.lang;
    let outputs;
    /** Of what was printed, the lines so far; the last one stays in sight, with its code. */
    const print = (count) => {
      outputs ??= [...(around?.querySelectorAll('.output samp') ?? [])]
        .filter((samp) => !column || samp.closest('[lang]').lang === column)
        .map(({ children }) => [...children]);
      for (const lines of outputs) {
        lines.forEach((line, index) => {
          line.classList.toggle('later', index >= count);
          line.classList.toggle('now', index === count - 1);
        });
      }
      const line = outputs[0]?.[count - 1];
      const who = line?.querySelector('.who')?.textContent ?? '';
      const text = line?.textContent.slice(who.length).trim() ?? '';
      const program =
        who.trim() || figure?.querySelector('figcaption code').textContent.split(' ').at(-1);
      const note = text && noteOf(text, program, wire);
      const range = note && lineAbove(note);
      showLine(range);
      printed.replaceChildren();
      if (text) printed.append(made('samp', '', text));
      if (range) printed.append(' ← ', made('code', '', range.toString().trim()));
    };

    // How many rows are lit: 0 shows everything. `done` counts the events so far.
    let at = 0;
    let done = 0;
    let tallest = 0;
    const draw = (row) => {
      at = row;
      rows.forEach((each, index) => {
        each.classList.toggle('later', (at > 0 || done > 0) && index >= at);
        each.classList.toggle('now', index === at - 1);
      });
      back.disabled = at === 0 && done === 0;
      lists.forEach((sentences, index) => {
        const { value, textContent } = sentences[at - 1] ?? {};
        const idle = index === 0 ? stepByStep : '';
        said[index].textContent =
          at > 0 ? `${value}/${sentences.at(-1).value} · ${textContent}` : idle;
      });
      if (events.length > 0 && (done > 0 || outputs)) {
        const count = events.slice(0, done).filter(({ kind }) => kind === 'o').length;
        print(done > 0 ? count : Number.POSITIVE_INFINITY);
      }
      // What has grown for a long sentence stays so: the buttons do not move under the pointer.
      bar.style.minHeight = '';
      tallest = at === 0 ? 0 : Math.max(tallest, bar.offsetHeight);
      bar.style.minHeight = `${tallest}px`;
      if (at > 0) show(rows[at - 1]);
    };

    /** To a row, and to what is printed before the next one. */
    const go = (to) => {
      stop();
      const row = to < 0 || to > rows.length ? 0 : to;
      let left = row;
      const next = events.findIndex(({ kind }) => kind === 'w' && left-- === 0);
      done = row === 0 ? 0 : next < 0 ? events.length : next;
      draw(row);
    };

    let timer = null;
    let factor = 0;
    const stop = () => {
      clearTimeout(timer);
      timer = null;
      play.textContent = '▶';
      play.title = playing;
      play.setAttribute('aria-label', playing);
    };
    /** One event more. */
    const advance = () => {
      const { kind } = events[done];
      done += 1;
      draw(kind === 'w' ? at + 1 : at);
    };
    const wait = () => {
      const event = events[done];
      if (!event) return stop();
      const pause = event.ms >= 100 ? Math.min(event.ms, longestPause) : 0;
      if (pause > 0) said[0].textContent = `… ${event.ms.toLocaleString(lang)}\u00a0ms …`;
      timer = setTimeout(
        () => {
          advance();
          wait();
        },
        (pause + glance) / paces[factor],
      );
    };
    play.addEventListener('click', () => {
      if (timer !== null) return stop();
      stopOther();
      stopOther = stop;
      if (done === events.length) done = at = 0;
      advance();
      // Whoever wants less motion plays event by event.
      if (calm.matches) return;
      play.textContent = '❚❚';
      play.title = halting;
      play.setAttribute('aria-label', halting);
      wait();
    });
    pace.addEventListener('click', () => {
      factor = (factor + 1) % paces.length;
      pace.textContent = `${paces[factor].toLocaleString(lang)}×`;
      pace.setAttribute('aria-label', `${pacing} ${pace.textContent}`);
      pace.title = pacing;
    });

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
      if (at === 0 && !bar.querySelector(':enabled:focus')) on.focus({ preventScroll: true });
    });
    const ending = new AbortController();
    rows.forEach((row, index) => {
      const { signal } = ending;
      row.addEventListener('click', () => go(at === index + 1 ? 0 : index + 1), { signal });
    });
    ends.set(wire, () => {
      stop();
      ending.abort();
    });
    go(0);
  };

  for (const wire of document.querySelectorAll('.wire')) bring(wire);
  // A page that draws a diagram again says so, and whether it is whole.
  document.addEventListener('diagram', ({ target, detail }) => {
    ends.get(target)?.();
    ends.delete(target);
    if (detail.isWhole) bring(target);
  });
})();
