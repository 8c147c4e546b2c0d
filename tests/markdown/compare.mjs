// What a body's blocks hold, what its Markdown holds once a CommonMark implementation has read it, and what of the
// first is missing in the second.
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

export const KINDS = ["words", "paragraphs", "headings", "links", "images", "cells", "code"];

class Bag {
    counts = new Map();
    size = 0;
    add(value) {
        this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
        this.size++;
    }
    // Those that `other` has not, or not so often.
    without(other) {
        const missing = [];
        for (const [value, count] of this.counts)
            for (let i = other.counts.get(value) ?? 0; i < count; i++)
                missing.push(value);
        return missing;
    }
}

function bags() {
    return Object.fromEntries([...KINDS, "emphasis"].map((kind) => [kind, new Bag()]));
}

const collapse = (text) => text.replace(/\s+/gu, " ").trim();

// Addresses as a browser would ask for them; what cannot stand in a link's is coded.
const address = (url) => url.replace(/[\u0000-\u0020<>`|\u007f]/g, (c) => "%" + c.codePointAt(0).toString(16).toUpperCase().padStart(2, "0"));

function addText(found, kind, text) {
    const words = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    for (const word of words)
        found.words.add(word);
    const whole = collapse(text);
    if (kind && whole)
        found[kind].add(whole);
}

// A text as it should read once its marks are written: formulas as TeX, footnotes' calls gone.
function addRich(found, kind, text, marks, callable) {
    const characters = [...(text ?? "")];
    let read = "", at = 0;
    for (const mark of marks ?? []) {
        if (mark.from < at)
            continue;
        const part = characters.slice(mark.from, mark.to).join("");
        if (mark.type === "link" && part.trim())
            found.links.add(address(mark.url));
        if (["strong", "emphasis", "deleted"].includes(mark.type))
            found.emphasis.add(mark.type);
        const noted = mark.type === "footnote" && callable.has(mark.label);
        if ((mark.type !== "math" && !noted) || !part.trim())
            continue;
        read += characters.slice(at, mark.from).join("") + /^\s*/u.exec(part)[0];
        if (noted && read.endsWith("[") && characters[mark.to] === "]") {
            read = read.slice(0, -1);
            at = mark.to + 1;
        } else {
            at = mark.to;
        }
        if (mark.type === "math")
            read += `$${mark.tex}$`;
        read += /\s*$/u.exec(part)[0];
    }
    addText(found, kind, read + characters.slice(at).join(""));
}

const blockReaders = {
    paragraph: (f, b, c) => addRich(f, "paragraphs", b.text, b.marks, c),
    heading: (f, b, c) => {
        const one = bags();
        addRich(one, "headings", b.text, b.marks, c);
        addRich(f, null, b.text, b.marks, c);
        for (const text of one.headings.counts.keys())
            f.headings.add(`${b.level} ${text}`);
    },
    list: (f, b, c) => b.items.forEach((item) => blockReaders.item(f, item, c)),
    footnotes: (f, b, c) => b.items.forEach((item) => blockReaders.item(f, item, c)),
    item: (f, b, c) => {
        addRich(f, "paragraphs", b.text, b.marks, c);
        readBlocks(f, b.blocks ?? [], c);
    },
    quote: (f, b, c) => {
        readBlocks(f, b.blocks, c);
        addRich(f, null, b.source, b.sourceMarks, c);
        if (b.source && b.sourceUrl && !(b.sourceMarks ?? []).some((mark) => mark.type === "link"))
            f.links.add(address(b.sourceUrl));
    },
    // Formulas stand as code in the language "math".
    math: (f, b) => blockReaders.code(f, { text: b.tex }),
    code: (f, b) => {
        for (const line of b.text.split("\n"))
            if (line.trim())
                f.code.add(line);
        addText(f, null, b.text);
    },
    table: (f, b, c) => {
        addRich(f, "paragraphs", b.caption, b.captionMarks, c);
        for (const row of b.rows)
            for (const cell of row.cells)
                addRich(f, "cells", cell.text, cell.marks, c);
    },
    figure: (f, b, c) => {
        f.images.add(address(b.url));
        if (b.linkUrl)
            f.links.add(address(b.linkUrl));
        f.emphasis.add("emphasis"); // of the caption
        addRich(f, null, b.caption, b.captionMarks, c);
        if (b.alt !== b.caption)
            addText(f, null, b.alt ?? "");
        if (!(b.caption ?? "").includes(b.creditText ?? ""))
            addText(f, null, b.creditText);
    },
    embed: (f, b) => {
        f.links.add(address(b.url));
        addText(f, null, b.title ?? b.provider);
    },
    rule: () => {},
    post: (f, b, c) => {
        addText(f, null, b.author?.name ?? "");
        if (b.author?.url)
            f.links.add(address(b.author.url));
        readBlocks(f, b.blocks, c);
    },
};

function readBlocks(found, blocks, callable) {
    for (const block of blocks)
        blockReaders[block.type](found, block, callable);
}

// The labels of footnotes among blocks.
function labels(blocks, found = new Set()) {
    for (const block of blocks) {
        if (block.type === "footnotes")
            block.items.forEach((item) => item.label && found.add(item.label));
        labels([...(block.blocks ?? []), ...(block.items ?? [])].filter((inner) => inner.type || inner.blocks), found);
    }
    return found;
}

export function ofBlocks(blocks) {
    const found = bags();
    readBlocks(found, blocks, labels(blocks));
    return found;
}

function textOf(node) {
    if (node.type === "break" || (node.type === "html" && node.value === "<br>"))
        return "\n";
    if (node.type === "html" && /^<\/?su[bp]>$/.test(node.value))
        return "";
    if (node.children)
        return node.children.map(textOf).join("");
    return node.value ?? "";
}

function readTree(found, node) {
    const text = () => textOf(node);
    if (node.type === "paragraph" || node.type === "tableCell" || node.type === "heading") {
        addText(found, { paragraph: "paragraphs", tableCell: "cells" }[node.type], text());
        if (node.type === "heading" && text().trim())
            found.headings.add(`${node.depth} ${collapse(text())}`);
    }
    if (node.type === "link")
        found.links.add(address(node.url));
    if (node.type === "image") {
        found.images.add(address(node.url));
        addText(found, null, node.alt ?? "");
    }
    if (node.type === "code") {
        addText(found, null, node.value);
        for (const line of node.value.split("\n"))
            if (line.trim())
                found.code.add(line);
    }
    if (node.type === "html" && !/^<(br|\/?su[bp])>$/.test(node.value))
        found.emphasis.add(`html ${node.value}`);
    const emphasis = { strong: "strong", emphasis: "emphasis", delete: "deleted" }[node.type];
    if (emphasis)
        found.emphasis.add(emphasis);
    for (const child of node.children ?? [])
        readTree(found, child);
}

export function parse(markdown) {
    return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

export function ofMarkdown(markdown) {
    const found = bags();
    readTree(found, parse(markdown));
    return found;
}

// Per kind how many there were, and those that are gone.
export function compare(blocks, markdown) {
    const wanted = ofBlocks(blocks), got = ofMarkdown(markdown);
    return Object.fromEntries(KINDS.map((kind) => [kind, { of: wanted[kind].size, missing: wanted[kind].without(got[kind]) }]));
}
