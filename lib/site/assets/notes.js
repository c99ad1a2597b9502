// The speaker's page follows the slides, wherever they are open, and moves them.
(() => {
  const { all, slides, prepare, follow, fitLetters, name } = window.slides;
  const root = document.documentElement;
  const id = (name) => document.getElementById(name);
  const leaves = all('.leaf');
  const channel = new BroadcastChannel(name);
  root.classList.add('on');
  slides.forEach(prepare);

  let at = -1;
  const scale = () => {
    for (const view of all('.view')) {
      if (view.offsetWidth > 0) view.style.setProperty('--scale', view.offsetWidth / 1280);
    }
  };
  const show = ({ slide, step }) => {
    at = slides.findIndex((candidate) => candidate.id === slide);
    root.classList.add('following');
    leaves.forEach((leaf, index) => {
      leaf.classList.toggle('current', index === at);
      leaf.classList.toggle('coming', index === at + 1);
    });
    root.classList.toggle('last', at === leaves.length - 1);
    id('notes_place').textContent = `${at + 1} / ${leaves.length}`;
    const order = (element) => Number(element.dataset.fragmentIndex);
    const steps = all('.fragment', slides[at]).sort((one, other) => order(one) - order(other));
    steps.forEach((element, index) => {
      element.classList.toggle('visible', index < step);
    });
    scale();
    for (const index of [at, at + 1]) {
      if (slides[index]) fitLetters(slides[index]);
      if (slides[index]) follow(slides[index]);
    }
    pace();
  };

  // The clock begins with the first step away from where the slides stood.
  let begun = false;
  const minutes = Number(document.querySelector('.clock').dataset.minutes);
  const run = id('notes_run');
  let passed = 0;
  let since = null;
  const seconds = () => (passed + (since === null ? 0 : Date.now() - since)) / 1000;
  const two = (number) => String(Math.floor(number)).padStart(2, '0');
  const pace = () => {
    const now = seconds();
    id('notes_time').textContent = `${two(now / 60)}:${two(now % 60)}`;
    id('notes_pace').value = Math.min(1, now / 60 / minutes);
    root.classList.toggle('late', now / 60 > minutes);
  };
  const turn = (on) => {
    if (on === (since !== null)) return;
    if (on) since = Date.now();
    else {
      passed += Date.now() - since;
      since = null;
    }
    run.textContent = on ? run.dataset.pause : run.dataset.start;
    pace();
  };
  run.addEventListener('click', () => turn(since === null));
  id('notes_reset').addEventListener('click', () => {
    passed = 0;
    since = since === null ? null : Date.now();
    pace();
  });
  setInterval(pace, 500);

  channel.addEventListener('message', ({ data }) => {
    if (!data.slide) return;
    if (at >= 0 && !begun) {
      begun = true;
      turn(true);
    }
    show(data);
  });
  const ask = (what) => channel.postMessage(what);
  id('notes_on').addEventListener('click', () => ask('on'));
  id('notes_back').addEventListener('click', () => ask('back'));
  const keys = {
    ArrowRight: 'on',
    ArrowDown: 'on',
    PageDown: 'on',
    ' ': 'on',
    ArrowLeft: 'back',
    ArrowUp: 'back',
    PageUp: 'back',
  };
  addEventListener('keydown', (event) => {
    const what = event.target.closest('button') && event.key === ' ' ? undefined : keys[event.key];
    if (!what || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    ask(what);
  });
  addEventListener('resize', scale);
  ask('where');
})();
