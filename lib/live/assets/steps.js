// A run that is over can be looked at step by step, and played, as those that were recorded.
(() => {
  const look = (records) => {
    for (const place of new Set(records.map(({ target }) => target.closest('.run-live')))) {
      const wire = place?.querySelector('.yours > .wire:not(.live)');
      const detail = { isWhole: wire?.parentElement.matches('.over') };
      wire?.dispatchEvent(new CustomEvent('diagram', { bubbles: true, detail }));
    }
  };
  const changes = new MutationObserver(look);
  for (const place of document.querySelectorAll('.run-live[id$="_yours"]')) {
    changes.observe(place, { childList: true, subtree: true, attributeFilter: ['class'] });
    look([{ target: place }]);
  }
})();
