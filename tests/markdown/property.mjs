#!/usr/bin/env node
// Texts made of what Markdown reads as markup, as blocks of every type and with marks over them, must come back as they
// were:
//
//     property.mjs PROGRAM [--documents N] [--seed N]
//
// PROGRAM is blocks_to_markdown. Every text that comes back must be the one that was sent, with no emphasis, link,
// heading, item or line of code that was not.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

import { compare, KINDS, ofBlocks, ofMarkdown } from "./compare.mjs";

const { values, positionals } = parseArgs({
    options: { documents: { type: "string", default: "2000" }, seed: { type: "string", default: "1" } },
    allowPositionals: true,
});

// xorshift: the same documents for the same seed everywhere.
let state = (Number(values.seed) * 2654435761 + 1) >>> 0 || 1;
function random(below) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
}
const pick = (list) => list[random(list.length)];

const PIECES = [
    ..."\\`*_[]<>&!()#+-=~|:.$^'\"{}@/%,;?", "**", "***", "__", "~~", "~~~", "```", "``", "---", "- ", "+ ", "* ", "1. ", "1) ",
    "12.", "# ", "## ", "> ", "    ", "\t", "- - -", "* * *", "___", "===", "| a | b |", "|---|", ":-:", "[a]", "[a](b)", "[a]: b", "[^1]", "[^1]: ",
    "![a](b)", "[ ] ", "[x] ", "<b>", "</b>", "<!--", "<?", "<a@b.c>", "<http://a.b>", "&amp;", "&#65;", "&nbsp", "http://", "https://a.b/c_d*e",
    "www.a.b", "www.", "ftp://a.b", "a@b.example", "mailto:a@b.c", "\\\\", "\\|", "$x$", "$$", "<br>", "<sub>", "a", "b1", "word", "snake_case", "été", "中文", "「引用」", "“q”",
    "€", "🙂", "\u00a0", "\u3000", "—", "…", " ", " ", " ", " ", "\n", "\n", "</", "<a", "\\\n",
];

// As the body's texts are: no white space at the ends of lines, none twice.
function tidy(text) {
    return text.replace(/[ \t]+/g, " ").replace(/ ?\n+ ?/g, "\n").replace(/^[\s\u00a0\u3000]+|[\s\u00a0\u3000]+$/gu, "");
}

function makeText(max) {
    let text = "";
    for (let count = 1 + random(max); count > 0; count--)
        text += pick(PIECES);
    return tidy(text);
}

const SIMPLE = ["strong", "emphasis", "deleted", "code", "sub", "sup", "link", "strong", "emphasis", "strong", "emphasis"];

const REPLACED = ["math", "footnote"]; // something else stands for the text
const DEPTH = 3; // of marks in each other

// Marks that nest or stand apart.
function makeMarks(from, to, depth, inLink, marks) {
    let at = from;
    while (at < to && depth > 0 && random(3) > 0) {
        const begin = at + random(to - at), end = begin + 1 + random(to - begin);
        const type = depth === DEPTH && random(6) === 0 ? pick(REPLACED) : pick(SIMPLE);
        if (type === "math" || type === "footnote") {
            marks.push({ type, from: begin, to: end, ...(type === "math" ? { tex: pick(["x_1 * y_2", "a`b", "\\frac{1}{2} < 3"]) } : { label: pick(["1", "*", "none"]) }) });
        } else if (!(inLink && type === "link")) {
            const mark = { type, from: begin, to: end };
            if (type === "link")
                mark.url = pick(["https://a.example/", "https://a.example/b_(c)", "https://a.example/?a=1&copy;=2", "https://a.example/((", "https://a.example/\\x`y|z", "mailto:a@b.example"]);
            marks.push(mark);
            makeMarks(begin, end, depth - 1, inLink || type === "link", marks);
        }
        at = end;
    }
    return marks;
}

function makeRich(max, name = "text", marksName = "marks") {
    const text = makeText(max), length = [...text].length;
    const marks = random(2) ? makeMarks(0, length, DEPTH, false, []) : [];
    return { [name]: text, ...(marks.length ? { [marksName]: marks } : {}) };
}

function makeItems(depth) {
    return Array.from({ length: 1 + random(3) }, () => ({ ...makeRich(6), ...(random(3) === 0 ? { blocks: makeBlocks(depth - 1, 2) } : {}) }));
}

const MAKERS = {
    paragraph: () => makeRich(12),
    heading: () => ({ level: 1 + random(6), ...makeRich(6) }),
    code: () => ({ language: pick(["python", null]), text: Array.from({ length: 1 + random(4) }, () => "  ".repeat(random(3)) + makeText(4).replace(/\n/g, " ") + "x").join("\n") }),
    list: (depth) => ({ isOrdered: random(2) === 0, start: pick([1, 1, 7, 0]), items: makeItems(depth) }),
    quote: (depth) => ({ blocks: makeBlocks(depth - 1, 3) }),
    table: () => {
        const columns = 1 + random(3), headed = random(2) === 0;
        const cells = (isHeader) => Array.from({ length: columns }, () => ({ isHeader, ...makeRich(5) }));
        return { rows: Array.from({ length: 1 + random(3) }, (_, row) => ({ cells: cells(headed && row === 0) })) };
    },
    figure: () => ({ url: "https://a.example/i(1.png", alt: makeText(4), ...makeRich(4, "caption", "captionMarks") }),
    math: () => ({ tex: makeText(4).replace(/\n/g, " ") + "x" }),
    rule: () => ({}),
};

function makeBlocks(depth, max) {
    const types = Object.keys(MAKERS).filter((type) => depth > 0 || !["list", "quote"].includes(type));
    return Array.from({ length: 1 + random(max) }, () => {
        const type = pick(types);
        return { type, ...MAKERS[type](depth) };
    });
}

// Footnotes at the end of some: two that may be called, and one without a name.
function makeDocument() {
    const blocks = makeBlocks(3, 4);
    if (random(3) > 0)
        return blocks;
    const items = ["1", "*", undefined].map((label) => ({ ...(label ? { label } : {}), ...makeRich(6) }));
    return [...blocks, { type: "footnotes", items }];
}

const documents = Array.from({ length: Number(values.documents) }, makeDocument);
const program = spawn(positionals[0], [], { stdio: ["pipe", "pipe", "inherit"] });
let failures = 0, index = 0;
program.stdin.end(documents.map((blocks) => JSON.stringify(blocks) + "\n").join(""));
for await (const line of createInterface({ input: program.stdout })) {
    const blocks = documents[index++], markdown = JSON.parse(line);
    const problems = [];
    const found = compare(blocks, markdown);
    for (const kind of KINDS)
        if (found[kind].missing.length)
            problems.push(`${kind} missing: ${JSON.stringify(found[kind].missing)}`);
    const wanted = ofBlocks(blocks), got = ofMarkdown(markdown);
    for (const kind of ["headings", "cells", "code", "images", "emphasis"]) {
        const invented = got[kind].without(wanted[kind]);
        if (invented.length)
            problems.push(`${kind} invented: ${JSON.stringify(invented)}`);
    }
    if (problems.length && failures++ < 5)
        console.log(`${problems.join("\n")}\n${JSON.stringify(blocks)}\n${markdown}\n-----`);
}
console.log(`${index} documents, ${failures} failures`);
process.exitCode = failures || index !== documents.length ? 1 : 0;
