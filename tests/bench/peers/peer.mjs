#!/usr/bin/env node
// What a peer makes of the pages on stdin, NDJSON in and NDJSON out as with `copydesk batch`:
//
//     peer.mjs readability|defuddle < asks.ndjson > answers.ndjson
//
// An ask is {"id", "body": base64, "url"}; its answer is {"id", "article"} or, where the peer throws, finds nothing
// or takes longer than PAGE_MS, {"id", "problem"}. Pages go one by one through a worker thread, which can be ended.
// Both peers stand on linkedom and get its document as their own documentation has it.
import { once } from "node:events";
import { createInterface } from "node:readline";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const PAGE_MS = 20_000;
const SNIFFED_BYTES = 4096; // where <meta charset> is looked for

const BLOCKS = new Set(("address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption " +
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul").split(" "));
const CELLS = new Set(["td", "th"]);
const UNSEEN = new Set(["script", "style", "template", "head"]);
const ELEMENT = 1, TEXT = 3;

const peers = { readability: loadReadability, defuddle: loadDefuddle };

// A byte order mark, then <meta charset>, then UTF-8; a label nobody knows counts as none.
function decode(bytes) {
    if (bytes[0] === 0xfe && bytes[1] === 0xff)
        return new TextDecoder("utf-16be").decode(bytes);
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
        return new TextDecoder("utf-16le").decode(bytes);
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const head = bytes.subarray(0, SNIFFED_BYTES).toString("latin1");
    const label = marked ? undefined : /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
    // A page whose <meta> could be read as ASCII is not UTF-16, whatever it says.
    return decoder(/^utf-?16/i.test(label) ? "utf-8" : label).decode(bytes);
}

function decoder(label) {
    try {
        return new TextDecoder(label);
    } catch {
        return new TextDecoder();
    }
}

// HTML lets a page leave out <html> and <body>; linkedom, which is no HTML5 parser, takes the first element for the root.
function whole(html) {
    return /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
}

// The text of an element as a reader sees it: blocks parted by blank lines, <br> a line end, cells by a tab.
function textOf(root) {
    const parts = [];
    const walk = (node, preformatted) => {
        for (const child of node.childNodes) {
            if (child.nodeType === TEXT)
                parts.push(preformatted ? child.data : child.data.replace(/\s+/g, " "));
            if (child.nodeType !== ELEMENT)
                continue;
            const name = child.localName.toLowerCase();
            if (UNSEEN.has(name))
                continue;
            const edge = BLOCKS.has(name) ? "\n\n" : CELLS.has(name) ? "\t" : name === "br" ? "\n" : "";
            parts.push(edge);
            walk(child, preformatted || name === "pre");
            parts.push(name === "br" ? "" : edge);
        }
    };
    walk(root, false);
    return parts.join("").replace(/ *\n */g, "\n").replace(/\n\n[\n\t]*/g, "\n\n").replace(/\t+/g, "\t").trim();
}

function article(body, headline, author, date) {
    return {
        articleBody: body,
        headline: headline || null,
        authors: author ? [{ name: author }] : [],
        datePublished: date || null,
    };
}

async function loadReadability() {
    const { parseHTML } = await import("linkedom");
    const { Readability } = await import("@mozilla/readability");
    return (html) => {
        // The serializer hands the content over as it is, so that it need not be parsed again.
        const found = new Readability(parseHTML(whole(html)).document, { serializer: (root) => root }).parse();
        return found && article(textOf(found.content), found.title, found.byline, found.publishedTime);
    };
}

async function loadDefuddle() {
    const { parseHTML } = await import("linkedom");
    const { Defuddle } = await import("defuddle/node");
    const refuse = () => Promise.reject(new Error("no fetching here"));
    return async (html, url) => {
        const { document } = parseHTML(whole(html));
        // What Defuddle's own command line adds to linkedom's document.
        document.styleSheets ??= [];
        document.defaultView.getComputedStyle ??= () => ({ display: "" });
        document.URL = url;
        const found = await Defuddle(document, url, { useAsync: false, fetch: refuse });
        const content = parseHTML(`<html><body>${found.content}</body></html>`).document;
        return article(textOf(content.body), found.title, found.author, found.published);
    };
}

async function serveAsks() {
    const extract = await peers[workerData]();
    parentPort.on("message", async ({ url, body }) => {
        try {
            const found = await extract(decode(Buffer.from(body, "base64")), url);
            parentPort.postMessage(found ? { article: found } : { problem: { title: "no article" } });
        } catch (error) {
            parentPort.postMessage({ problem: { title: `it threw: ${error}` } });
        }
    });
    parentPort.postMessage("ready");
}

async function startWorker(peer) {
    // What a peer prints is read and dropped: stdout is for answers.
    const worker = new Worker(new URL(import.meta.url), { workerData: peer, stdout: true, stderr: true });
    worker.stdout.resume();
    worker.stderr.resume();
    await once(worker, "message");
    worker.on("error", () => {}); // ask() sees it, or it came between two pages
    worker.once("exit", () => (worker.ended = true));
    return worker;
}

async function ask(worker, request) {
    try {
        worker.postMessage(request);
        return (await once(worker, "message", { signal: AbortSignal.timeout(PAGE_MS) }))[0];
    } catch (error) {
        await worker.terminate();
        const late = error.name === "AbortError";
        return { problem: { title: late ? `no answer within ${PAGE_MS} ms` : `its thread ended: ${error}` } };
    }
}

async function answerAll(peer) {
    let worker = await startWorker(peer);
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
        const { id, url, body } = JSON.parse(line);
        if (worker.ended)
            worker = await startWorker(peer);
        process.stdout.write(JSON.stringify({ id, ...(await ask(worker, { url, body })) }) + "\n");
    }
    await worker.terminate();
}

if (!isMainThread) {
    await serveAsks();
} else if (process.argv.length === 3 && Object.hasOwn(peers, process.argv[2])) {
    await answerAll(process.argv[2]);
} else {
    console.error(`usage: peer.mjs ${Object.keys(peers).join("|")} < asks.ndjson > answers.ndjson`);
    process.exitCode = 2;
}
