// Tabs by the pattern of the ARIA Authoring Practices: arrows, Home and End move, the tab that is moved to is shown.

const MOVES = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (at, count) => count - 1,
};

/** show(name) is called when a tab is opened, by its id without "tab-". Returns {open(name), name()}. */
export function makeTabs(list, show) {
  const tabs = [...list.querySelectorAll('[role=tab]')];
  const nameOf = (tab) => tab.id.replace('tab-', '');
  let current = tabs[0];

  function open(tab) {
    current = tab;
    for (const each of tabs) {
      const chosen = each === tab;
      each.setAttribute('aria-selected', chosen);
      each.tabIndex = chosen ? 0 : -1;
      document.getElementById(each.getAttribute('aria-controls')).hidden = !chosen;
    }
    show(nameOf(tab));
  }

  list.addEventListener('click', (event) => {
    const tab = event.target.closest('[role=tab]');
    if (tab) open(tab);
  });
  list.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const tab = tabs[move(tabs.indexOf(current), tabs.length)];
    open(tab);
    tab.focus();
  });
  return { open: (name) => open(tabs.find((tab) => nameOf(tab) === name) ?? tabs[0]), name: () => nameOf(current) };
}
