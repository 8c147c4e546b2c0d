// Tabs by the pattern of the ARIA Authoring Practices: arrows, Home and End move, the tab that is moved to is shown.

const MOVES = {
    ArrowRight: (at, count) => (at + 1) % count,
    ArrowLeft: (at, count) => (at + count - 1) % count,
    Home: () => 0,
    End: (at, count) => count - 1,
};

/** show(name) is called when a tab is opened, by its id without "tab-". Returns {open(name), chosen()}: chosen() is the
 *  one that was last opened by hand, or by open(name, true). */
export function makeTabs(list, show) {
    const tabs = [...list.querySelectorAll("[role=tab]")];
    const nameOf = (tab) => tab.id.replace("tab-", "");
    let current = tabs[0];
    let chosen = current;

    function open(tab, byHand) {
        current = tab;
        if (byHand) chosen = tab;
        for (const each of tabs) {
            const selected = each === tab;
            each.setAttribute("aria-selected", selected);
            each.tabIndex = selected ? 0 : -1;
            document.getElementById(each.getAttribute("aria-controls")).hidden = !selected;
        }
        show(nameOf(tab));
    }

    list.addEventListener("click", (event) => {
        const tab = event.target.closest("[role=tab]");
        if (tab) open(tab, true);
    });
    list.addEventListener("keydown", (event) => {
        const move = MOVES[event.key];
        if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        const tab = tabs[move(tabs.indexOf(current), tabs.length)];
        open(tab, true);
        tab.focus();
    });
    return {
        open: (name, byHand) => open(tabs.find((tab) => nameOf(tab) === name) ?? tabs[0], byHand),
        chosen: () => nameOf(chosen),
    };
}
