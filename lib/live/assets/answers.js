// What is chosen in a question counts, as it does in the terminal; what was chosen there is open here.
(() => {
  const choicesOf = (form) => [...form.closest('.predict').querySelectorAll(':scope > details')];
  const given = (text) => (text ?? '').split(' ').filter(Boolean).map(Number);

  const sent = new WeakMap();

  /** Sends a choice that is open and does not count yet, one at a time. */
  const send = (form) => {
    const known = given(form.dataset.given);
    const counts = (at) => known.includes(at) || sent.get(form)?.includes(at);
    const next = choicesOf(form).findIndex(({ open }, at) => open && !counts(at));
    if (next < 0) return;
    if (form.ariaBusy) return setTimeout(send, 50, form);
    sent.set(form, [...(sent.get(form) ?? []), next]);
    form.elements.choice.value = next;
    form.requestSubmit();
  };

  addEventListener(
    'toggle',
    ({ target }) => {
      const form = target.closest?.('.predict')?.querySelector('form.answers');
      if (form) send(form);
    },
    true,
  );
  const changes = new MutationObserver((records) => {
    for (const { target, type, oldValue } of records) {
      const form = type === 'attributes' ? target : target.querySelector('form.answers');
      if (!form) continue;
      const before = given(oldValue);
      const choices = choicesOf(form);
      for (const at of given(form.dataset.given)) {
        if (!before.includes(at) && choices[at]) choices[at].open = true;
      }
      send(form);
    }
  });
  for (const place of document.querySelectorAll('.question-live')) {
    const what = { childList: true, subtree: true, attributeOldValue: true };
    changes.observe(place, { ...what, attributeFilter: ['data-given'] });
  }
})();
