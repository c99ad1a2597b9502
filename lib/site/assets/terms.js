// The sentence of a term beside it: on hover, on focus, and where a finger touches it first.
// Without this, a term is a link to the same sentence.
(() => {
  const tip = document.createElement('div');
  tip.id = 'term_tip';
  tip.setAttribute('role', 'tooltip');
  tip.hidden = true;
  document.querySelector('main').append(tip);
  const root = new URL('..', document.currentScript.src);

  /** Loads a language's sentences once. */
  const loading = {};
  const meaningsIn = (language) => {
    loading[language] ??= new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = new URL(`${language}/glossary/terms.js`, root);
      script.onload = () => resolve(globalThis.meanings);
      script.onerror = () => resolve({});
      document.head.append(script);
    });
    return loading[language];
  };

  let shown = null;
  let waiting;
  const hide = () => {
    clearTimeout(waiting);
    tip.hidden = true;
    shown?.removeAttribute('aria-describedby');
    shown = null;
  };
  const place = (term) => {
    const lines = term.getClientRects();
    const line = lines[0];
    const width = document.documentElement.clientWidth;
    tip.style.left = `${scrollX + Math.max(12, Math.min(line.left, width - tip.offsetWidth - 12))}px`;
    const above = line.top - tip.offsetHeight - 8;
    const header = document.querySelector('header.site')?.getBoundingClientRect().bottom ?? 0;
    const top = above > Math.max(0, header) ? above : lines[lines.length - 1].bottom + 8;
    tip.style.top = `${scrollY + top}px`;
  };
  const show = async (term) => {
    clearTimeout(waiting);
    if (term === shown) return;
    hide();
    shown = term;
    const { lang } = term.closest('[lang]');
    const { hash, pathname } = new URL(term.href);
    const found = (await meaningsIn(lang))[hash || `/${pathname.split('/').at(-2)}`];
    if (!found || shown !== term) return;
    const [name, says] = found;
    const title = document.createElement('strong');
    title.textContent = name;
    tip.replaceChildren(title, ` ${says}`);
    tip.lang = lang;
    tip.hidden = false;
    term.setAttribute('aria-describedby', tip.id);
    place(term);
  };
  const soon = (work, ms) => {
    clearTimeout(waiting);
    waiting = setTimeout(work, ms);
  };

  for (const term of document.querySelectorAll('a.term')) {
    let kind = 'mouse';
    term.addEventListener('pointerdown', (event) => {
      kind = event.pointerType;
    });
    term.addEventListener('pointerenter', ({ pointerType }) => {
      if (pointerType === 'mouse') soon(() => void show(term), 120);
    });
    term.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType === 'mouse' && document.activeElement !== term) soon(hide, 200);
    });
    term.addEventListener('focus', () => {
      if (kind === 'mouse' && term.matches(':focus-visible')) void show(term);
    });
    term.addEventListener('blur', hide);
    // The first touch shows the sentence, the second follows the link.
    term.addEventListener('click', (event) => {
      if (kind === 'mouse' || (shown === term && !tip.hidden)) return;
      event.preventDefault();
      void show(term);
    });
  }
  // What is shown can be pointed at, and selected.
  tip.addEventListener('pointerenter', () => clearTimeout(waiting));
  tip.addEventListener('pointerleave', () => soon(hide, 200));
  addEventListener('pointerdown', ({ target }) => {
    if (target !== shown && !shown?.contains(target) && !tip.contains(target)) hide();
  });
  addEventListener('resize', hide);
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
})();
