// The page for lost readers, in the language of the address that was asked for.
(() => {
  const site = new URL('..', document.currentScript.src).pathname;
  const asked = location.pathname.slice(site.length).split('/')[0];
  const doors = [...document.querySelectorAll('section[lang]')];
  const own = doors.find(({ lang }) => lang === asked);
  if (!own) return;
  for (const door of doors) door.hidden = door !== own;
  document.documentElement.lang = asked;
  document.title = own.querySelector('h2').textContent;
})();
