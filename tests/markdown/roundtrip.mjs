#!/usr/bin/env node
// How much of the blocks survives in the Markdown of the same articles, read back by a CommonMark implementation:
//
//     roundtrip.mjs PROGRAM [--worst N]
//
// PROGRAM is copydesk. Its pages are those of tests/golden and nasty.html; with COPYDESK_LONG=1 those of the page sets of
// ../shared/corpus as well. Prints a line a kind and the worst pages; fails where a kind falls short of its floor.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { compare, KINDS } from "./compare.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const GOLDEN = path.join(HERE, "..", "golden");
const PAGES = path.join(HERE, "..", "..", "..", "shared", "eval", "pages.py");
const SETS = ["wcxb-dev", "news-dev", "multilingual-dev", "reader-pages"];
const FLOORS = { words: 0.99, paragraphs: 0.99, headings: 1, links: 1, images: 1, cells: 1, code: 1 };

const { values, positionals } = parseArgs({ options: { worst: { type: "string", default: "5" } }, allowPositionals: true });

function ask(id, file, request = {}) {
    const contentType = request.contentType ?? (file.endsWith(".txt") ? "text/plain" : "text/html");
    const { url, statusCode, dateDownloaded } = request;
    return JSON.stringify({ id, url, statusCode, dateDownloaded, contentType, body: readFileSync(file).toString("base64") }) + "\n";
}

function* goldenAsks() {
    for (const name of readdirSync(GOLDEN)) {
        const folder = path.join(GOLDEN, name);
        const page = ["page.html", "page.txt"].map((file) => path.join(folder, file)).find(existsSync);
        const request = path.join(folder, "request.json");
        if (page)
            yield ask(name, page, existsSync(request) ? JSON.parse(readFileSync(request)) : {});
    }
    yield ask("nasty", path.join(HERE, "nasty.html"), { url: "https://nasty.example/a/" });
}

// The answers to asks that a stream or a list brings.
async function* answers(feed) {
    const program = spawn(positionals[0], ["batch", "--include", "blocks,markdown"], { stdio: ["pipe", "pipe", "inherit"] });
    feed(program.stdin);
    for await (const line of createInterface({ input: program.stdout, crlfDelay: Infinity }))
        yield JSON.parse(line);
}

async function measure(name, feed) {
    const totals = Object.fromEntries(KINDS.map((kind) => [kind, { of: 0, missing: 0 }]));
    const pages = [];
    for await (const { id, article } of answers(feed)) {
        if (!article)
            continue;
        const found = compare(article.blocks, article.articleBodyMarkdown);
        for (const kind of KINDS) {
            totals[kind].of += found[kind].of;
            totals[kind].missing += found[kind].missing.length;
        }
        pages.push({ id, found, lost: KINDS.reduce((sum, kind) => sum + found[kind].missing.length / (found[kind].of || 1), 0) });
    }
    console.log(`${name}: ${pages.length} articles`);
    let fails = pages.length === 0;
    for (const kind of KINDS) {
        const { of, missing } = totals[kind], share = of ? 1 - missing / of : 1, falls = share < FLOORS[kind];
        fails ||= falls;
        console.log(`    ${kind.padEnd(10)} ${String(of).padStart(8)}  missing ${String(missing).padStart(5)}  kept ${share.toFixed(5)}${falls ? `  below ${FLOORS[kind]}` : ""}`);
    }
    pages.sort((a, b) => b.lost - a.lost);
    for (const { id, found } of pages.slice(0, Number(values.worst)).filter((page) => page.lost > 0))
        console.log(`    ${id}`, JSON.stringify(Object.fromEntries(KINDS.filter((kind) => found[kind].missing.length).map((kind) => [kind, found[kind].missing.slice(0, 8)]))));
    return !fails;
}

let fine = await measure("golden pages", (input) => input.end([...goldenAsks()].join("")));
if (process.env.COPYDESK_LONG === "1" && !existsSync(PAGES))
    console.log(`There are no page sets here (${PAGES}).`);
else if (process.env.COPYDESK_LONG === "1")
    for (const set of SETS)
        fine = (await measure(set, (input) => spawn(PAGES, [set], { stdio: ["ignore", "pipe", "inherit"] }).stdout.pipe(input))) && fine;
process.exitCode = fine ? 0 : 1;
