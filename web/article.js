// The article as its reader sees it.
import { count, el, fill, link, percent } from "./dom.js";
import { time } from "./dates.js";
import { makeBlock } from "./blocks.js";
import { Pictures } from "./pictures.js";

const WORDS_A_MINUTE = 230;

function joined(nodes) {
    return nodes.flatMap((node, i) => (i === 0 ? [node] : [i === nodes.length - 1 ? " and " : ", ", node]));
}

function byline(article) {
    const parts = [];
    const names = article.authors.map((author) => (author.url ? link(author.url, author.name) : author.name));
    if (names.length) parts.push(el("span", {}, "By ", ...joined(names)));
    const published = time(article.datePublished, article.datePublishedRaw);
    if (published) parts.push(published);
    const modified =
        article.dateModified !== article.datePublished && time(article.dateModified, article.dateModifiedRaw);
    if (modified) parts.push(el("span", {}, "changed ", modified));
    if (article.sourceOrganization) parts.push(el("span", {}, article.sourceOrganization.name));
    return parts.length ? el("p", { class: "byline" }, ...parts) : null;
}

function kicker(article) {
    const words = [article.siteName, article.articleSection].filter(Boolean).join(" · ");
    return words ? el("p", { class: "kicker", dir: "auto" }, words) : null;
}

function header(article) {
    const first = (article.blocks ?? []).slice(0, 2).map((block) => block.text); // a standfirst may be of the body too
    const decks = [...new Set([article.alternativeHeadline, article.lede])].filter(
        (deck) => deck && !first.includes(deck),
    );
    return el(
        "header",
        {},
        kicker(article),
        el("h2", { dir: "auto", lang: article.inLanguage }, article.headline ?? "Without a headline"),
        ...decks.map((deck) => el("p", { class: "deck", dir: "auto", lang: article.inLanguage }, deck)),
        byline(article),
    );
}

function isShown(image, blocks) {
    return blocks.some((block) => block.type === "figure" && block.url === image.url);
}

function leadImage(article, context) {
    const image = article.mainImage;
    if (!image?.url || isShown(image, article.blocks ?? [])) return null;
    return makeBlock({ type: "figure", ...image }, context);
}

function facts(article) {
    const { metadata } = article;
    const minutes = Math.max(1, Math.round(article.wordCount / WORDS_A_MINUTE));
    const rows = [
        [
            "Length",
            article.wordCount ? `${count(article.wordCount, "word")}, about ${count(minutes, "minute")}` : "no words",
        ],
        ["Kind of page", metadata.pageType],
        ["Language", article.inLanguage],
        ["Sureness of the text", article.wordCount ? percent(metadata.probability) : null],
        ["Address", article.canonicalUrl ?? article.resolvedUrl ?? article.url],
        ["Rights", article.rights.copyrightNotice],
        ["Keywords", article.keywords.join(", ")],
        ["To be known", metadata.warnings.join(", ")],
    ].filter(([, value]) => value);
    const value = (name, text) => (name === "Address" ? link(text, text) : text);
    return el(
        "dl",
        { class: "facts" },
        ...rows.flatMap(([name, text]) => [el("dt", {}, name), el("dd", { dir: "auto" }, value(name, text))]),
    );
}

function comment({ author, dateCreated, dateCreatedRaw, text }) {
    const when = time(dateCreated, dateCreatedRaw);
    const header = el("header", {}, el("strong", {}, author?.name ?? "Unnamed"), when ? el("span", {}, when) : null);
    return el(
        "article",
        { class: "post" },
        header,
        ...text.split("\n\n").map((part) => el("p", { dir: "auto" }, part)),
    );
}

/** A list that is made when it is opened. */
function folded(title, items, make, signal) {
    if (!items.length) return null;
    const details = el("details", { class: "more" }, el("summary", {}, title));
    details.addEventListener("toggle", () => fill(details, items, make, signal), { once: true });
    return details;
}

function related({ headline, url, section }) {
    return el(
        "p",
        { class: "related", dir: "auto" },
        url ? link(url, headline) : headline,
        section ? el("span", {}, section) : null,
    );
}

/** A reference to a footnote leads to it, and leaves the address bar, which holds a link to the result, alone. */
function followNotes(event) {
    const reference = event.target.closest("a[data-note]");
    if (!reference) return;
    event.preventDefault();
    const notes = event.currentTarget.querySelectorAll(".footnotes > li");
    const note = [...notes].find((entry) => entry.dataset.label === reference.dataset.note);
    note?.scrollIntoView({ block: "center" });
    note?.focus({ preventScroll: true });
}

/** Fills a panel with the article. */
export async function showArticle(panel, article, signal) {
    const context = { pictures: new Pictures() };
    const lead = leadImage(article, context);
    const body = el("div", { class: "body", lang: article.inLanguage });
    const page = el("article", { class: "page" }, header(article), lead, body);
    page.addEventListener("click", followNotes);
    panel.replaceChildren(page);
    if (!article.blocks?.length) body.append(el("p", { class: "none" }, "There is no text."));
    await fill(body, article.blocks ?? [], (block) => makeBlock(block, context) ?? "", signal);
    if (signal.aborted) return;
    const asker = context.pictures.asker();
    if (asker) page.querySelector("header").after(asker);
    const comments = folded(count(article.comments.length, "comment"), article.comments, comment, signal);
    const others = folded(count(article.related.length, "related text"), article.related, related, signal);
    page.append(el("footer", {}, ...[comments, others].filter(Boolean), facts(article)));
}
