// Which exercises are done, from the file in which the terminal exports the progress.
(() => {
  const box = document.getElementById('exercises_done');
  const status = box.querySelector('[role="status"]');
  const entries = [...document.querySelectorAll('[data-exercise]')];
  const stored = () => {
    try {
      return JSON.parse(localStorage.getItem('done')) ?? [];
    } catch {
      return [];
    }
  };
  const mark = (done) => {
    for (const entry of entries) {
      entry.querySelector('.done')?.remove();
      if (!done.includes(entry.dataset.exercise)) continue;
      const sign = document.createElement('span');
      sign.className = 'done';
      sign.textContent = `✓ ${box.dataset.done}`;
      entry.append(' ', sign);
    }
  };
  box.querySelector('input').addEventListener('change', async ({ target }) => {
    try {
      const { version, exercises } = JSON.parse(await target.files[0].text());
      if (version !== 1) throw new TypeError('another version');
      const done = Object.keys(exercises).filter((id) => exercises[id].passed);
      mark(done);
      const count = entries.filter(({ dataset }) => done.includes(dataset.exercise)).length;
      status.textContent = box.dataset.loaded.replace('{}', count);
      localStorage.setItem('done', JSON.stringify(done));
    } catch (error) {
      // A browser that refuses storage marks them until the page is left.
      if (!(error instanceof DOMException)) status.textContent = box.dataset.wrong;
    }
  });
  box.hidden = false;
  mark(stored());
})();
