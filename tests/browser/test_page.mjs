// What the page at / does: sources, views, options, links, errors.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { promisify } from "node:util";
import {
    ask,
    choose,
    closePage,
    golden,
    openPage,
    read,
    renew,
    ROOT,
    startBrowser,
    startProxy,
    startService,
    startUpstream,
    view,
} from "./harness.mjs";

const STORY = golden("news-article");
const EXAMPLE = readFileSync(`${ROOT}web/example.html`, "utf8");
let service, upstream, browser, page;

before(async () => {
    [service, upstream, browser] = await Promise.all([
        startService("--max-request", "200000"),
        startUpstream({
            "/story": EXAMPLE,
            "/broken": { status: 500, body: "none" },
            "/empty": "<title>Nothing</title><nav><a href=/>Home</a></nav>",
        }),
        startBrowser(),
    ]);
});
after(() => Promise.all([service.stop(), upstream.stop(), browser.close()]));
beforeEach(async () => {
    page ??= await openPage(browser, service.base);
    await renew(page, service.base);
});
afterEach(() => assert.deepEqual(page.faults.splice(0), []));

const text = (selector) => page.locator(selector).innerText();
const texts = (selector) => page.locator(selector).allInnerTexts();
/** The document that is shown, as its copy button gives it. */
async function shown() {
    await page.evaluate(() => {
        navigator.clipboard.writeText = async (copied) => {
            globalThis.copied = copied;
        };
    });
    await page.click("#copy-json");
    return JSON.parse(await page.evaluate(() => globalThis.copied));
}

const isHidden = (selector) => page.locator(selector).isHidden();

// sources

test("an address is read, and shown as an article", async () => {
    await ask(page, "url", `${upstream.base}/story`);
    await read(page);
    assert.equal(await text(".page h2"), "Ferry line across the sound reopens after two years");
    assert.match(await text(".byline"), /By Ada Byrne\s+28 January 2026 at 05:35 UTC/);
    assert.equal(await text(".kicker"), "HARBOUR TIMES · HARBOUR");
    assert.deepEqual(await texts(".body h3"), ["What a crossing costs", "When it sails"]);
    assert.equal(await page.locator(".body li").count(), 3);
    assert.deepEqual(await texts(".body tr:last-child td"), ["With a car", "18.00", "32.00"]);
    assert.match(await text(".body blockquote"), /^We have missed it/);
    assert.equal(await page.locator(".body a").first().getAttribute("href"), `${upstream.base}/2025/pier-plans`);
    assert.match(await page.title(), /^Ferry line .* – Copydesk$/);
    assert.match(await text("#status"), /^Read: \d+ words\.$/);
});

test("an address without a scheme is one of https", async () => {
    const [request] = await Promise.all([
        page.waitForRequest(/v1\/article/),
        ask(page, "url", " 127.0.0.1:9/a b ".replace(" b", "")),
    ]);
    assert.equal(new URL(request.url()).searchParams.get("url"), "https://127.0.0.1:9/a");
    await page.locator("#problem").waitFor();
});

test("pasted HTML is read, and its links resolve against its address", async () => {
    await choose(page, "html");
    await page.click(".options summary");
    await page.fill("#address", "times.example/2026/");
    await ask(page, "html", EXAMPLE.replace("/2025/pier-plans", "plans"));
    await read(page);
    assert.equal(await page.locator(".body a").first().getAttribute("href"), "https://times.example/2026/plans");
    assert.equal(new URL(page.url()).hash, "");
});

test("pasted text is read", async () => {
    await ask(
        page,
        "text",
        "A quay is rebuilt\n\nThe harbour authority approved a plan on Tuesday to rebuild the north quay, which a storm damaged last winter.\n\nWork is to begin in March and to last about eighteen months, the authority said on its site.\n",
    );
    await read(page);
    assert.match(await text(".body"), /rebuild the north quay/);
});

test("a chosen file is read as its bytes are", async () => {
    await choose(page, "file");
    const bytes = Buffer.from(
        "<meta charset=windows-1252><title>x</title><h1>Caf\xe9</h1>" +
            "<p>The caf\xe9 on the quay opens again on Monday, its owner said, and it will serve what it served before.</p>".repeat(
                3,
            ),
        "latin1",
    );
    await page.setInputFiles("#file", { name: "caf\u00e9.html", mimeType: "text/html", buffer: bytes });
    assert.match(await text("#drop"), /café\.html, \d+ bytes/);
    await page.click("#read");
    await read(page);
    assert.match(await text(".body"), /The café on the quay/);
});

/** Drops on the middle of the page what make() puts into a DataTransfer. */
async function drop(types) {
    const transfer = await page.evaluateHandle((items) => {
        const made = new DataTransfer();
        for (const { name, type, content } of items)
            if (name) made.items.add(new File([content], name, { type }));
            else made.setData(type, content);
        return made;
    }, types);
    await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
    assert.equal(await isHidden("#veil"), false);
    await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
    assert.equal(await isHidden("#veil"), true);
}

test("a file that is dropped is read", async () => {
    await drop([{ name: "story.html", type: "text/html", content: STORY }]);
    await read(page);
    assert.equal(await page.locator("input[value=file]").isChecked(), true);
    assert.match(await text("#curl"), /--data-binary '@story\.html'/);
});

test("a link that is dropped is read", async () => {
    await drop([{ type: "text/uri-list", content: `${upstream.base}/story` }]);
    await read(page);
    assert.equal(await page.inputValue("#url"), `${upstream.base}/story`);
});

test("the example is read without a network", async () => {
    await page.click("#example");
    await read(page);
    assert.match(await text(".page h2"), /^Ferry line/);
});

test("options go into the request", async () => {
    await page.click(".options summary");
    await page.selectOption("#favor", "recall");
    await page.fill("#pages", "3");
    const [request] = await Promise.all([
        page.waitForRequest(/v1\/article/),
        ask(page, "url", `${upstream.base}/story`),
    ]);
    const query = new URL(request.url()).searchParams;
    assert.deepEqual([query.get("favor"), query.get("pages")], ["recall", "3"]);
    await page.locator("#again").waitFor();
    const asked = new URLSearchParams(new URL(page.url()).hash.slice(1));
    assert.deepEqual([asked.get("favor"), asked.get("pages")], ["recall", "3"]);
});

// the address bar

test("a link shows the same result and view again, and back leads back", async () => {
    await ask(page, "url", `${upstream.base}/story`);
    await read(page);
    const first = page.url();
    await view(page, "why");
    const link = page.url();
    assert.equal(new URL(link).hash, `#${new URLSearchParams({ url: `${upstream.base}/story`, view: "why" })}`);
    await ask(page, "url", `${upstream.base}/empty`);
    await page.locator("#problem").waitFor();
    await page.goBack();
    await page.locator(".piece").first().waitFor();
    assert.equal(await page.inputValue("#url"), `${upstream.base}/story`);
    const other = await openPage(browser, link);
    await other.locator(".piece").first().waitFor();
    assert.equal(await other.locator("#tab-why").getAttribute("aria-selected"), "true");
    await closePage(other);
    assert.notEqual(first, link);
});

test("a fragment that asks for nothing that can be read does nothing", async () => {
    for (const fragment of ["#", "#top", "#url=", "#url=javascript:alert(1)", "#url=file:///etc/passwd"]) {
        await page.goto("about:blank");
        await page.goto(service.base + fragment);
        assert.equal(await page.locator("#intro").isVisible(), true, fragment);
    }
});

test("it works in a folder of another server", async () => {
    const proxy = await startProxy(service.base, "/desk/");
    const other = await openPage(browser, proxy.base);
    await other.click("#example");
    await read(other);
    assert.match(await other.locator("#curl").innerText(), new RegExp(`'${proxy.base}v1/article\\?`));
    await closePage(other);
    await proxy.stop();
});

// views

test("tabs by the keyboard", async () => {
    await page.click("#example");
    await read(page);
    await page.focus("#tab-article");
    for (const [key, name] of [
        ["ArrowRight", "markdown"],
        ["ArrowRight", "json"],
        ["End", "why"],
        ["ArrowRight", "article"],
        ["ArrowLeft", "why"],
        ["Home", "article"],
    ]) {
        await page.keyboard.press(key);
        assert.equal(await page.evaluate(() => document.activeElement.id), `tab-${name}`);
        assert.equal(await page.locator("[role=tabpanel]:visible").getAttribute("id"), `panel-${name}`);
        assert.equal(await page.locator('[role=tab][tabindex="0"]').count(), 1);
    }
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "panel-article");
});

test("Markdown is what the service wrote", async () => {
    await page.click("#example");
    await read(page);
    await view(page, "markdown");
    assert.equal(await page.locator(".markdown").textContent(), (await shown()).articleBodyMarkdown);
});

test("JSON folds, by mouse and keyboard", async () => {
    await page.click("#example");
    await read(page);
    await view(page, "json");
    const summary = page.locator(".json summary", { hasText: '"mainImage"' });
    assert.equal(await page.locator(".leaf", { hasText: '"width": 1200' }).count(), 0);
    await summary.click();
    await page.locator(".leaf", { hasText: /"width": 1200/ }).waitFor();
    await summary.press("ArrowLeft");
    assert.equal(await summary.locator("..").getAttribute("open"), null);
    await summary.press("ArrowRight");
    assert.equal(await summary.locator("..").getAttribute("open"), "");
    await summary.press("ArrowDown");
    assert.match(await page.evaluate(() => document.activeElement.innerText), /"images"/);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    assert.match(await page.evaluate(() => document.activeElement.innerText), /^\{ \d+ \}/);
    await page.click("text=Unfold all");
    await page.locator("#status", { hasText: "All is unfolded." }).waitFor();
    assert.equal(await page.locator(".json details:not([open])").count(), 0);
    await page.click('text="Fold all"');
    assert.equal(await page.locator(".json details[open]").count(), 1);
    await page.locator(".json .more").first().click();
    assert.match(await page.evaluate(() => document.activeElement.innerText), /mole are mended/);
});

test("a large document opens in runs, and is drawn in slices", async () => {
    const blocks = Array.from({ length: 11_000 }, (_, i) => ({
        type: "paragraph",
        text: `Paragraph ${i} of a long text.`,
    }));
    const answer = await (
        await fetch(`${service.base}v1/article?include=blocks,markdown,explain`, {
            method: "POST",
            headers: { "Content-Type": "text/html" },
            body: STORY,
        })
    ).json();
    await page.route("**/v1/article?*", (route) =>
        route.fulfill({
            json: { ...answer, blocks, articleBodyMarkdown: blocks.map((block) => block.text).join("\n\n") },
        }),
    );
    await ask(page, "url", "https://example.org/");
    await page.locator(".body p").first().waitFor();
    await view(page, "json"); // which is possible while the article is drawn
    await page.locator(".json summary", { hasText: '"blocks"' }).click();
    await page.locator(".json summary", { hasText: "10000 … 10999" }).waitFor(); // a toggle comes after its click
    assert.deepEqual((await texts(".json .children .children > details > summary")).slice(0, 2), [
        "0 … 9999",
        "10000 … 10999",
    ]);
    await page.locator(".json summary", { hasText: "10000 … 10999" }).click();
    await page.locator(".json summary", { hasText: "10100 … 10199" }).click();
    assert.match(await text('.json details details details details:has-text("10100") >> nth=0'), /10100/);
    assert.ok((await page.locator(".json *").count()) < 3000);
    await page.click("text=Unfold all");
    await page.locator("#status", { hasText: "upper levels" }).waitFor();
    await view(page, "markdown");
    await view(page, "article");
    await read(page);
    assert.equal(await page.locator(".body p").count(), 11_000);
});

test("why: the page in its order, each piece with what became of it", async () => {
    await page.click("#example");
    await read(page);
    const { kept, removed } = await shown();
    await view(page, "why");
    const pieces = page.locator(".piece");
    await pieces.nth(kept.length + removed.length - 1).waitFor();
    const wanted = [...kept, ...removed].sort((a, b) => a.position - b.position);
    assert.deepEqual(
        await page.locator(".piece .text").allTextContents(),
        wanted.map((piece) => piece.text),
    );
    assert.match(await text('.piece.removed:has-text("Most read")'), /aside\s+Most read|aside\s+\d+ %\s+Most read/);
    assert.match(await text(".piece.kept >> nth=1"), /kept/);
    assert.match(await text(".piece.kept >> nth=1"), /\d+ %/);
    await page.selectOption("#pieces", "kept");
    await page.locator(".piece.removed").first().waitFor({ state: "detached" });
    assert.equal(await pieces.count(), kept.length);
    await page.selectOption("#pieces", "aside");
    await page.locator(".piece.kept").first().waitFor({ state: "detached" });
    assert.equal(await pieces.count(), removed.filter((piece) => piece.reason === "aside").length);
});

test("why: the candidates of a field", async () => {
    await page.click("#example");
    await read(page);
    await view(page, "why");
    const field = page.locator(".elected", { hasText: "Headline" });
    await field.locator("summary").click();
    assert.match(await field.locator(".won").innerText(), /^Ferry line .*\tdom, h1\s+\d+ %$/s);
    assert.ok((await field.locator("tbody tr").count()) > 2);
});

test("copies", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: service.base });
    await ask(page, "url", `${upstream.base}/story`);
    await read(page);
    await page.click("#copy-json");
    await page.locator("#status", { hasText: "copied." }).waitFor();
    const article = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    assert.equal(article.headline, "Ferry line across the sound reopens after two years");
    const wanted = {
        text: article.articleBody,
        markdown: article.articleBodyMarkdown,
        json: JSON.stringify(article, null, 2),
        curl: await page.locator("#curl").textContent(),
        link: page.url(),
    };
    for (const [name, content] of Object.entries(wanted)) {
        await page.click(`#copy-${name}`);
        await page.locator("#status", { hasText: "copied." }).waitFor();
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), content, name);
    }
});

test("copies where scripts may not use the clipboard", async () => {
    await page.context().grantPermissions(["clipboard-read"], { origin: service.base });
    await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
    });
    await page.click("#example");
    await read(page);
    await page.click("#copy-text");
    await page.locator("#status", { hasText: "The text is copied." }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /The ferry across the sound/);
    assert.equal(await page.evaluate(() => document.activeElement.id), "copy-text");
});

// curl

const timeless = (article) => ({ ...article, metadata: { ...article.metadata, timings: null, dateDownloaded: null } });

/** What the command on the page gives, run by a shell in a folder; the times of the work are left out. */
async function byCurl(folder) {
    const command = await page.locator("#curl").textContent();
    const { stdout } = await promisify(execFile)("bash", ["-c", command], { cwd: folder });
    return timeless(JSON.parse(stdout));
}

async function byPage(asking) {
    await asking();
    await read(page);
    return timeless(await shown());
}

test("the curl command gives the same: a URL", async () => {
    assert.deepEqual(await byPage(() => ask(page, "url", `${upstream.base}/story`)), await byCurl(tmpdir()));
});

test("the curl command gives the same: what was pasted, whatever is in it", async () => {
    const nasty = `@<h1>It's "$HOME" \`id\` !! \\n</h1>\n\n${'<p>It is the harbour\'s own "quay" & costs $5 \\ more than `that`, the authority said on Tuesday; é 😀 % ! #.</p>\n'.repeat(4)}\n`;
    const given = await byPage(() => ask(page, "html", nasty));
    assert.match(given.articleBody, /'s own "quay" & costs \$5 \\ more than `that`/);
    assert.deepEqual(given, await byCurl(tmpdir()));
});

test("the curl command gives the same: a file", async () => {
    const folder = mkdtempSync(`${tmpdir()}/copydesk-`);
    const name = "a 'story'.html";
    writeFileSync(`${folder}/${name}`, STORY);
    await choose(page, "file");
    await page.setInputFiles("#file", `${folder}/${name}`);
    assert.deepEqual(await byPage(() => page.click("#read")), await byCurl(folder));
    rmSync(folder, { recursive: true });
});

test("what is too long for a command is to be saved", async () => {
    await ask(page, "html", STORY + " ".repeat(101_000));
    await read(page);
    assert.match(await text("#curl"), /--data-binary '@page'$/);
    assert.match(await text("#again-note"), /save it as a file/);
});

// errors

test("an entry that is wrong is said so, and gets the focus", async () => {
    const rows = [
        ["url", "", "Enter the address of a page first."],
        ["url", "no address", "This is no address"],
        ["url", "ftp://x/", "This is no address"],
        ["html", " ", "Paste the HTML"],
        ["text", "", "Paste the text"],
    ];
    for (const [source, content, words] of rows) {
        await ask(page, source, content);
        assert.match(await text("#mistake"), new RegExp(`^${words}`));
        assert.equal(await page.evaluate(() => document.activeElement.id), source);
        assert.equal(await page.getAttribute(`#${source}`, "aria-invalid"), "true");
        assert.equal(await page.getAttribute(`#${source}`, "aria-describedby"), "mistake");
    }
    await choose(page, "file");
    assert.equal(await isHidden("#mistake"), true);
    await page.click("#read");
    assert.match(await text("#mistake"), /^Choose a file first/);
    await page.setInputFiles("#file", { name: "x.html", mimeType: "text/html", buffer: Buffer.from("") });
    await page.click("#read");
    assert.match(await text("#mistake"), /^The file is empty/);
    await page.click(".options summary");
    await page.fill("#pages", "21");
    await page.click("#read");
    assert.match(await text("#mistake"), /from 1 to 20/);
});

const problem = async () => {
    await page.locator("#problem").waitFor();
    return texts("#problem > *");
};

test("what the service refuses is a sentence, with what to do", async () => {
    await ask(page, "url", `${upstream.base}/broken`);
    const [title, detail, advice] = await problem();
    assert.equal(title, "The upstream server did not answer with a page");
    assert.match(detail, /500.*\.$/);
    assert.match(advice, /paste the HTML instead\.$/);
    assert.equal(await isHidden("#result"), true);
    assert.match(await text("#curl"), /broken/);
    await ask(page, "url", `${upstream.base}/story`);
    await read(page);
    assert.equal(await isHidden("#problem"), true);
});

test("a page without an article shows what was found all the same", async () => {
    await ask(page, "url", `${upstream.base}/empty`);
    assert.equal((await problem())[0], "The page was read but holds no article");
    assert.equal(await page.getAttribute("#tab-why", "aria-selected"), "true"); // by itself
    assert.match(await text(".piece.removed"), /Home/);
    await view(page, "article");
    await page.locator(".page .none").waitFor();
    assert.equal(await text(".page .none"), "There is no text.");
    await view(page, "json");
    assert.match(await text(".json"), /urn:copydesk:problem:no-main-content/);
    await ask(page, "url", `${upstream.base}/story`);
    await page.locator("#panel-json").waitFor(); // what was opened by hand last
});

test("a body over the limit", async () => {
    await ask(page, "html", "x".repeat(300_000));
    assert.deepEqual(await problem(), [
        "The request body is too large",
        "A request body may have at most 200000 bytes.",
        "Try a smaller page: leave out what it carries inline, such as pictures.",
    ]);
});

test("no answer", async () => {
    await page.route("**/v1/article?*", (route) => route.abort("connectionrefused"));
    await ask(page, "url", "https://example.org/");
    assert.deepEqual(await problem(), [
        "No answer",
        "The service could not be reached.",
        "Check that it runs and that you are connected to it, and try again.",
    ]);
    assert.equal(await page.isEnabled("#read"), true);
});

test("an answer of something else", async () => {
    for (const body of ["<h1>Bad Gateway</h1>", "[]", "null", "{}"]) {
        await page.route("**/v1/article?*", (route) => route.fulfill({ status: 502, body }));
        await ask(page, "url", "https://example.org/");
        assert.match((await problem()).join(" "), /status 502/, body);
    }
});

test("a service that has too much to do says when to come back", async () => {
    await page.route("**/v1/article?*", (route) =>
        route.fulfill({
            status: 503,
            json: {
                type: "urn:copydesk:problem:queue-full",
                title: "All workers are busy and the queue is full",
                status: 503,
                detail: "Busy.",
                retryAfter: 2,
            },
        }),
    );
    await ask(page, "url", "https://example.org/");
    assert.match((await problem()).at(-1), /^Try again in 2 seconds\.$/);
});

test("a request can be stopped", async () => {
    await page.route("**/v1/article?*", () => {}); // never answered
    await ask(page, "url", "https://example.org/");
    assert.equal(await text("#status"), "Reading…");
    assert.equal(await page.isDisabled("#read"), true);
    await page.click("#stop");
    assert.equal(await text("#status"), "Stopped.");
    assert.equal(await page.isEnabled("#read"), true);
    assert.equal(await isHidden("#problem"), true);
});
