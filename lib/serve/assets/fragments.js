// Puts what the server draws in its place; fragments.ts says how a page asks for it.
(() => {
  const { events, away, back, failed, large, ...data } = document.currentScript.dataset;
  let { since } = data;
  // Cookies know no ports, but this does: only pages of ours have the token.
  const key = `page token ${data.of ?? ''}`;
  const tokenOf = () => {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      return data.token ?? '';
    }
  };
  const keep = (token) => {
    if (!token) return;
    data.token = token;
    try {
      localStorage.setItem(key, token);
    } catch {}
  };
  if (data.token) {
    keep(data.token);
    // The link has worked once.
    const address = new URL(location);
    address.searchParams.delete('token');
    history.replaceState(null, '', address);
  }

  // The same on each of a tab's pages.
  let tab = '';
  try {
    tab = sessionStorage.tab ??= crypto.randomUUID();
  } catch {}

  const say = (text) => {
    const line = document.getElementById('connection');
    if (line && line.textContent !== text) line.textContent = text;
  };

  const alike = (one, other) => one.nodeName === other.nodeName && one.id === other.id;

  /** Changes only what differs; whether details are open is the reader's. */
  const turn = (old, next) => {
    if (!old.attributes) {
      if (old.data !== next.data) old.data = next.data;
      return;
    }
    for (const { name } of [...old.attributes]) {
      if (name !== 'open' && !next.hasAttribute(name)) old.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) {
      if (name !== 'open' && old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    fill(old, next);
  };

  /** Where the reader is: moving it would end the focus or the selection. */
  const isHere = (node) => {
    const { activeElement, body } = document;
    return node.contains(activeElement === body ? getSelection().anchorNode : activeElement);
  };
  const move = (parent, node, before) =>
    parent.moveBefore ? parent.moveBefore(node, before) : parent.insertBefore(node, before);

  const fill = (old, next) => {
    let at = old.firstChild;
    for (const child of [...next.childNodes]) {
      let same = at;
      while (same && !alike(same, child)) same = same.nextSibling;
      if (!same) old.insertBefore(child, at);
      else {
        while (at !== same && isHere(same)) {
          const later = at;
          at = at.nextSibling;
          move(old, later, null);
        }
        if (at === same) at = at.nextSibling;
        else move(old, same, at);
        turn(same, child);
      }
    }
    while (at) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
  };

  const place = (id, next) => {
    const old = document.getElementById(id);
    if (old) fill(old, next);
  };

  const draw = ({ id, html }) => {
    const next = document.createElement('template');
    next.innerHTML = html;
    place(id, next.content);
  };

  let source;
  let isAway = false;
  const lost = () => {
    isAway = true;
    say(away);
  };
  const connect = () => {
    source = new EventSource(`${events}?${new URLSearchParams({ since, token: tokenOf(), tab })}`);
    source.onopen = () => {
      if (isAway) say(back);
      isAway = false;
    };
    source.onerror = () => {
      lost();
      // Refused: it does not try again.
      if (source.readyState === 2) setTimeout(again, 2000);
    };
    source.addEventListener('fragment', ({ data }) => {
      draw(JSON.parse(data));
      if (!isAway) say('');
    });
    source.addEventListener('stale', again);
  };
  const refresh = async () => {
    const headers = { 'x-page-token': tokenOf() };
    const response = await fetch(location.pathname + location.search, { headers });
    if (!response.ok) throw response.status;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const { dataset } = page.querySelector('script[data-events]');
    since = dataset.since;
    keep(dataset.token);
    for (const next of page.querySelectorAll('[data-live]')) place(next.id, next);
  };
  const again = async () => {
    source.close();
    try {
      await refresh();
      connect();
    } catch {
      lost();
      setTimeout(again, 2000);
    }
  };

  const send = (form, submitter) =>
    fetch(form.getAttribute('action'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-page-token': tokenOf(), 'x-tab': tab },
      body: JSON.stringify(Object.fromEntries(new FormData(form, submitter))),
    });
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.matches('[data-act]')) return;
    event.preventDefault();
    if (form.ariaBusy) return;
    form.ariaBusy = 'true';
    try {
      const response = await send(form, event.submitter);
      keep(response.headers.get('x-page-token'));
      if (response.headers.get('content-type')?.includes('json'))
        [await response.json()].flat().forEach(draw);
      else if (!response.ok) throw response.status;
      if (response.ok) form.reset();
      say('');
      const to = response.headers.get('location');
      if (to) location.assign(to);
    } catch (status) {
      say(status === 413 ? large : failed);
    } finally {
      form.ariaBusy = null;
    }
  });
  if (events) connect();
})();
