// The slides: reveal.js moves them, this says how. Without it they read as a page.
(() => {
  const root = document.documentElement;
  const { channel: name, notes } = document.currentScript.dataset;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const slides = all('.slide');

  // Step by step: a diagram's rows; a question's choices, then why the wrong ones are, then the right.
  const step = (element, index) => {
    element.classList.add('fragment');
    element.dataset.fragmentIndex = index;
  };
  const prepare = (slide) => {
    for (const wire of all('.wire', slide)) {
      const drawing = wire.querySelector('svg');
      const said = document.createElement('p');
      said.className = 'told';
      // The lanes' names stay in sight when the drawing scrolls.
      const head = drawing.cloneNode(false);
      for (const part of ['role', 'aria-labelledby', 'aria-describedby'])
        head.removeAttribute(part);
      head.setAttribute('aria-hidden', 'true');
      head.setAttribute('class', 'lanes');
      head.append(...all(':scope > text', drawing).map((text) => text.cloneNode(true)));
      const box = document.createElement('div');
      box.className = 'scroll';
      drawing.before(box);
      box.append(head, drawing);
      box.after(said);
      all(':scope > g', drawing).forEach(step);
    }
    for (const question of all('.predict', slide)) {
      const choices = all('details', question);
      const order = [...all('.wrong', question), ...all('.right', question)];
      choices.forEach(step);
      for (const choice of choices) {
        choice.open = true;
        choice.querySelector('summary').tabIndex = -1;
        choice.addEventListener('click', (event) => event.preventDefault());
        step(choice.querySelector('.verdict'), choices.length + order.indexOf(choice));
      }
    }
    all('.takeaway', slide).forEach(step);
  };

  /** What scrolls can be scrolled from the keyboard. */
  const reach = (box) => {
    if (box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  };

  /** What has happened so far in a diagram: the last row is said in words, and in sight. */
  const follow = (slide) => {
    for (const wire of all('.wire', slide)) {
      const rows = all('.scroll > svg > g', wire);
      const at = rows.findLastIndex((row) => row.classList.contains('visible'));
      rows.forEach((row, index) => {
        row.classList.toggle('now', index === at);
      });
      const sentences = all('li', wire);
      const [{ value, textContent }, last] = [sentences[at] ?? {}, sentences.at(-1)];
      // Steps left out have no number.
      const number = value ? `${value}/${last.value} · ` : '';
      wire.querySelector('.told').textContent = textContent ? number + textContent : '';
      const box = wire.querySelector('.scroll');
      reach(box);
      if (at < 1) box.scrollTop = 0;
      else {
        const row = rows[at].getBoundingClientRect();
        const seen = box.getBoundingClientRect();
        const scale = seen.height / box.offsetHeight || 1;
        const below = row.bottom - seen.bottom + 0.25 * seen.height;
        const above = seen.top + 0.3 * seen.height - row.top;
        if (below > 0) box.scrollTop += below / scale;
        else if (above > 0) box.scrollTop -= above / scale;
      }
    }
  };

  /** Letters as large as there is room for; what is too much in the smallest scrolls. */
  const fitLetters = (slide) => {
    const shown = slide.querySelector('.shown');
    const inner = slide.querySelector('.fit');
    if (!inner || shown.offsetHeight === 0) return;
    const tooLarge = () =>
      inner.getBoundingClientRect().height > shown.getBoundingClientRect().height + 1 ||
      all('pre', inner).some((code) => code.scrollWidth > code.clientWidth + 1);
    let size = 1.3;
    inner.style.zoom = size;
    const least = root.classList.contains('printing') ? 0.35 : 0.5;
    while (tooLarge() && size > least) {
      size -= 0.05;
      inner.style.zoom = size;
    }
    reach(shown);
  };

  window.slides = { all, slides, prepare, follow, fitLetters, name };
  if (!window.Reveal) return;

  const id = (name) => document.getElementById(name);
  const start = location.hash.split('/')[1];
  if (matchMedia('(max-width: 40rem)').matches) {
    // A narrow window reads them as a page; an address of a slide leads there too.
    if (start) id(start)?.scrollIntoView();
    return;
  }
  root.classList.add('on');
  slides.forEach(prepare);

  const size = () => {
    const frame = document.querySelector('.reveal');
    const ratio = frame.offsetWidth / frame.offsetHeight;
    if (ratio < 4 / 3) return { width: 960, height: Math.round(960 / ratio) };
    return { width: Math.round(Math.min(720 * ratio, 1440)), height: 720 };
  };
  const { Reveal } = window;
  const channel = new BroadcastChannel(name);
  const here = () => Reveal.getCurrentSlide();
  const tell = () => {
    const slide = here();
    const section = slide.parentElement.firstElementChild.id.replace(/_\d+$/, '');
    channel.postMessage({ slide: slide.id, step: all('.fragment.visible', slide).length, section });
  };
  const stepped = () => {
    follow(here());
    tell();
  };
  const openNotes = () => {
    window.open(notes, `${name}/notes`, 'popup,width=1200,height=800')?.focus();
  };
  const refit = () => slides.forEach(fitLetters);
  const place = id('deck_place');
  // The same slide in the other language, and where it is there, in the deck of another length.
  const leaving = all('#deck_switch, #deck_length').map((link) => [
    link,
    link.getAttribute('href'),
  ]);
  const moved = () => {
    const slide = here();
    place.textContent = `${Reveal.getSlidePastCount() + 1} / ${Reveal.getTotalSlides()}`;
    for (const [link, address] of leaving) link.setAttribute('href', `${address}#/${slide.id}`);
    id('deck_back').disabled = Reveal.isFirstSlide();
    id('deck_on').disabled = Reveal.isLastSlide() && !Reveal.availableFragments().next;
    refit();
    stepped();
  };

  /** To the first slide of a section, unless one of its slides is shown. */
  const goTo = (section) => {
    const isOf = ({ id }) => id === section || id.replace(/_\d+$/, '') === section;
    const slide = slides.find(isOf);
    if (!slide || here().parentElement === slide.parentElement) return;
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v);
  };

  channel.addEventListener('message', ({ data }) => {
    if (data === 'on') Reveal.next();
    else if (data === 'back') Reveal.prev();
    else if (data === 'where') tell();
    else if (data.to) goTo(data.to);
  });
  id('deck_tools').hidden = false;
  id('deck_on').addEventListener('click', () => Reveal.next());
  id('deck_back').addEventListener('click', () => Reveal.prev());
  id('deck_overview').addEventListener('click', () => Reveal.toggleOverview());
  id('deck_screen').addEventListener('click', () =>
    document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen(),
  );
  id('deck_notes')?.addEventListener('click', openNotes);

  Reveal.on('slidechanged', moved);
  Reveal.on('fragmentshown', stepped);
  Reveal.on('fragmenthidden', stepped);
  Reveal.on('overviewshown', refit);
  addEventListener('resize', () => {
    Reveal.configure(size());
    refit();
  });

  Reveal.initialize({
    ...size(),
    margin: 0,
    minScale: 0.1,
    maxScale: 8,
    center: false,
    display: 'flex',
    navigationMode: 'linear',
    hash: true,
    transition: 'none',
    backgroundTransition: 'none',
    scrollActivationWidth: 0,
    // With ?print-pdf: a page for each slide, everything on it shown.
    pdfSeparateFragments: false,
    pdfMaxPagesPerSlide: 1,
    // Words in English only, or open to whoever opened the window.
    controls: false,
    help: false,
    jumpToSlide: false,
    postMessage: false,
    keyboard: notes ? { 83: openNotes } : true,
  }).then(() => {
    // It is a text that is read, not an application with keys of its own.
    document.querySelector('.reveal').removeAttribute('role');
    root.classList.add('ready');
    moved();
  });

  addEventListener('beforeprint', () => {
    root.classList.add('printing');
    refit();
  });
  addEventListener('afterprint', () => {
    root.classList.remove('printing');
    refit();
  });
})();
