// The room and the lesson's slides in step, whichever of them moves first.
(() => {
  const box = document.getElementById('board_deck');
  const moved = document.getElementById('deck_moved');
  let lesson;
  let section;
  let channels = [];
  const heard = ({ data }) => {
    const { sections } = box.querySelector('[data-lesson]').dataset;
    if (!sections.split(' ').includes(data.section) || data.section === section) return;
    const { elements } = moved.form;
    elements.namedItem('lesson').value = lesson;
    elements.namedItem('section').value = data.section;
    moved.form.requestSubmit(moved);
  };
  const follow = () => {
    const place = box.querySelector('[data-lesson]')?.dataset ?? {};
    if (place.lesson !== lesson) {
      for (const channel of channels) channel.close();
      ({ lesson } = place);
      section = undefined;
      const names = lesson ? [`long/${lesson}`, `short/${lesson}`] : [];
      channels = names.map((name) => new BroadcastChannel(name));
      for (const channel of channels) channel.onmessage = heard;
    }
    if (place.section === section) return;
    ({ section } = place);
    for (const channel of channels) channel.postMessage({ to: section });
  };
  new MutationObserver(follow).observe(box, { childList: true, subtree: true, attributes: true });
  follow();
})();
