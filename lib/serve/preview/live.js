// Only served pages have this: a page that has changed is loaded anew, and stays where it was.
(() => {
  const { mark, fault } = document.currentScript.dataset;
  const place = `place ${location.pathname}`;
  const kept = sessionStorage.getItem(place);
  if (kept !== null && fault === undefined) {
    sessionStorage.removeItem(place);
    history.scrollRestoration = 'manual';
    // At once, whatever the style says of scrolling.
    const restore = () => scrollTo({ top: Number(kept), behavior: 'instant' });
    restore();
    // Fonts that come later move the text a little.
    document.fonts.ready.then(restore);
  }
  const page = encodeURIComponent(location.pathname);
  const events = new EventSource(`/.live/events?mark=${mark}&page=${page}`);
  events.addEventListener('change', () => {
    events.close();
    if (fault === undefined) sessionStorage.setItem(place, scrollY);
    location.reload();
  });
})();
