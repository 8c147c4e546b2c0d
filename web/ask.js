// What is asked of the service: {source, url | content | file, address, favor, pages}; and the requests and links made of it.

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const PARTS = "blocks,markdown,explain";

/** The address a person meant, as a whole URL; null where it is none. */
export function wholeUrl(text) {
    const trimmed = text.trim();
    if (!trimmed || /\s/.test(trimmed)) return null;
    try {
        const url = new URL(SCHEME.test(trimmed) ? trimmed : `https://${trimmed}`);
        return /^https?:$/.test(url.protocol) && url.hostname ? url.href : null;
    } catch {
        return null;
    }
}

function contentType(ask) {
    if (ask.source !== "file") return ask.source === "text" ? "text/plain; charset=utf-8" : "text/html; charset=utf-8";
    // Bytes come as they are: what charset they are in, the service finds out.
    if (/\.xhtml$/i.test(ask.file.name)) return "application/xhtml+xml";
    return /\.(txt|text)$/i.test(ask.file.name) || ask.file.type === "text/plain" ? "text/plain" : "text/html";
}

/** The request: {method, url, contentType, body}; the last two are absent where a URL is asked for. */
export function requestOf(ask, base = document.baseURI) {
    const url = new URL("v1/article", base);
    const query = [];
    const address = ask.source === "url" ? ask.url : ask.address;
    if (address) query.push(`url=${encodeURIComponent(address)}`);
    query.push(`include=${PARTS}`);
    if (ask.favor) query.push(`favor=${ask.favor}`);
    if (ask.pages > 1) query.push(`pages=${ask.pages}`);
    url.search = query.join("&");
    if (ask.source === "url") return { method: "GET", url: url.href };
    return { method: "POST", url: url.href, contentType: contentType(ask), body: ask.file ?? ask.content };
}

/** What stands behind the "#" of a link that asks the same; null where the ask is not for a URL. */
export function fragmentOf(ask, view) {
    if (ask.source !== "url") return null;
    const values = new URLSearchParams({ url: ask.url });
    if (ask.favor) values.set("favor", ask.favor);
    if (ask.pages > 1) values.set("pages", ask.pages);
    if (view && view !== "article") values.set("view", view);
    return `#${values}`;
}

/** What such a fragment asks: {ask, view}; null where it asks nothing. */
export function readFragment(fragment) {
    const values = new URLSearchParams(fragment.replace(/^#/, ""));
    const url = wholeUrl(values.get("url") ?? "");
    if (!url) return null;
    const favor = ["precision", "recall"].includes(values.get("favor")) ? values.get("favor") : "";
    const pages = Math.min(20, Math.max(1, Number.parseInt(values.get("pages"), 10) || 1));
    return { ask: { source: "url", url, favor, pages }, view: values.get("view") ?? "article" };
}
