// The form: which source, what is in it, what is wrong with it.
import { byId, count } from "./dom.js";
import { wholeUrl } from "./ask.js";

const form = byId("ask");
const mistake = byId("mistake");
let file = null;

/** What is wrong with an entry, and with which. */
class Mistake extends Error {
    constructor(message, entry) {
        super(message);
        this.entry = entry;
    }
}

const source = () => form.elements.source.value;

export function setSource(name) {
    form.elements.source.value = name;
    form.dataset.source = name;
    for (const field of form.querySelectorAll("[data-for]")) field.hidden = field.dataset.for !== name;
    form.querySelector(".address").hidden = name === "url";
    clearMistake();
}

export function setFile(chosen) {
    file = chosen;
    const size =
        chosen.size < 1024 ? count(chosen.size, "byte") : `${Math.round(chosen.size / 1024).toLocaleString("en")} KB`;
    byId("file-name").textContent = `${chosen.name}, ${size}`;
    byId("drop").querySelector("strong").textContent = "Change the file";
    clearMistake();
}

/** Puts an ask for a URL into the form. */
export function setAsk(ask) {
    setSource("url");
    byId("url").value = ask.url;
    byId("favor").value = ask.favor;
    byId("pages").value = ask.pages;
    form.querySelector(".options").open ||= Boolean(ask.favor) || ask.pages > 1;
}

export function setContent(name, content, address) {
    setSource(name);
    byId(name).value = content;
    byId("address").value = address;
}

function readUrl(entry, empty) {
    const url = wholeUrl(entry.value);
    if (url) return url;
    throw new Mistake(
        entry.value.trim() ? "This is no address of a page: it must look like https://example.org/story." : empty,
        entry,
    );
}

function readContent(entry) {
    if (entry.value.trim()) return entry.value;
    throw new Mistake(
        entry.id === "html" ? "Paste the HTML of a page first." : "Paste the text of a page first.",
        entry,
    );
}

function readFile(entry) {
    if (!file) throw new Mistake("Choose a file first, or drop one on this page.", entry);
    if (!file.size) throw new Mistake("The file is empty: choose another one.", entry);
    return file;
}

function readPages(entry) {
    const pages = Number(entry.value);
    if (Number.isInteger(pages) && pages >= 1 && pages <= 20) return pages;
    form.querySelector(".options").open = true;
    throw new Mistake("The number of pages is from 1 to 20.", entry);
}

function read() {
    const ask = { source: source(), favor: byId("favor").value, pages: readPages(byId("pages")) };
    if (ask.source === "url") return { ...ask, url: readUrl(byId("url"), "Enter the address of a page first.") };
    if (ask.source === "file") ask.file = readFile(byId("file"));
    else ask.content = readContent(byId(ask.source));
    if (byId("address").value.trim()) ask.address = readUrl(byId("address"), "");
    return ask;
}

function clearMistake() {
    mistake.textContent = "";
    for (const entry of form.querySelectorAll("[aria-invalid]")) entry.removeAttribute("aria-invalid");
}

/** What is asked; null where something is wrong with it, which is said. */
export function readForm() {
    clearMistake();
    try {
        return read();
    } catch (error) {
        if (!(error instanceof Mistake)) throw error;
        if (error.entry.id === "address") form.querySelector(".options").open = true;
        mistake.textContent = error.message;
        error.entry.setAttribute("aria-invalid", "true");
        error.entry.focus();
        return null;
    }
}

const typeOf = (transfer) => [...transfer.types];

/** Takes files and links that are dropped anywhere; submits them. */
function takeDrops(submit) {
    const veil = byId("veil");
    const takes = (event) => typeOf(event.dataTransfer).some((type) => type === "Files" || type === "text/uri-list");
    const isEntry = (event) =>
        event.target.closest?.("input[type=text], textarea") && !typeOf(event.dataTransfer).includes("Files");
    document.addEventListener("dragover", (event) => {
        if (!takes(event) || isEntry(event)) return;
        event.preventDefault();
        veil.hidden = false;
    });
    document.addEventListener("dragleave", (event) => {
        if (!event.relatedTarget) veil.hidden = true;
    });
    document.addEventListener("drop", (event) => {
        veil.hidden = true;
        if (!takes(event) || isEntry(event)) return;
        event.preventDefault();
        const [dropped] = event.dataTransfer.files;
        if (dropped) {
            setSource("file");
            setFile(dropped);
        } else {
            setSource("url");
            byId("url").value = event.dataTransfer.getData("text/uri-list").split("\n")[0];
        }
        submit();
    });
}

/** Makes the form live; submit() is called when it is to be read. */
export function startForm(submit) {
    form.addEventListener("change", (event) => {
        if (event.target.name === "source") setSource(source());
        if (event.target.id === "file" && event.target.files[0]) setFile(event.target.files[0]);
    });
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        submit();
    });
    form.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.tagName === "TEXTAREA") submit();
    });
    setSource(source()); // a browser may bring back what was chosen before
    takeDrops(submit);
}
