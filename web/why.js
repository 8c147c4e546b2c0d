// Why the article is what it is: the page's text piece by piece, kept or left out, and the candidates of each field.
import { count, el, fill, percent } from "./dom.js";

const MANY = 500; // pieces, from which on those out of sight are not laid out

export const REASONS = {
    headline: "repeats the headline",
    "before-the-beginning": "before the text begins",
    "after-the-end": "after the text ends",
    "bare-heading": "heading of nothing",
    table: "in a table that is no text",
    notice: "for browsers without scripts",
    "no-post": "belongs to no post",
    repeated: "stood on an earlier page",
    "no-body": "the page holds no article",
    navigation: "navigation",
    aside: "aside",
    footer: "footer",
    dialog: "dialog",
    form: "form",
    hidden: "hidden",
    caption: "caption",
    control: "button or field",
    discussion: "discussion",
    action: "share, subscribe, log in",
    facts: "facts about the text",
    links: "mostly links",
    numbers: "no letters",
    unlikely: "unlikely by its judgement",
};

const FIELDS = {
    headline: "Headline",
    alternativeHeadline: "Deck or kicker",
    description: "Description",
    lede: "Standfirst",
    authors: "Authors",
    siteName: "Site",
    publisher: "Publisher",
    sourceOrganization: "Agency",
    datePublished: "Published",
    dateModified: "Changed",
    dateline: "Dateline",
    articleSection: "Section",
    breadcrumbs: "Place in the site",
    inLanguage: "Language",
    isAccessibleForFree: "Free to read",
    mainImage: "Main picture",
    commentCount: "Comments counted",
    pagination: "Page of several",
};

/** Cuts a list where the positions begin anew: an article of several pages has those of each. */
function pagesOf(pieces) {
    const pages = [[]];
    let last = -1;
    for (const piece of pieces) {
        if (piece.position <= last) pages.push([]);
        pages.at(-1).push(piece);
        last = piece.position;
    }
    return pages;
}

/** Kept and removed pieces in the page's order; those kept have reason null. */
export function inOrder(article) {
    const kept = pagesOf((article.kept ?? []).map((piece) => ({ ...piece, reason: null })));
    const removed = pagesOf(article.removed ?? []);
    const pages = Array.from({ length: Math.max(kept.length, removed.length) }, (_, i) => [
        ...(kept[i] ?? []),
        ...(removed[i] ?? []),
    ]);
    return pages.flatMap((page) => page.sort((a, b) => a.position - b.position));
}

function bar(share) {
    const level = el("span", { class: "level", "aria-hidden": "true" });
    level.style.setProperty("--share", share);
    return el("span", { class: "share" }, level, percent(share));
}

function pieceOf({ reason, probability, text }) {
    return el(
        "li",
        { class: reason ? "piece removed" : "piece kept" },
        el(
            "p",
            { class: "verdict" },
            el("strong", {}, reason ? (REASONS[reason] ?? reason) : "kept"),
            bar(probability),
        ),
        el("p", { class: "text", dir: "auto" }, text),
    );
}

const SHOWN = {
    all: () => true,
    kept: (piece) => !piece.reason,
    removed: (piece) => piece.reason,
};

/** A choice of which pieces are shown. */
function chooser(pieces, show) {
    const tally = new Map();
    for (const { reason } of pieces) if (reason) tally.set(reason, (tally.get(reason) ?? 0) + 1);
    const removed = pieces.filter(SHOWN.removed).length;
    const select = el(
        "select",
        { id: "pieces" },
        el("option", { value: "all" }, `all ${count(pieces.length, "piece")}`),
        el("option", { value: "kept" }, `kept: ${pieces.length - removed}`),
        el("option", { value: "removed" }, `left out: ${removed}`),
        ...[...tally]
            .sort((a, b) => b[1] - a[1])
            .map(([reason, number]) =>
                el("option", { value: reason }, `left out, ${REASONS[reason] ?? reason}: ${number}`),
            ),
    );
    select.addEventListener("change", () =>
        show(pieces.filter(SHOWN[select.value] ?? ((piece) => piece.reason === select.value))),
    );
    return el("div", { class: "tools" }, el("label", { for: "pieces" }, "Show"), select);
}

function pieceSection(article, signal) {
    const pieces = inOrder(article);
    const list = el("ol", { class: pieces.length > MANY ? "pieces large" : "pieces" });
    let filling = new AbortController();
    const show = (chosen) => {
        filling.abort();
        filling = new AbortController();
        list.replaceChildren();
        return fill(list, chosen, pieceOf, AbortSignal.any([signal, filling.signal]));
    };
    show(pieces);
    return el(
        "section",
        { "aria-labelledby": "why-pieces" },
        el("h2", { id: "why-pieces" }, "The page, piece by piece"),
        el(
            "p",
            { class: "hint" },
            "In the order of the page. The number says how likely a piece is main text, judged by itself and by what stands around it.",
        ),
        chooser(pieces, show),
        list,
    );
}

function candidateRow({ value, origin, where, confidence }, won) {
    return el(
        "tr",
        { class: won ? "won" : null },
        el("td", { dir: "auto" }, value),
        el("td", {}, [origin, where].filter(Boolean).join(", ")),
        el("td", {}, bar(confidence ?? 0)),
    );
}

function fieldOf([name, field]) {
    const title = FIELDS[name] ?? name;
    const rows = field.candidates.map((candidate) => candidateRow(candidate, false));
    if (field.value !== null) rows.unshift(candidateRow(field, true));
    const head = el(
        "tr",
        {},
        ...["Candidate", "Where it stood", "Confidence"].map((words) => el("th", { scope: "col" }, words)),
    );
    const table = rows.length
        ? el(
              "div",
              { class: "scroll", tabindex: 0, role: "group", "aria-label": `Candidates: ${title}` },
              el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows)),
          )
        : el("p", { class: "none" }, "Nothing on the page states it.");
    const shown = field.value ?? (rows.length ? "none was good enough" : "not found");
    return el(
        "details",
        { class: field.value === null ? "elected none" : "elected" },
        el("summary", {}, el("span", { class: "title" }, title), el("span", { class: "shown", dir: "auto" }, shown)),
        table,
    );
}

function fieldSection(article) {
    return el(
        "section",
        { "aria-labelledby": "why-fields" },
        el("h2", { id: "why-fields" }, "Each field, and its candidates"),
        el("p", { class: "hint" }, "What was chosen stands first; open a field to see what it won over."),
        ...Object.entries(article.fields ?? {}).map(fieldOf),
    );
}

/** Fills a panel with the explanation. */
export function showWhy(panel, article, signal) {
    panel.replaceChildren(el("div", { class: "why" }, pieceSection(article, signal), fieldSection(article)));
}
