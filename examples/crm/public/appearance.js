// Before the first paint, so that a chosen theme or direction does not flash. The application takes over from here.
(() => {
  try {
    const person = sessionStorage.getItem('harbour.person');
    const settings = JSON.parse(localStorage.getItem(`harbour.settings.${person}`) ?? '{}');
    const root = document.documentElement;
    if (settings.theme === 'light' || settings.theme === 'dark') root.dataset.theme = settings.theme;
    if (settings.direction === 'rtl') root.dir = 'rtl';
  } catch {
    // Storage switched off or damaged: the page starts as the system has it.
  }
})();
