#!/usr/bin/env node
// Holds the program's parse against that of an HTML5 parser, parse5, page by page:
//
//     print_docs < asks.ndjson | compare.mjs SET [REPORT]
//
// Both parse the same decoded text, and both trees are cut into words by the same function, `cut`. Of a page with W
// words in parse5's tree, `lost` are those that our tree has less often, `gained` those that it has more often; both
// trees agree on W - lost of max(W, ours). Fails where a set agrees to less than AGREED, or where a page loses more
// than LOST_MOST and departures.json does not say why. REPORT gets the figures of each page.
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parse } from "parse5";

const AGREED = 0.999, LOST_MOST = 0.01;

// No element of these is ever shown. The options of a select and the text of a textarea are.
const UNSEEN = new Set("head script style template title svg iframe noembed noframes".split(" "));
const APART = new Set(("address article aside blockquote body br button caption center col colgroup dd details dialog dir div dl " +
    "dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html img input legend li main " +
    "menu nav noscript ol optgroup option p plaintext pre section select summary table tbody td textarea tfoot th thead " +
    "tr ul video audio xmp").split(" "));
const EMPTY = new Set("br hr img input col".split(" ")); // apart, but no block that text stands in
const HEADINGS = new Set("h1 h2 h3 h4 h5 h6".split(" "));
const SECTIONS = new Set("article aside footer form header main nav section".split(" "));

// A tree of parse5's as the events of print_docs.
function* eventsOf(node) {
    for (const child of node.childNodes) {
        if (child.nodeName === "#text")
            yield "=" + child.value;
        if (child.tagName === undefined)
            continue;
        yield "<" + child.tagName.toLowerCase();
        yield* eventsOf(child);
        yield "/";
    }
}

// Words are what white space and the edges of APART part. Each comes with where it stands: its block, its section, and
// whether in a link, a heading, a table.
function cut(events) {
    const words = [], stack = [{ block: "", section: "", link: false, heading: false, table: false, unseen: false }];
    let text = "", place;
    const end = () => {
        if (text)
            words.push({ ...place, word: text });
        text = "";
    };
    for (const event of events) {
        const top = stack.at(-1), kind = event[0], rest = event.slice(1);
        if (kind === "=") {
            for (const [i, piece] of top.unseen ? [] : rest.split(/\s+/).entries()) {
                if (i > 0)
                    end();
                if (piece && !text)
                    place = top;
                text += piece;
            }
        } else if (kind === "<") {
            const apart = APART.has(rest);
            if (apart)
                end();
            stack.push({
                apart,
                block: apart && !EMPTY.has(rest) ? rest : top.block,
                section: SECTIONS.has(rest) ? rest : top.section,
                link: top.link || rest === "a",
                heading: top.heading || HEADINGS.has(rest),
                table: top.table || rest === "table",
                unseen: top.unseen || UNSEEN.has(rest),
            });
        } else if (stack.pop().apart) {
            end();
        }
    }
    end();
    return words;
}

function count(keys) {
    const counts = new Map();
    for (const key of keys)
        counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
}

// How many of the keys are in both, each as often as in the one that has it less often; `missed` gets the others of a.
function common(a, b, missed = []) {
    const counts = count(b);
    let n = 0;
    for (const key of a) {
        const left = counts.get(key) ?? 0;
        if (left > 0)
            n++, counts.set(key, left - 1);
        else
            missed.push(key);
    }
    return n;
}

const pairs = (words) => words.map(({ word }, i) => (words[i - 1]?.word ?? "") + " " + word);
const placed = (key) => (words) => words.map((word) => word.word + " " + word[key]);
const STRUCTURE = {
    order: pairs, block: placed("block"), section: placed("section"), link: placed("link"), heading: placed("heading"),
    table: placed("table"),
};

function comparePage({ id, html, events }) {
    const theirs = cut(eventsOf(parse(html, { scriptingEnabled: false }))), ours = cut(events);
    const plain = (words) => words.map(({ word }) => word), lost = [], gained = [];
    const both = common(plain(theirs), plain(ours), lost);
    common(plain(ours), plain(theirs), gained);
    const page = { id, words: theirs.length, ours: ours.length, both, lost: lost.length, gained: gained.length };
    for (const [name, keys] of Object.entries(STRUCTURE))
        page[name] = common(keys(theirs), keys(ours));
    return { ...page, lostWords: lost.slice(0, 40).join(" "), gainedWords: gained.slice(0, 40).join(" ") };
}

const sum = (pages, f) => pages.reduce((total, page) => total + f(page), 0);
const percent = (part, whole) => (whole ? (100 * part) / whole : 100).toFixed(3);

async function main(set, report) {
    const departures = JSON.parse(readFileSync(new URL("departures.json", import.meta.url)));
    const pages = [];
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity }))
        pages.push(comparePage(JSON.parse(line)));
    const words = sum(pages, (page) => page.words), most = sum(pages, (page) => Math.max(page.words, page.ours));
    const both = sum(pages, (page) => page.both);
    const losing = pages.filter((page) => page.lost > LOST_MOST * page.words);
    const unlisted = losing.filter((page) => !(`${set}/${page.id}` in departures));
    console.log(`${set}: ${pages.length} pages, ${words} words, ${percent(both, most)} % agree`);
    console.log(`    lost ${percent(words - both, words)} %, gained ${percent(sum(pages, (page) => page.gained), words)} %;` +
        ` without a difference ${pages.filter((page) => page.lost + page.gained === 0).length} pages`);
    console.log("    of the words both have, the same " + Object.keys(STRUCTURE)
        .map((name) => `${name} ${percent(sum(pages, (page) => page[name]), both)} %`).join(", "));
    for (const page of losing)
        console.log(`    ${page.id} loses ${percent(page.lost, page.words)} %: ${departures[`${set}/${page.id}`] ?? "NOT LISTED"}`);
    if (report)
        writeFileSync(report, JSON.stringify(pages, null, 1));
    if (pages.length === 0 || both < AGREED * most || unlisted.length)
        process.exitCode = 1;
}

if (process.argv.length < 3) {
    console.error("usage: print_docs < asks.ndjson | compare.mjs SET [REPORT]");
    process.exitCode = 2;
} else {
    await main(process.argv[2], process.argv[3]);
}
