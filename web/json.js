// A document of JSON, folded. What is folded is not made before it is opened, and long lists open in runs, so that a
// document of any size is shown at once.
import { count, el, turn } from "./dom.js";

const RUN = 100; // entries of one list that are shown together
const STRING_SHOWN = 300; // characters
const PREVIEW = 60;
const UNFOLDED_MAX = 4000; // rows that "Unfold all" shows
const SLICE_MS = 12;

const kindOf = (value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
const isTree = (value) => value !== null && typeof value === "object";

function label(name) {
    return name === null
        ? null
        : el(
              "span",
              { class: "name" },
              typeof name === "string" ? JSON.stringify(name) : String(name),
              el("span", { class: "colon" }, ": "),
          );
}

function stringOf(value) {
    const characters = value.length > STRING_SHOWN ? `${value.slice(0, STRING_SHOWN)}…` : value;
    const text = el("span", { class: "value string" }, JSON.stringify(characters));
    if (value.length <= STRING_SHOWN) return text;
    const more = el("button", { type: "button", class: "quiet more" }, `Show all ${count(value.length, "character")}`);
    more.addEventListener("click", () => {
        text.textContent = JSON.stringify(value);
        text.tabIndex = -1;
        text.focus();
        more.remove();
    });
    return el("span", {}, text, " ", more);
}

function leaf(name, value) {
    const shown =
        typeof value === "string" ? stringOf(value) : el("span", { class: `value ${kindOf(value)}` }, String(value));
    return el("div", { class: "leaf" }, label(name), shown);
}

/** The first members of an object, in short. */
function preview(value) {
    if (Array.isArray(value)) return "";
    const parts = Object.entries(value)
        .filter(([, member]) => !isTree(member) && member !== null)
        .slice(0, 3);
    const text = parts.map(([, member]) => String(member)).join(" · ");
    return text.length > PREVIEW ? `${text.slice(0, PREVIEW)}…` : text;
}

/** [name, value] of each child; a long list's are runs of it. */
function childrenOf(value) {
    if (!Array.isArray(value)) return Object.entries(value).map(([name, member]) => ({ name, value: member }));
    return runsOf(value, 0);
}

function runsOf(list, first) {
    let size = RUN;
    while (list.length > size * RUN) size *= RUN;
    if (list.length <= RUN) return list.map((value, i) => ({ name: first + i, value }));
    const runs = [];
    for (let i = 0; i < list.length; i += size) runs.push({ run: list.slice(i, i + size), first: first + i });
    return runs;
}

function fold(title, children) {
    const details = el("details", {}, el("summary", {}, ...title));
    details.addEventListener("toggle", () => {
        if (details.childElementCount === 1) details.append(el("div", { class: "children" }, ...children().map(node)));
    });
    return details;
}

function node(child) {
    if (child.run) {
        const last = child.first + child.run.length - 1;
        return fold([el("span", { class: "count" }, `${child.first} … ${last}`)], () => runsOf(child.run, child.first));
    }
    const { name, value } = child;
    if (!isTree(value)) return leaf(name, value);
    const size = Array.isArray(value) ? value.length : Object.keys(value).length;
    if (size === 0)
        return el(
            "div",
            { class: "leaf" },
            label(name),
            el("span", { class: "value" }, Array.isArray(value) ? "[ ]" : "{ }"),
        );
    const sized = Array.isArray(value) ? `[ ${size.toLocaleString("en")} ]` : `{ ${size.toLocaleString("en")} }`;
    return fold(
        [label(name), el("span", { class: "count" }, sized), el("span", { class: "preview" }, preview(value))].filter(
            Boolean,
        ),
        () => childrenOf(value),
    );
}

function setOpen(details, open) {
    details.open = open;
    if (open) details.dispatchEvent(new Event("toggle")); // the browser's own comes later
}

/** Opens all there is, breadth first, up to a bound. True when that was all. */
async function unfoldAll(root, signal) {
    const queue = [root];
    let began = performance.now();
    for (let opened = 0, rows = 0; opened < queue.length; opened++) {
        if (signal.aborted) return true;
        if (rows >= UNFOLDED_MAX) return false;
        setOpen(queue[opened], true);
        const children = queue[opened].querySelector(":scope > .children");
        rows += children.childElementCount;
        queue.push(...children.querySelectorAll(":scope > details"));
        if (performance.now() - began < SLICE_MS) continue;
        await turn();
        began = performance.now();
    }
    return true;
}

/** Up and down move between what can be folded, right opens or goes in, left folds or goes out. */
function move(event) {
    const summary = event.target.closest("summary");
    if (!summary || event.ctrlKey || event.altKey || event.metaKey) return;
    const details = summary.parentElement;
    const shown = () => [...event.currentTarget.querySelectorAll("summary")].filter((each) => each.checkVisibility());
    const step = (by) => {
        const all = shown();
        return all[all.indexOf(summary) + by];
    };
    let target;
    if (event.key === "ArrowDown") target = step(1);
    else if (event.key === "ArrowUp") target = step(-1);
    else if (event.key === "ArrowRight") {
        if (details.open) target = details.querySelector(":scope > .children summary");
        else setOpen(details, true);
    } else if (event.key === "ArrowLeft") {
        if (details.open) setOpen(details, false);
        else target = details.parentElement.closest("details")?.querySelector("summary");
    } else return;
    event.preventDefault();
    target?.focus();
}

/** Fills a panel with a document. */
export function showJson(panel, value, signal, say) {
    const tree = el("div", { class: "json" });
    const root = node({ name: null, value });
    const unfold = el("button", { type: "button", class: "quiet" }, "Unfold all");
    const foldAll = el("button", { type: "button", class: "quiet" }, "Fold all");
    setOpen(root, true);
    tree.append(root);
    tree.addEventListener("keydown", move);
    unfold.addEventListener("click", async () => {
        const whole = await unfoldAll(root, signal);
        say(
            whole
                ? "All is unfolded."
                : "The document is large: its upper levels are unfolded, open the rest where you need it.",
        );
    });
    foldAll.addEventListener("click", () => {
        for (const details of tree.querySelectorAll("details[open]")) if (details !== root) details.open = false;
        say("All is folded.");
    });
    panel.replaceChildren(el("div", { class: "tools" }, unfold, foldAll), tree);
}
