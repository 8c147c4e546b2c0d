// blocks[] of an answer as elements. Every element name and attribute stands in this file.
import { el, link } from "./dom.js";
import { time } from "./dates.js";

const INLINE = {
    link: (mark, children) => link(mark.url, ...children),
    strong: (mark, children) => el("strong", {}, ...children),
    emphasis: (mark, children) => el("em", {}, ...children),
    code: (mark, children) => el("code", {}, ...children),
    sub: (mark, children) => el("sub", {}, ...children),
    sup: (mark, children) => el("sup", {}, ...children),
    deleted: (mark, children) => el("del", {}, ...children),
    math: (mark, children) => el("code", { class: "math", title: mark.tex }, ...children),
    footnote: (mark, children) =>
        el("a", { class: "note", href: `#note-${mark.label}`, "data-note": mark.label }, ...children),
};

/** Nodes for [from, to) of the characters; marks[next.at …] are those that begin there or later. */
function nested(characters, marks, next, from, to) {
    const nodes = [];
    let at = from;
    const take = (end) => {
        if (end > at) nodes.push(...lines(characters.slice(at, end).join("")));
        at = Math.max(at, end);
    };
    while (next.at < marks.length && marks[next.at].from < to) {
        const mark = marks[next.at++];
        const end = Math.min(mark.to, to);
        take(mark.from);
        const children = nested(characters, marks, next, mark.from, end);
        nodes.push(...(INLINE[mark.type] ? [INLINE[mark.type](mark, children)] : children));
        at = end;
    }
    take(to);
    return nodes;
}

/** Text, with its line breaks. */
function lines(text) {
    return text
        .split("\n")
        .flatMap((line, i) => (i ? [el("br"), line] : [line]))
        .filter((node) => node !== "");
}

/** A text with its marks, which count characters, as nodes. */
export function rich(text, marks) {
    if (!text) return [];
    if (!marks?.length) return lines(text);
    const characters = [...text];
    return nested(characters, marks, { at: 0 }, 0, characters.length);
}

function languageOf(block) {
    return block.inLanguage ? { lang: block.inLanguage, dir: "auto" } : { dir: "auto" };
}

function item(context, entry, name, attributes = {}) {
    return el(
        name,
        { dir: "auto", ...attributes },
        ...rich(entry.text, entry.marks),
        ...makeAll(context, entry.blocks ?? []),
    );
}

function makeList(block, context) {
    if (block.items.some((entry) => entry.isTerm))
        return el(
            "dl",
            languageOf(block),
            ...block.items.map((entry) => item(context, entry, entry.isTerm ? "dt" : "dd")),
        );
    const start = block.isOrdered && block.start !== 1 ? block.start : null;
    return el(
        block.isOrdered ? "ol" : "ul",
        { ...languageOf(block), start },
        ...block.items.map((entry) => item(context, entry, "li")),
    );
}

function makeTable(block) {
    const caption = block.caption ? el("caption", {}, ...rich(block.caption, block.captionMarks)) : null;
    const rows = block.rows.map((row) =>
        el(
            "tr",
            {},
            ...row.cells.map((cell) =>
                el(
                    cell.isHeader ? "th" : "td",
                    { colspan: cell.columnSpan, rowspan: cell.rowSpan, dir: "auto" },
                    ...rich(cell.text, cell.marks),
                ),
            ),
        ),
    );
    const table = el("table", languageOf(block), caption, el("tbody", {}, ...rows));
    return el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": block.caption || "Table" }, table);
}

function makeQuote(block, context) {
    const source = block.source
        ? rich(block.source, block.sourceMarks)
        : block.sourceUrl
          ? [link(block.sourceUrl, block.sourceUrl)]
          : null;
    const words =
        block.source && block.sourceUrl && !block.sourceMarks?.length ? [link(block.sourceUrl, ...source)] : source;
    return el(
        "blockquote",
        languageOf(block),
        ...makeAll(context, block.blocks),
        words ? el("footer", {}, ...words) : null,
    );
}

function makeFigure(block, context) {
    const frame = context.pictures.frame(block);
    const words = [...rich(block.caption, block.captionMarks)];
    if (block.linkUrl) words.push(words.length ? " · " : "", link(block.linkUrl, "Where it leads"));
    if (block.creditText)
        words.push(el("span", { class: "credit" }, words.length ? ` · ${block.creditText}` : block.creditText));
    if (!frame && !words.length) return null;
    return el("figure", {}, frame, words.length ? el("figcaption", { dir: "auto" }, ...words) : null);
}

function makePost(block, context) {
    const who = block.author
        ? block.author.url
            ? link(block.author.url, block.author.name)
            : block.author.name
        : "Unnamed";
    const when = time(block.dateCreated, block.dateCreatedRaw);
    return el(
        "article",
        { class: "post" },
        el("header", {}, el("strong", {}, who), when ? el("span", {}, when) : null),
        ...makeAll(context, block.blocks),
    );
}

const MAKERS = {
    paragraph: (block) => el("p", languageOf(block), ...rich(block.text, block.marks)),
    // The headline is the heading above those of the text; a text's own first level goes below it.
    heading: (block) =>
        el(`h${Math.min(6, Math.max(3, block.level + 1))}`, languageOf(block), ...rich(block.text, block.marks)),
    list: makeList,
    quote: makeQuote,
    code: (block) =>
        el(
            "pre",
            {
                class: "code",
                tabindex: 0,
                role: "group",
                "aria-label": block.language ? `Code, ${block.language}` : "Code",
                "data-language": block.language,
            },
            el("code", {}, block.text),
        ),
    table: makeTable,
    figure: makeFigure,
    embed: (block) =>
        el(
            "p",
            { class: "embed" },
            el("span", {}, block.provider || "Embedded"),
            link(block.url, block.title || block.url),
        ),
    math: (block) =>
        el(
            "pre",
            { class: "code math", tabindex: 0, role: "group", "aria-label": "Formula" },
            el("code", {}, block.tex),
        ),
    footnotes: (block, context) =>
        el(
            "ol",
            { class: "footnotes" },
            ...block.items.map((entry) =>
                item(context, entry, "li", { id: `note-${entry.label}`, tabindex: -1, "data-label": entry.label }),
            ),
        ),
    rule: () => el("hr"),
    post: makePost,
};

function makeAll(context, blocks) {
    return blocks.map((block) => makeBlock(block, context)).filter(Boolean);
}

/** The element of a block; null where it shows nothing. context: {pictures}. */
export function makeBlock(block, context) {
    const make = MAKERS[block.type];
    if (make) return make(block, context);
    return block.text ? el("p", {}, ...rich(block.text, block.marks)) : null; // of a type that is newer than this page
}
