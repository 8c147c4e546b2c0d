// Markup that was meant to run a script goes through the whole service, and what comes back is loaded in chromium, without
// the policy that the service sends along: no script may run, no dialog open, no request leave but for the images that
// the HTML shows, and those are not let out either. Each vector is tried as markup of an article's body, and as text and
// values wherever an article has some. Forty of them, or all where COPYDESK_LONG is 1.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./chromium.mjs";
import { batch, IS_LONG, serve } from "./pages.mjs";
import { lists } from "./vectors.mjs";

const ORIGIN = "http://copydesk-vectors.invalid";
const SHORT = 40;
const TOGETHER = 16; // pieces of HTML in one page, which take a page each where any of them is at fault
const BINARY = 415; // what a page is refused with whose vector is control characters
const LOAD_MS = 120_000;

const PARAGRAPHS = [
    "The harbour authority of Eastbridge approved a plan on Tuesday to rebuild the north quay, which a storm damaged last winter, and to raise it by half a metre.",
    "Work is to begin in March and to last about eighteen months, the authority said, with ferries using the south quay until the new berths are ready for them.",
    "Fishermen had asked for a smaller project, arguing that the cranes would block their landing stage during the whole of the herring season, but the council voted against them.",
].map((text) => `<p>${text}</p>`);
const LEAD = "Among the letters that reached the council before the vote, this one stood out:";

// As String.prototype.toWellFormed, which Debian 12's Node.js has not.
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, "\uFFFD");

const quoted = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const page = (body, title = "Eastbridge to rebuild its quay", head = "") =>
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><main><article><h1>${title}</h1>` +
    `${PARAGRAPHS.join("\n")}\n${body}\n${PARAGRAPHS.join("\n").replaceAll("north", "south")}</article></main></body></html>`;

const asMarkup = (vector) => page(`<div><p>${LEAD} ${vector} said the letter, and the council read it aloud.</p></div>`);

function asText(vector) {
    const text = quoted(vector);
    return page(
        `<p>${LEAD} ${text} <a href="${text}">linked</a> <code>${text}</code> <strong title="${text}">${text}</strong></p>` +
        `<figure><img src="https://images.example/${encodeURIComponent(wellFormed(vector))}.png" alt="${text}" width="600" height="400"><figcaption>${text}</figcaption></figure>` +
        `<figure><img src="${text}" alt="a picture" width="640" height="480"></figure><blockquote cite="${text}"><p>${text}, it was said, and more of the same.</p><cite>${text}</cite></blockquote>` +
        `<pre><code class="language-${text}">${text}</code></pre><ul><li id="${text}">${text} and more</li><li>the other of the items</li></ul>` +
        `<table><caption>${text}</caption><tr><th colspan="${text}">${text}</th><th>b</th></tr><tr><td>${text}</td><td>d</td></tr></table>` +
        `<p><math alttext="${text}"><mi>x</mi></math> is a formula.</p><iframe src="https://player.example/1" title="${text}"></iframe>`,
        `Eastbridge: ${text}`,
        `<meta name="author" content="${text}"><meta property="og:site_name" content="${text}"><meta property="article:published_time" content="2026-01-28">`,
    );
}

// Vectors from all lists, evenly spread.
function chosen() {
    const all = lists.flatMap(({ vectors }) => vectors);
    if (IS_LONG) return all;
    return Array.from({ length: SHORT }, (_, i) => all[Math.floor((i * all.length) / SHORT)]);
}

const ELEMENTS = new Set(
    ("a article blockquote body br caption code dd del dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 head header hr html img li " +
        "ol p pre section small span strong sub sup table tbody td th thead time title tr ul").split(" "),
);
const ATTRIBUTES = new Set("alt cite class colspan datetime dir height href id lang loading rel rowspan scope src start width".split(" "));

// In the page: what stands in it that must not.
const inspect = ({ elements, attributes }) => {
    const found = [];
    for (const element of document.querySelectorAll("*")) {
        if (!elements.includes(element.localName) || element.namespaceURI !== "http://www.w3.org/1999/xhtml") found.push(`<${element.localName}>`);
        for (const { name } of element.attributes) if (!attributes.includes(name)) found.push(name);
        if (element.localName === "a" && element.hasAttribute("href")) {
            const safe = ["http:", "https:", "mailto:"].includes(element.protocol) || element.getAttribute("href").startsWith("#");
            if (!safe || element.target) found.push(element.outerHTML);
        }
    }
    return { found, images: [...document.images].map((image) => image.src.replace(/#.*/, "")) };
};

// A tab that HTML is loaded in, one after the other, and all that this did.
class Trap {
    static async open(context) {
        const trap = new Trap();
        trap.images = new Set(); // of all that was loaded: a request may come when the next is
        trap.tab = await context.newPage();
        trap.session = await context.newCDPSession(trap.tab);
        await trap.session.send("Debugger.enable");
        // Scripts of playwright's own run in a world of their own.
        trap.session.on("Debugger.scriptParsed", ({ url, executionContextAuxData }) => {
            if (executionContextAuxData?.isDefault !== false) trap.events.push(`script ${url}`);
        });
        trap.tab.on("dialog", (dialog) => {
            trap.events.push(`dialog ${dialog.message()}`);
            void dialog.dismiss();
        });
        trap.tab.on("popup", () => trap.events.push("popup"));
        await trap.tab.route("**", (route) => {
            const request = route.request();
            if (request.url() === `${ORIGIN}/`) return route.fulfill({ contentType: "text/html; charset=utf-8", body: trap.html });
            trap.requested.push([request.resourceType(), request.url()]);
            return route.abort();
        });
        return trap;
    }

    async load(html) {
        Object.assign(this, { html, events: [], requested: [] });
        await this.tab.goto(`${ORIGIN}/`, { waitUntil: "load", timeout: LOAD_MS });
        const { found, images } = await this.inspect();
        const events = [...this.events];
        for (const url of images) this.images.add(url);
        const isShown = ([type, url]) => type === "image" && this.images.has(url);
        events.push(...this.requested.filter((request) => !isShown(request)).map(([type, url]) => `request for ${type} ${url}`));
        return [...events, ...found.map((what) => `holds ${what}`)];
    }

    // In a world of its own, so that its script is not one of the page's.
    async inspect() {
        const { frameTree } = await this.session.send("Page.getFrameTree");
        const { executionContextId: contextId } = await this.session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
        const expression = `(${inspect})(${JSON.stringify({ elements: [...ELEMENTS], attributes: [...ATTRIBUTES] })})`;
        return (await this.session.send("Runtime.evaluate", { expression, contextId, returnByValue: true })).result.value;
    }

    close() {
        return this.tab.close();
    }
}

let browser, service, trap;
before(async () => {
    [browser, service] = await Promise.all([launch(), serve()]);
    trap = await Trap.open(browser.context);
});
after(async () => {
    await Promise.all([browser.close(), service.stop()]);
});

test("the trap catches what runs", async () => {
    const caught = async (html, what) => {
        const other = await Trap.open(browser.context);
        assert.match((await other.load(html)).join("\n"), what);
        await other.close();
    };
    await caught("<script>1</script>", /script/);
    await caught("<img src=x onerror=alert(1)>", /dialog 1/);
    await caught("<svg onload=alert(2)></svg>", /dialog 2/);
    await caught("<link rel=stylesheet href=https://evil.example/a.css>", /request for stylesheet/);
    await caught("<iframe src=https://evil.example/></iframe>", /request for document/);
    await caught("<a href='JaVa\tscript:alert(1)'>x</a>", /holds <a/);
    await caught("<p onclick=alert(1)>x</p>", /holds onclick/);
    assert.deepEqual(await trap.load("<p>nothing</p>"), []);
});

// What runs in any of the pieces of HTML, by their names.
async function loadAll(pieces) {
    const wrong = {};
    for (let from = 0; from < pieces.length; from += TOGETHER) {
        const some = pieces.slice(from, from + TOGETHER);
        const together = await trap.load(`<!DOCTYPE html>${some.map(({ html }) => html).join("\n")}`);
        if (together.length) wrong[`one of ${some.map(({ name }) => name).join("\n")}`] = together;
        for (const { name, html } of together.length ? some : []) {
            const events = await trap.load(html);
            if (events.length) wrong[name] = events;
        }
    }
    return wrong;
}

const trials = chosen().flatMap((vector, i) => [
    { name: `markup ${i}: ${vector}`, html: asMarkup(vector) },
    { name: `text ${i}: ${vector}`, html: asText(vector) },
]);

test(`${trials.length} bodies by batch`, async () => {
    const asks = trials.map(({ html }, id) => JSON.stringify({ id, html, url: "https://news.example/a/b" }));
    const bodies = [];
    let whole = 0;
    for await (const { id, article, problem } of batch(asks, ["--include", "html"])) {
        if (problem) {
            assert.equal(problem.status, BINARY, `${trials[id].name}: ${problem.detail}`);
            continue;
        }
        whole += article.articleBodyHtml.includes(LEAD);
        bodies.push({ name: trials[id].name, html: article.articleBodyHtml });
    }
    assert.deepEqual(await loadAll(bodies), {});
    assert.ok(whole >= trials.length * 0.95, `only ${whole} of ${trials.length} vectors stood in a body`);
    console.log(`# ${whole} of ${trials.length} vectors stood in a body`);
});

test(`${trials.length} documents by POST /v1/article`, async () => {
    const documents = [];
    for (const { name, html } of trials) {
        const answer = await fetch(`${service.url}/v1/article?url=https%3A%2F%2Fnews.example%2Fa%2Fb`, {
            method: "POST",
            headers: { "Content-Type": "text/html; charset=utf-8", Accept: "text/html" },
            body: wellFormed(html),
        });
        const document = await answer.text();
        if (answer.status === BINARY) continue;
        assert.equal(answer.status, 200, `${name}: ${document}`);
        assert.match(answer.headers.get("Content-Security-Policy"), /default-src 'none'.*sandbox/);
        assert.equal(answer.headers.get("X-Content-Type-Options"), "nosniff");
        const [head, title] = document.split("<title>", 2);
        assert.match(head, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'/);
        documents.push({ name, html: `<title>${document.slice(head.length + "<title>".length)}` });
        assert.ok(title, name);
    }
    assert.ok(documents.length >= trials.length * 0.95, `only ${documents.length} documents`);
    assert.deepEqual(await loadAll(documents), {});
});
