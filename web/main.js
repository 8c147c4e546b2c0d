// The page at /: what is in the form goes to the service, and what comes back is shown.
import { byId, count, el, fill } from "./dom.js";
import { fragmentOf, readFragment, requestOf } from "./ask.js";
import { curlOf } from "./curl.js";
import { copies } from "./copy.js";
import { makeTabs } from "./tabs.js";
import { readForm, setAsk, setContent, startForm } from "./form.js";
import { showArticle } from "./article.js";
import { showJson } from "./json.js";
import { showWhy } from "./why.js";
import { wordsOf, wordsOfSilence, wordsOfStrangeAnswer } from "./problems.js";

const LINES_TOGETHER = 100; // of Markdown in one element
const PARTS_MANY = 10; // from which on those out of sight are not laid out

let current = null; // {ask, article, document}: what is shown
let asking = new AbortController(); // of the request, and of what is still being drawn

const say = (words) => {
    byId("status").textContent = words;
};

// the views

function showMarkdown(panel, article, signal) {
    const lines = (article.articleBodyMarkdown ?? "").split(/(?<=\n)/);
    const parts = [];
    for (let i = 0; i < lines.length; i += LINES_TOGETHER) parts.push(lines.slice(i, i + LINES_TOGETHER).join(""));
    const text = el("pre", { class: parts.length > PARTS_MANY ? "markdown large" : "markdown", dir: "auto" });
    panel.replaceChildren(article.articleBodyMarkdown ? text : el("p", { class: "none" }, "There is no text."));
    fill(text, parts, (part) => el("span", { class: "lines" }, part), signal);
}

const VIEWS = {
    article: (panel) => showArticle(panel, current.article, asking.signal),
    markdown: (panel) => showMarkdown(panel, current.article, asking.signal),
    json: (panel) => showJson(panel, current.document, asking.signal, say),
    why: (panel) => showWhy(panel, current.article, asking.signal),
};

/** A view is made when it is opened for the first time. */
function showView(name) {
    const panel = byId(`panel-${name}`);
    if (current && !panel.childElementCount) VIEWS[name](panel);
    const fragment = current && fragmentOf(current.ask, name);
    if (fragment && location.hash !== fragment) history.replaceState(null, "", fragment);
}

const tabs = makeTabs(byId("tabs"), showView);

// asking

function showProblem({ title, sentences }) {
    byId("problem").replaceChildren(el("h2", {}, title), ...sentences.map((sentence) => el("p", {}, sentence)));
    byId("problem").hidden = false;
    say("");
}

function showResult(ask, document_, article, view = tabs.chosen()) {
    current = { ask, document: document_, article };
    for (const name of Object.keys(VIEWS)) byId(`panel-${name}`).replaceChildren();
    byId("result").hidden = false;
    document.title = article.headline ? `${article.headline} – Copydesk` : "Copydesk";
    tabs.open(view);
}

function showAgain(ask, request) {
    const { command, note } = curlOf(request);
    byId("curl").textContent = command;
    byId("again-note").textContent = note || "A command for a shell; the answer is JSON.";
    byId("copy-link").hidden = ask.source !== "url";
    byId("again").hidden = false;
}

function clear() {
    asking.abort();
    asking = new AbortController();
    current = null;
    byId("intro").hidden = true;
    document.title = "Copydesk";
    byId("problem").hidden = true;
    byId("result").hidden = true;
    byId("again").hidden = true;
}

function setBusy(busy) {
    byId("ask").setAttribute("aria-busy", busy);
    byId("read").disabled = busy;
    byId("stop").hidden = !busy;
}

async function answerOf(request, signal) {
    const headers = request.contentType ? { "Content-Type": request.contentType } : {};
    const response = await fetch(request.url, {
        method: request.method,
        headers: { Accept: "application/json", ...headers },
        body: request.body,
        signal,
        cache: "no-store",
    });
    const text = await response.text();
    try {
        return { ok: response.ok, status: response.status, document: JSON.parse(text) };
    } catch {
        return { ok: false, status: response.status, document: null };
    }
}

function showAnswer(ask, { ok, status, document: answer }) {
    const isObject = answer !== null && typeof answer === "object";
    if (ok && isObject && answer.metadata) {
        say(`Read: ${count(answer.wordCount, "word")}.`);
        showResult(ask, answer, answer);
        return;
    }
    showProblem(isObject && answer.type ? wordsOf(answer) : wordsOfStrangeAnswer(status));
    if (answer?.article) showResult(ask, answer, answer.article, "why");
}

async function run(ask) {
    clear();
    const { signal } = asking;
    const request = requestOf(ask);
    say("Reading…");
    setBusy(true);
    try {
        const answer = await answerOf(request, signal);
        showAnswer(ask, answer);
    } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof TypeError)) throw error; // fetch's, for every way to get no answer
        showProblem(wordsOfSilence(ask.file?.size ?? request.body?.length ?? 0));
    } finally {
        if (!signal.aborted) setBusy(false);
    }
    showAgain(ask, request);
    const seen = byId("problem").hidden ? byId("result") : byId("problem");
    if (seen.getBoundingClientRect().top > innerHeight * 0.6) seen.scrollIntoView();
}

function stop() {
    clear();
    setBusy(false);
    say("Stopped.");
    byId("read").focus();
}

/** Asks what the form holds. A URL goes into the address bar, so that the result can be linked to and gone back to. */
function submit() {
    const ask = readForm();
    if (!ask) return;
    const fragment = fragmentOf(ask);
    const address = fragment ?? location.pathname + location.search;
    if (location.hash !== (fragment ?? "")) history.pushState(null, "", address);
    run(ask);
}

/** Asks what the address bar holds. */
function followFragment() {
    const asked = readFragment(location.hash);
    if (!asked) return;
    setAsk(asked.ask);
    tabs.open(asked.view, true);
    run(asked.ask);
}

async function tryExample() {
    try {
        const response = await fetch(new URL("web/example.html", document.baseURI));
        setContent("html", await response.text(), "https://times.example/2026/ferry");
        submit();
    } catch {
        showProblem(wordsOfSilence(0));
    }
}

startForm(submit);
copies(byId("copy-text"), "The text is", () => current.article.articleBody ?? "");
copies(byId("copy-markdown"), "The Markdown is", () => current.article.articleBodyMarkdown ?? "");
copies(byId("copy-json"), "The JSON is", () => JSON.stringify(current.document, null, 2));
copies(byId("copy-curl"), "The command is", () => byId("curl").textContent);
copies(byId("copy-link"), "The link is", () => location.href);
byId("stop").addEventListener("click", stop);
byId("example").addEventListener("click", tryExample);
byId("skip").addEventListener("click", (event) => {
    event.preventDefault(); // the fragment is the ask
    const target = byId("result").hidden ? byId("url") : byId("result");
    target.focus();
});
addEventListener("popstate", followFragment);
followFragment();
