// Everything here is a comfort: pages are whole without it.
(() => {
  const script = document.currentScript;
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];

  const remembered = (name, value) => {
    try {
      if (value) localStorage.setItem(name, value);
      return localStorage.getItem(name);
    } catch {
      return null; // Storage is refused: the choice lasts as long as the page.
    }
  };

  const themeButton = document.getElementById('page_theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const current = () => root.dataset.theme || (system.matches ? 'dark' : 'light');
  const nameButton = () => {
    if (!themeButton) return;
    const { light, dark } = themeButton.dataset;
    themeButton.title = current() === 'dark' ? light : dark;
    themeButton.setAttribute('aria-label', themeButton.title);
  };
  // Either of the two scripts may be the first.
  const theme = remembered('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (themeButton) {
    themeButton.hidden = false;
    nameButton();
    system.addEventListener('change', nameButton);
    themeButton.addEventListener('click', () => {
      root.dataset.theme = current() === 'dark' ? 'light' : 'dark';
      remembered('theme', root.dataset.theme);
      nameButton();
    });
  }

  // The section being read: the last heading above the upper third of the window.
  const headings = all('.head > [id]');
  const section = () => {
    const line = innerHeight / 3;
    return headings.findLast((heading) => heading.getBoundingClientRect().top < line)?.id ?? '';
  };

  for (const link of all('.keeps')) {
    for (const event of ['pointerdown', 'focus', 'click']) {
      link.addEventListener(event, () => {
        link.hash = section();
      });
    }
  }

  // Side by side, what opens in one language opens in the other.
  for (const pair of all('.pair')) {
    const [ours, theirs] = [...pair.children].map((side) => side.getElementsByTagName('details'));
    for (const side of [ours, theirs]) {
      [...(side ?? [])].forEach((box, index) => {
        box.addEventListener('toggle', () => {
          const twin = (side === ours ? theirs : ours)?.[index];
          if (twin) twin.open = box.open;
        });
      });
    }
  }

  // What explains .NET is open for whoever has said that they come from there.
  const choice = document.getElementById('page_dotnet');
  if (choice) {
    const boxes = all('details.dotnet');
    const [input] = choice.getElementsByTagName('input');
    const apply = () => {
      for (const box of boxes) box.open = input.checked;
    };
    (boxes[0].closest('.pair') ?? boxes[0]).before(choice);
    choice.hidden = false;
    input.checked = remembered('dotnet') === 'open';
    if (input.checked) apply();
    input.addEventListener('change', () => {
      apply();
      remembered('dotnet', input.checked ? 'open' : 'folded');
    });
  }

  // What was answered, and where the reading stopped, is remembered by this browser alone.
  const stored = (name) => {
    try {
      return JSON.parse(remembered(name)) ?? {};
    } catch {
      return {};
    }
  };
  const slug = location.pathname.split('/').at(-2);
  if (document.body.matches('.lesson, .both')) {
    for (const question of all('.predict')) {
      const name = `${slug}/${question.getAttribute('aria-labelledby').replace(/_fr$/, '')}`;
      const choices = [...question.getElementsByTagName('details')];
      const given = stored('answers')[name] ?? [];
      choices.forEach((choice, index) => {
        if (given.includes(index)) choice.open = true;
        choice.addEventListener('toggle', () => {
          const open = choices.flatMap((each, at) => (each.open ? [at] : []));
          remembered('answers', JSON.stringify({ ...stored('answers'), [name]: open }));
        });
      });
    }
    addEventListener('pagehide', () => {
      if (section()) remembered('place', JSON.stringify({ slug, section: section() }));
    });
  }
  const onward = document.getElementById('page_continue');
  const place = stored('place');
  const lesson = onward && all('.lessons a').find((link) => link.href.includes(`/${place.slug}/`));
  if (lesson) {
    const link = onward.querySelector('a');
    link.href = `${lesson.href}#${place.section}`;
    link.textContent = lesson.textContent;
    onward.hidden = false;
  }

  // Not every browser opens what an address leads into.
  const unfold = () => {
    let box = document
      .getElementById(decodeURIComponent(location.hash.slice(1)))
      ?.closest('details');
    for (; box; box = box.parentElement.closest('details')) box.open = true;
  };
  addEventListener('hashchange', unfold);
  unfold();

  const entries = all('.contents.wide a');
  const folded = document.querySelector('.contents.narrow');
  if (folded) {
    const at = document.createElement('span');
    at.className = 'at';
    folded.querySelector('summary').append(' ', at);
    folded.addEventListener('click', ({ target }) => {
      if (target.closest('a')) folded.open = false;
    });
  }
  if (entries.length > 0) {
    const tops = headings.filter(({ localName }) => localName === 'h2');
    let marked;
    const mark = () => {
      const line = innerHeight / 3;
      const id = tops.findLast((heading) => heading.getBoundingClientRect().top < line)?.id;
      if (id === marked) return;
      marked = id;
      for (const entry of [...entries, ...all('.contents.narrow a')]) {
        if (entry.hash === `#${id}`) entry.setAttribute('aria-current', 'true');
        else entry.removeAttribute('aria-current');
      }
      const current = entries.find(({ hash }) => hash === `#${id}`);
      const at = folded?.querySelector('.at');
      if (at) at.textContent = current?.textContent ?? '';
      // The list follows the reading; the page itself stays where it is.
      const list = current?.closest('nav');
      const beyond = list && current.offsetTop - list.clientHeight / 2;
      if (list && Math.abs(list.scrollTop - beyond) > list.clientHeight / 3)
        list.scrollTop = beyond;
    };
    let waiting = false;
    const soon = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    };
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    mark();
  }

  // Commands and code are copied without what they say when they run.
  for (const code of navigator.clipboard ? all('.run figcaption > code, .code > pre > code') : []) {
    const { lang } = code.closest('[lang]');
    const [copy, copied] = script.dataset[lang].split('|');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = copy;
    const command = code.closest('figcaption');
    if (command) command.append(button);
    else code.parentElement.after(button);
    button.addEventListener('click', async () => {
      const plain = code.cloneNode(true);
      for (const said of plain.querySelectorAll('.said')) said.remove();
      try {
        await navigator.clipboard.writeText(plain.textContent);
        button.textContent = copied;
        setTimeout(() => {
          button.textContent = copy;
        }, 1500);
      } catch {
        // Refused: what was to be copied is selected, for the keys that copy.
        getSelection().selectAllChildren(code);
      }
    });
  }

  // What scrolls can be scrolled from the keyboard.
  const scrollers = all('pre, .table');
  const reach = () => {
    for (const box of scrollers) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    }
  };
  addEventListener('resize', reach);
  reach();
})();
