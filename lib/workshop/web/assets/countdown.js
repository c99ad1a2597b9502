// Times that count down: the server says until when, by its own clock.
(() => {
  const script = document.currentScript;
  const skew = Number(script.dataset.now) - Date.now();
  const two = (number) => String(number).padStart(2, '0');
  const show = () => {
    for (const time of document.querySelectorAll('time[data-until]')) {
      const left = Math.max(0, Math.ceil((time.dataset.until - Date.now() - skew) / 1000));
      const text = `${Math.floor(left / 60)}:${two(left % 60)}`;
      if (time.textContent !== text) time.textContent = text;
      time.parentElement.classList.toggle('over', left === 0);
    }
  };
  show();
  setInterval(show, 250);
  // What the server draws again is empty: it is filled before anybody sees that.
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
})();
