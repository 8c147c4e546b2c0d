// Pictures are from elsewhere, and who fetches them tells that elsewhere what is being read. So each is a frame with its
// description until the reader asks for them.
import { count, el, safeUrl } from "./dom.js";

export class Pictures {
    #waiting = [];
    #hosts = new Set();

    /** A frame for a picture; null where its address is none that may be loaded. */
    frame({ url, alt, width, height }) {
        const src = safeUrl(url);
        if (!src) return null;
        const host = new URL(src).host;
        const words = el("span", { class: "alt" }, alt || "Picture");
        const frame = el(
            "span",
            { class: "picture", role: "img", "aria-label": `${alt || "Picture"} (not loaded)` },
            words,
            el("span", { class: "host" }, host),
        );
        if (width && height) frame.style.setProperty("--ratio", `${width} / ${height}`);
        this.#hosts.add(host);
        this.#waiting.push({ frame, src, alt: alt || "" });
        return frame;
    }

    /** What asks for them; null where there are none. */
    asker() {
        if (!this.#waiting.length) return null;
        const hosts = [...this.#hosts];
        const from =
            hosts.length > 3
                ? `${hosts.slice(0, 3).join(", ")} and ${count(hosts.length - 3, "other host")}`
                : hosts.join(", ");
        const button = el("button", { type: "button", class: "quiet" }, "Load pictures");
        const asker = el(
            "div",
            { class: "asker" },
            el("p", {}, `${count(this.#waiting.length, "picture")} not loaded, from ${from}.`),
            button,
        );
        button.addEventListener("click", () => {
            this.#load();
            asker.querySelector("p").textContent = "Pictures are loaded.";
            button.remove();
        });
        return asker;
    }

    #load() {
        for (const { frame, src, alt } of this.#waiting.splice(0)) {
            const image = el("img", { alt, loading: "lazy", decoding: "async", referrerpolicy: "no-referrer" });
            image.addEventListener("error", () => {
                frame.setAttribute("aria-label", `${alt || "Picture"} (could not be loaded)`);
                frame.querySelector(".host").textContent = "could not be loaded";
                image.replaceWith(frame);
            });
            image.src = src;
            frame.replaceWith(image);
        }
    }
}
