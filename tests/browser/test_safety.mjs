// What the page at / must never do: run what comes from a page, ask elsewhere, be framed.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { ask, golden, openPage, read, renew, startBrowser, startService, startUpstream, view } from "./harness.mjs";

const PIXEL = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
);
let service, upstream, browser, page, example;

before(async () => {
    [service, upstream, browser] = await Promise.all([
        startService(),
        startUpstream({ "/a.png": { type: "image/png", body: PIXEL }, "/frame": "" }),
        startBrowser(),
    ]);
    example = await (
        await fetch(`${service.base}v1/article?include=blocks,markdown,explain`, {
            method: "POST",
            headers: { "Content-Type": "text/html" },
            body: golden("longform"),
        })
    ).json();
});
after(() => Promise.all([service.stop(), upstream.stop(), browser.close()]));
beforeEach(async () => {
    page ??= await openPage(browser, service.base, { allowed: [upstream.base] });
    await renew(page, service.base);
});
afterEach(() => assert.deepEqual(page.faults.splice(0), []));

/** Shows an answer that no service would give. */
async function show(parts) {
    await page.route("**/v1/article?*", (route) => route.fulfill({ json: { ...example, mainImage: null, ...parts } }));
    await ask(page, "url", "https://example.org/");
    await read(page);
}

const HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>'\" javascript:alert(3)";
const SCRIPTS = [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "blob:x",
    "file:///etc/passwd",
    "//x",
    "",
    null,
];

test("texts are texts, wherever they stand", async () => {
    const person = { name: HOSTILE, url: "javascript:alert(1)" };
    const rich = {
        text: HOSTILE,
        marks: [
            { type: "strong", from: 0, to: HOSTILE.length },
            { type: HOSTILE, from: 1, to: 9 },
            { type: "link", from: 2, to: 5, url: HOSTILE },
        ],
    };
    const figure = {
        type: "figure",
        url: `${upstream.base}/"onerror=alert(1)`,
        alt: HOSTILE,
        caption: HOSTILE,
        creditText: HOSTILE,
    };
    await show({
        headline: HOSTILE,
        alternativeHeadline: HOSTILE,
        siteName: HOSTILE,
        articleSection: HOSTILE,
        authors: [person],
        datePublished: HOSTILE,
        dateModifiedRaw: HOSTILE,
        inLanguage: HOSTILE,
        keywords: [HOSTILE],
        canonicalUrl: "javascript:alert(1)",
        articleBodyMarkdown: HOSTILE,
        comments: [{ author: person, dateCreated: null, dateCreatedRaw: HOSTILE, text: HOSTILE, parent: null }],
        related: [{ section: HOSTILE, headline: HOSTILE, url: "javascript:alert(1)" }],
        kept: [{ position: 0, probability: 1, text: HOSTILE }],
        removed: [{ position: 1, reason: HOSTILE, probability: 0, text: HOSTILE }],
        fields: {
            [HOSTILE]: {
                value: HOSTILE,
                origin: HOSTILE,
                where: HOSTILE,
                confidence: 1,
                candidates: [{ value: HOSTILE, origin: HOSTILE, where: null, confidence: 0 }],
            },
        },
        blocks: [
            { type: "paragraph", ...rich },
            { type: "heading", level: HOSTILE, ...rich },
            { type: "code", language: HOSTILE, text: HOSTILE },
            { type: "math", tex: HOSTILE },
            { type: "list", isOrdered: true, start: HOSTILE, items: [rich] },
            {
                type: "quote",
                source: HOSTILE,
                sourceUrl: "javascript:alert(1)",
                blocks: [{ type: "paragraph", ...rich }],
            },
            { type: "table", caption: HOSTILE, rows: [{ cells: [{ columnSpan: HOSTILE, ...rich }] }] },
            figure,
            { type: "embed", url: "javascript:alert(1)", provider: HOSTILE, title: HOSTILE },
            { type: "footnotes", items: [{ label: HOSTILE, ...rich }] },
            { type: "post", author: person, blocks: [{ type: HOSTILE, ...rich }] },
        ],
    });
    for (const name of ["markdown", "json", "why", "article"]) await view(page, name);
    await page.locator(".more summary").first().click();
    assert.equal(
        await page.locator("#result :is(script, style, iframe, object, embed, img, svg, math, form)").count(),
        0,
    );
    const attributes = await page.evaluate(() =>
        [...document.querySelectorAll("#result *")].flatMap((element) => element.getAttributeNames()),
    );
    assert.deepEqual(
        [...new Set(attributes)].filter(
            (name) => name.startsWith("on") || ["srcset", "srcdoc", "formaction"].includes(name),
        ),
        [],
    );
    assert.equal(await page.locator('#result a[href^="javascript" i]').count(), 0);
    assert.equal(await page.locator(".page h2").innerText(), HOSTILE);
    assert.equal(await page.locator(".body p").first().innerText(), HOSTILE);
});

test("links are followed to http, https and mailto alone", async () => {
    const addresses = [...SCRIPTS, "https://example.org/a", "mailto:a@example.org"];
    await show({
        blocks: addresses.map((url) => ({
            type: "paragraph",
            text: "abc",
            marks: [{ type: "link", from: 0, to: 3, url }],
        })),
    });
    const links = await page
        .locator(".body a")
        .evaluateAll((all) => all.map((link) => [link.href, link.rel, link.target]));
    assert.deepEqual(
        links,
        ["https://example.org/a", "mailto:a@example.org"].map((url) => [url, "noopener noreferrer nofollow", "_blank"]),
    );
    assert.equal(await page.locator(".body p").count(), addresses.length);
});

test("pictures are loaded when they are asked for, and no referrer is told", async () => {
    const url = `${upstream.base}/a.png`;
    await show({
        mainImage: { url, alt: "Lead", caption: null, creditText: null },
        blocks: [
            { type: "figure", url: `${upstream.base}/none.png`, alt: "A pier", caption: "The pier." },
            ...SCRIPTS.map((src) => ({ type: "figure", url: src, alt: "no" })),
        ],
    });
    for (const name of ["markdown", "json", "why", "article"]) await view(page, name);
    assert.equal(upstream.asked.length, 0);
    assert.equal(await page.locator(".picture").count(), 2);
    assert.match(await page.locator(".asker").innerText(), /^2 pictures not loaded, from 127\.0\.0\.1:\d+\./);
    await page.click("text=Load pictures");
    await page.locator(".picture", { hasText: "could not be loaded" }).waitFor();
    await page.waitForFunction(() => document.querySelector(".page img")?.naturalWidth === 1);
    assert.deepEqual(upstream.asked.map(({ path, headers }) => [path, headers.referer, headers.cookie]).sort(), [
        ["/a.png", undefined, undefined],
        ["/none.png", undefined, undefined],
    ]);
    assert.equal(await page.locator(".page img").getAttribute("alt"), "Lead");
    page.faults = page.faults.filter((fault) => !fault.startsWith("Failed to load resource")); // the one that is not there
});

test("marks count characters, nest, and leave the text as it is", async () => {
    const text = "😀 a bold and linked text\nwith H2O";
    await show({
        blocks: [
            {
                type: "paragraph",
                text,
                marks: [
                    { type: "strong", from: 4, to: 19 },
                    { type: "link", from: 13, to: 19, url: "https://example.org/" },
                    { type: "emphasis", from: 13, to: 15 },
                    { type: "sub", from: 31, to: 32 },
                ],
            },
        ],
    });
    const html = await page.locator(".body p").evaluate((p) => {
        p.querySelector("a").removeAttribute("target");
        p.querySelector("a").removeAttribute("rel");
        return p.innerHTML;
    });
    assert.equal(
        html,
        '😀 a <strong>bold and <a href="https://example.org/"><em>li</em>nked</a></strong> text<br>with H<sub>2</sub>O',
    );
});

test("every type of block is drawn", async () => {
    const paragraph = { type: "paragraph", text: "P", marks: [], inLanguage: null };
    await show({
        blocks: [
            paragraph,
            { type: "heading", level: 2, text: "H", marks: [] },
            { type: "code", language: "c", text: "int i;\n\tj;" },
            { type: "rule" },
            { type: "math", tex: "E = mc^2" },
            {
                type: "list",
                isOrdered: true,
                start: 3,
                items: [
                    { text: "A", blocks: [{ type: "list", isOrdered: false, start: null, items: [{ text: "B" }] }] },
                ],
            },
            { type: "list", isOrdered: false, items: [{ isTerm: true, text: "T" }, { text: "D" }] },
            { type: "quote", source: "S", sourceMarks: [], sourceUrl: "https://example.org/", blocks: [paragraph] },
            {
                type: "table",
                caption: "C",
                captionMarks: [],
                rows: [
                    { cells: [{ isHeader: true, columnSpan: 2, text: "X" }] },
                    { cells: [{ rowSpan: 2, text: "1" }, { text: "2" }] },
                    { cells: [{ text: "3" }] },
                ],
            },
            {
                type: "figure",
                url: "https://example.org/a.png",
                alt: "A",
                caption: "F",
                captionMarks: [],
                creditText: "K",
            },
            { type: "embed", url: "https://video.example/1", provider: "video.example", title: "V" },
            {
                type: "post",
                author: { name: "N", url: null },
                dateCreated: "2026-01-02",
                dateCreatedRaw: null,
                blocks: [paragraph],
            },
            { type: "footnotes", items: [{ label: "1", text: "Note", blocks: [paragraph] }] },
            { type: "of a later version", text: "L" },
        ],
    });
    const shape = await page.locator(".body").evaluate(function shape(element) {
        const children = [...element.children].map((child) => shapeOf(child));
        function shapeOf(node) {
            const inner = [...node.children].map(shapeOf);
            return (
                node.localName +
                (node.getAttribute("start") || "") +
                (node.getAttribute("colspan") || "") +
                (node.getAttribute("rowspan") || "") +
                (inner.length ? `(${inner.join(" ")})` : "")
            );
        }
        return children;
    });
    assert.deepEqual(shape, [
        "p",
        "h3",
        "pre(code)",
        "hr",
        "pre(code)",
        "ol3(li(ul(li)))",
        "dl(dt dd)",
        "blockquote(p footer(a))",
        "div(table(caption tbody(tr(th2) tr(td2 td) tr(td))))",
        "figure(span(span span) figcaption(span))",
        "p(span a)",
        "article(header(strong span(time)) p)",
        "ol(li(p))",
        "p",
    ]);
    assert.equal(await page.locator(".body pre").first().textContent(), "int i;\n\tj;");
    assert.equal(await page.locator(".body figcaption").innerText(), "F · K");
    assert.equal(await page.locator(".body time").innerText(), "2 January 2026");
});

test("a reference leads to its footnote, and the address stays", async () => {
    await show({});
    const address = page.url();
    await page.locator('a[data-note="2"]').click();
    assert.equal(await page.evaluate(() => document.activeElement.dataset.label), "2");
    assert.equal(page.url(), address);
});

/** What a script of this page can do; the policy must refuse it. */
async function refused(attempt) {
    const outcome = await page.evaluate(attempt);
    const [fault] = page.faults.splice(0);
    return [outcome, fault];
}

test("the policy holds", async () => {
    await page.evaluate(() => {
        globalThis.ran = false;
    });
    assert.equal(
        (
            await refused(() => {
                try {
                    document.body.innerHTML = '<img src=x onerror="ran = true">';
                    return "made";
                } catch (error) {
                    return error.name;
                }
            })
        )[0],
        "TypeError",
    );
    assert.equal(
        (
            await refused(() => {
                try {
                    setTimeout("ran = true");
                    return "made";
                } catch (error) {
                    return error.name;
                }
            })
        )[0],
        "TypeError",
    );
    const elsewhere = await page.evaluate(
        (url) =>
            fetch(url).then(
                () => "came",
                (error) => error.name,
            ),
        upstream.base,
    );
    assert.equal(elsewhere, "TypeError");
    const framed = await page.evaluate(
        (url) =>
            new Promise((done) => {
                addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
                const frame = document.createElement("iframe");
                frame.src = url;
                document.body.append(frame);
            }),
        upstream.base,
    );
    assert.equal(framed, "frame-src");
    assert.equal(
        upstream.asked.some(({ path }) => path === "/"),
        false,
    );
    assert.equal(await page.evaluate(() => globalThis.ran), false);
    assert.ok(page.faults.splice(0).every((fault) => /Content Security Policy|policy|Refused|Fetch API/i.test(fault)));
});

test("it cannot be framed", async () => {
    const other = await openPage(browser, upstream.base, { path: "/frame", allowed: [service.base.slice(0, -1)] });
    await other.setContent(`<iframe src="${service.base}"></iframe>`);
    await other.waitForFunction(() => frames.length === 1);
    await other.waitForLoadState("load");
    assert.match(other.faults.join(" "), /frame-ancestors/);
    await other.context().close();
});
