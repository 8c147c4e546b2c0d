// The page at / for everybody: axe-core in every state, light and dark; narrow screens; the keyboard; less motion.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, afterEach, before, test } from "node:test";
import { ask, choose, golden, openPage, read, renew, startBrowser, startService, view } from "./harness.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const NARROW = { width: 320, height: 640 };
let service, browser, page;

before(async () => {
    [service, browser] = await Promise.all([startService(), startBrowser()]);
});
after(() => Promise.all([service.stop(), browser.close()]));
afterEach(async () => {
    await page.context().close();
    assert.deepEqual(page.faults, []);
});

const COLOURS = ["color-contrast", "link-in-text-block"];
const ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds by these rules, or those of these tags, as "rule: element". */
async function violations(tags) {
    if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
    const { violations: found } = await page.evaluate(
        (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] }),
        tags,
    );
    return found.flatMap((rule) =>
        rule.nodes.map(
            (node) => `${rule.id}: ${node.html.slice(0, 120)} ${node.any.map((check) => check.message).join(" ")}`,
        ),
    );
}

const waitFor = (selector) => page.locator(selector).first().waitFor();

// A page with a figure, code, a table, notes and comments; each state goes on from the one before.
const RICH = golden("longform").replace(
    "</article>",
    '<pre><code class="language-c">int main(void) { return 0; }</code></pre><table><tr><th>Year<th>Charts<tr><td>1700<td>12<tr><td>1745<td>31</table></article>',
);
const STATES = [
    ["at first", () => {}],
    ["options", () => page.click(".options summary")],
    [
        "a mistake",
        async () => {
            await page.click("#read");
            await waitFor("#mistake:not(:empty)");
        },
    ],
    ["HTML", () => choose(page, "html")],
    ["a file", () => choose(page, "file")],
    [
        "an article",
        async () => {
            await ask(page, "html", RICH);
            await read(page);
        },
    ],
    ["lists opened", () => page.locator(".more summary").first().click()],
    ["Markdown", () => view(page, "markdown")],
    [
        "JSON",
        async () => {
            await view(page, "json");
            await page.locator(".json summary", { hasText: '"rights"' }).click();
        },
    ],
    [
        "why",
        async () => {
            await view(page, "why");
            await page.locator(".elected summary").first().click();
        },
    ],
    [
        "a problem",
        async () => {
            await ask(page, "url", "http://127.0.0.1:9/");
            await waitFor("#problem");
        },
    ],
    [
        "a page without an article",
        async () => {
            await ask(page, "html", "<title>x</title><nav><a href=/>Home</a></nav>");
            await waitFor(".piece");
        },
    ],
];

test("axe finds nothing, light and dark", async () => {
    page = await openPage(browser, service.base, { colorScheme: "light" });
    for (const [name, go] of STATES) {
        await page.emulateMedia({ colorScheme: "light" });
        await go();
        assert.deepEqual(await violations(ALL), [], name);
        await page.emulateMedia({ colorScheme: "dark" });
        assert.deepEqual(await violations(COLOURS), [], `${name}, dark`);
    }
});

test("axe would find something", async () => {
    page = await openPage(browser, service.base);
    await page.evaluate(() => {
        document.querySelector("label[for=url]").remove();
        document.querySelector("#url").removeAttribute("placeholder");
        document.querySelector(".masthead p").style.color = "silver";
    });
    const found = (await violations(ALL)).map((each) => each.split(":")[0]);
    assert.ok(found.includes("label") && found.includes("color-contrast"), found.join(" "));
});

test("320 pixels are wide enough in every state", async () => {
    page = await openPage(browser, service.base, { viewport: NARROW });
    for (const [name, go] of STATES) {
        await go();
        const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(widths[0] <= widths[1], `${name}: ${widths}`);
    }
    const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);
    await ask(
        page,
        "html",
        RICH.replaceAll("whaler", long).replaceAll("The map that moved", long).replaceAll("Jonas Whitfield", long),
    );
    await waitFor("#result");
    await view(page, "article");
    await read(page);
    for (const name of ["article", "markdown", "json", "why"]) {
        await view(page, name);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), NARROW.width, name);
    }
});

test("letters of twice the size fit", async () => {
    page = await openPage(browser, service.base, { viewport: { width: 640, height: 800 } });
    await page.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
    });
    for (const [name, go] of STATES) {
        await go();
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
    }
});

test("all of it by the keyboard, the focus always seen", async () => {
    page = await openPage(browser, service.base, { reducedMotion: "reduce" });
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "skip");
    assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().top >= 0));
    await choose(page, "html");
    await page.fill("#html", RICH);
    await page.locator("#html").press("Control+Enter");
    await read(page);
    await page.focus("#skip");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "result");
    await page.evaluate(() => document.activeElement.blur());
    const seen = new Set();
    for (let i = 0; i < 60; i++) {
        await page.keyboard.press("Tab");
        const [name, shown] = await page.evaluate(() => {
            const focused = document.activeElement;
            const styled = focused.id === "file" || focused.type === "radio" ? focused.nextElementSibling : focused;
            return [
                focused.id || focused.tagName + focused.className,
                focused === document.body || getComputedStyle(styled).outlineStyle !== "none",
            ];
        });
        assert.ok(shown, `the focus on ${name} is not seen`);
        seen.add(name);
    }
    for (const id of [
        "html",
        "read",
        "example",
        "tab-article",
        "copy-text",
        "copy-json",
        "panel-article",
        "curl",
        "copy-curl",
    ])
        assert.ok(seen.has(id), `${id} is not reached`);
});

test("who wants less motion gets none", async () => {
    page = await openPage(browser, service.base, { reducedMotion: "reduce" });
    await page.route("**/v1/article?*", () => {}); // never answered: it is busy
    await ask(page, "url", "https://example.org/");
    const motion = () =>
        page.evaluate(() => [
            getComputedStyle(document.documentElement).scrollBehavior,
            getComputedStyle(document.querySelector("#status"), "::before").animationName,
        ]);
    assert.deepEqual(await motion(), ["auto", "none"]);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    assert.deepEqual(await motion(), ["smooth", "turn"]);
});

test("what happens is said", async () => {
    page = await openPage(browser, service.base);
    await page.evaluate(() => {
        globalThis.said = [];
        new MutationObserver(() => globalThis.said.push(document.querySelector("[role=status]").textContent)).observe(
            document.querySelector("[role=status]"),
            { childList: true },
        );
    });
    await page.click("#example");
    await read(page);
    assert.match((await page.evaluate(() => globalThis.said)).join(" "), /^Reading… Read: \d+ words\.$/);
    await ask(page, "url", "http://127.0.0.1:9/");
    await waitFor("[role=alert] h2");
});

test("a page is in the language and direction of its article", async () => {
    page = await openPage(browser, service.base);
    await ask(page, "html", golden("arabic-rtl"));
    await read(page);
    assert.equal(await page.locator(".body").getAttribute("lang"), "ar");
    assert.equal(
        await page
            .locator(".body p")
            .first()
            .evaluate((p) => getComputedStyle(p).direction),
        "rtl",
    );
    await renew(page, service.base);
});
