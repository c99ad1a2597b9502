// The search opens over the page. Where it cannot, the link leads to the search's own page.
(() => {
  const link = document.getElementById('page_search');
  if (!link) return;
  const assets = document.currentScript.src;
  const own = link.matches('[aria-current]');

  const load = (name, base) =>
    new Promise((done, failed) => {
      const style = name.endsWith('.css');
      const node = document.createElement(style ? 'link' : 'script');
      if (style) node.rel = 'stylesheet';
      node[style ? 'href' : 'src'] = new URL(name, base).href;
      // One script after the other, although nothing waits for them.
      node.async = false;
      node.onload = done;
      node.onerror = failed;
      document.head.append(node);
    });

  let loaded = own ? Promise.resolve() : null;
  const open = (event) => {
    event.preventDefault();
    loaded ??= Promise.all([
      load('search.css', assets),
      load('index.js', link.href),
      load('search.js', assets),
    ]);
    loaded
      .then(() => globalThis.openSearch())
      .catch(() => {
        if (!own) location.href = link.href;
      });
  };

  const plain = ({ ctrlKey, metaKey, altKey }) => !ctrlKey && !metaKey && !altKey;
  link.addEventListener('click', (event) => {
    if (plain(event) && !event.shiftKey) open(event);
  });
  addEventListener('keydown', (event) => {
    if (event.key === '/' && plain(event) && !event.target.closest?.('input')) open(event);
  });
})();
