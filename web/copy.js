// Copy buttons.
import { byId, el } from "./dom.js";

const SHOWN_MS = 2000;

/** Where the clipboard is closed to scripts (a host other than localhost, without TLS), the old way still works. */
function copyBySelection(text) {
    const area = el("textarea", { class: "unseen", "aria-hidden": "true" });
    const focused = document.activeElement;
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    focused?.focus({ preventScroll: true });
    return done;
}

async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copyBySelection(text);
    }
}

/** Makes a button copy what `text()` gives, and say so, to the eye and to who listens. */
export function copies(button, what, text) {
    let timer;
    button.addEventListener("click", async () => {
        const done = await copy(text());
        byId("status").textContent = done
            ? `${what} copied.`
            : `${what} could not be copied: the browser does not allow it.`;
        button.classList.toggle("done", done);
        clearTimeout(timer);
        timer = setTimeout(() => button.classList.remove("done"), SHOWN_MS);
    });
}
