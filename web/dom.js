// Elements made by hand. No text of a page is ever parsed as markup here: it becomes text nodes and attributes, and the
// page's Content-Security-Policy (trusted types) refuses whatever would parse it.

/** An element with attributes (null, undefined and false: none) and children (strings become text). */
export function el(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
        if (value !== null && value !== undefined && value !== false)
            element.setAttribute(key, value === true ? "" : value);
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
}

export const byId = (id) => document.getElementById(id);

/** The address if its scheme is one of `schemes`, else null. */
export function safeUrl(url, schemes = ["http:", "https:"]) {
    try {
        const parsed = new URL(url);
        return schemes.includes(parsed.protocol) ? parsed.href : null;
    } catch {
        return null;
    }
}

/** A link to elsewhere; its children alone where the address is none that may be followed. */
export function link(url, ...children) {
    const href = safeUrl(url, ["http:", "https:", "mailto:"]);
    if (!href) return el("span", {}, ...children);
    return el("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, ...children);
}

const SLICE_MS = 12;

/** Resolves when the browser has had its turn. */
export function turn() {
    return globalThis.scheduler?.yield ? scheduler.yield() : new Promise((done) => setTimeout(done));
}

/** Appends make(item) of each item, letting the browser have its turn every few milliseconds, so that a large
 *  document does not freeze the page. Ends early when the signal is aborted. */
export async function fill(parent, items, make, signal) {
    let began = performance.now();
    for (const item of items) {
        if (signal?.aborted) return;
        parent.append(make(item));
        if (performance.now() - began < SLICE_MS) continue;
        await turn();
        began = performance.now();
    }
}

/** "1 word", "2,300 words". */
export function count(number, one, many = `${one}s`) {
    return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** "96 %" */
export const percent = (share) => `${Math.round(share * 100)} %`;
