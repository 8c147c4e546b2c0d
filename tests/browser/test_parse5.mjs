// HTML that the program writes is HTML as a browser's parser would write it: parsing it by the HTML standard and
// serialising it again changes no byte, and the parser has nothing to say. Over the golden pages; over the page sets too
// where all is tried.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as parse5 from "parse5";
import { batch, batchOfSet, goldenAsks, sets } from "./pages.mjs";

function differences(html, isDocument) {
    const errors = [];
    const options = { onParseError: (error) => errors.push(error.code) };
    const again = parse5.serialize(isDocument ? parse5.parse(html, options) : parse5.parseFragment(html, options));
    if (again === html) return errors;
    let at = 0;
    while (again[at] === html[at]) at++;
    return [...errors, `byte ${at}: ${JSON.stringify(html.slice(at - 40, at + 80))} becomes ${JSON.stringify(again.slice(at - 40, at + 80))}`];
}

async function check(answers, htmlOf, isDocument) {
    let count = 0;
    const wrong = {};
    for await (const answer of answers) {
        const html = answer.article && htmlOf(answer.article);
        if (html == null) continue;
        count++;
        const found = differences(html, isDocument);
        if (found.length) wrong[answer.id] = found;
    }
    assert.deepEqual(wrong, {});
    return count;
}

test("bodies of the golden pages", async () => {
    const count = await check(batch(goldenAsks(), ["--include", "html"]), (article) => article.articleBodyHtml, false);
    assert.ok(count > 100, `${count} bodies`);
});

test("documents of the golden pages", async () => {
    const count = await check(batch(goldenAsks(), ["--form", "html"]), (article) => article, true);
    assert.ok(count > 100, `${count} documents`);
});

for (const set of sets()) {
    test(`bodies of ${set}`, async () => {
        const count = await check(batchOfSet(set, ["--include", "html"]), (article) => article.articleBodyHtml, false);
        assert.ok(count > 100, `${count} bodies`);
    });
    test(`documents of ${set}`, async () => {
        await check(batchOfSet(set, ["--form", "html"]), (article) => article, true);
    });
}
