#!/usr/bin/env node
// How much of the blocks survives in the Markdown of the same articles, read back:
//
//     copydesk batch --include blocks,markdown < asks.ndjson | roundtrip.mjs [--worst N]
//
// Prints a line a kind and the worst pages; fails where a kind falls short of its floor.
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

import { compare, KINDS } from "./compare.mjs";

const FLOORS = { words: 0.99, paragraphs: 0.99, headings: 1, links: 1, images: 1, cells: 1, code: 1 };
const { values } = parseArgs({ options: { worst: { type: "string", default: "5" } } });

const totals = Object.fromEntries(KINDS.map((kind) => [kind, { of: 0, missing: 0 }]));
const pages = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const { id, article } = JSON.parse(line);
    if (!article)
        continue;
    const found = compare(article.blocks, article.articleBodyMarkdown);
    for (const kind of KINDS) {
        totals[kind].of += found[kind].of;
        totals[kind].missing += found[kind].missing.length;
    }
    pages.push({ id, found, lost: KINDS.reduce((sum, kind) => sum + found[kind].missing.length / (found[kind].of || 1), 0) });
}

console.log(`${pages.length} pages`);
let failed = pages.length === 0;
for (const kind of KINDS) {
    const { of, missing } = totals[kind];
    const share = of ? 1 - missing / of : 1;
    const falls = share < FLOORS[kind];
    failed ||= falls;
    console.log(`${kind.padEnd(12)} ${String(of).padStart(9)}  missing ${String(missing).padStart(6)}  kept ${share.toFixed(5)}${falls ? `  below ${FLOORS[kind]}` : ""}`);
}
pages.sort((a, b) => b.lost - a.lost);
for (const { id, found, lost } of pages.slice(0, Number(values.worst)))
    if (lost > 0)
        console.log(id, JSON.stringify(Object.fromEntries(KINDS.filter((kind) => found[kind].missing.length).map((kind) => [kind, found[kind].missing.slice(0, 8)]))));
process.exitCode = failed ? 1 : 0;
