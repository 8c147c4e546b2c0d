// Pages through the program, and what comes back: what the tests of this folder share.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const PROGRAM = process.env.COPYDESK_PROGRAM ?? path.join(ROOT, "build/copydesk");
export const IS_LONG = process.env.COPYDESK_LONG === "1";

const SHARED = path.join(ROOT, "../shared");

// The golden pages, as lines for `copydesk batch`.
export function goldenAsks() {
    const root = path.join(ROOT, "tests/golden");
    return readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => {
        const read = (file) => existsSync(path.join(root, name, file)) ? readFileSync(path.join(root, name, file)) : null;
        const html = read("page.html");
        const { url = "https://example.com/a/b", contentType, statusCode } = JSON.parse(read("request.json") ?? "{}");
        const body = (html ?? read("page.txt")).toString("base64");
        return JSON.stringify({ id: name, url, body, contentType: contentType ?? (html ? "text/html" : "text/plain"), statusCode });
    });
}

// The answers to the lines of a stream, each an object, as they come. `flags` are those of batch.
async function* batchOf(input, flags) {
    const batch = spawn(PROGRAM, ["batch", ...flags], { stdio: [input, "pipe", "inherit"] });
    for await (const line of readline.createInterface({ input: batch.stdout, crlfDelay: Infinity })) yield JSON.parse(line);
}

// The same of lines at hand.
export async function* batch(asks, flags) {
    const feed = spawn("cat", { stdio: ["pipe", "pipe", "inherit"] });
    feed.stdin.end(asks.join("\n") + "\n");
    yield* batchOf(feed.stdout, flags);
}

// The same of the pages of a set in ../shared/corpus.
export async function* batchOfSet(set, flags) {
    const pages = spawn("python3", ["-B", path.join(SHARED, "eval/pages.py"), set], { stdio: ["ignore", "pipe", "inherit"] });
    yield* batchOf(pages.stdout, flags);
}

// The page sets that are at hand, where all is to be tried.
export function sets() {
    const known = ["reader-pages", "news-dev", "multilingual-dev", "wcxb-dev"];
    return IS_LONG ? known.filter((set) => existsSync(path.join(SHARED, "corpus", set))) : [];
}

// A running service: {url, stop}.
export async function serve() {
    const service = spawn(PROGRAM, ["serve", "--port", "0", "--workers", "1"], { stdio: ["ignore", "pipe", "ignore"] });
    for await (const line of readline.createInterface({ input: service.stdout, crlfDelay: Infinity })) {
        const url = /listens on (?:http:\/\/)?(\S+)/.exec(line)?.[1];
        if (!url) continue;
        const stop = async () => {
            service.kill("SIGTERM");
            await once(service, "exit");
        };
        return { url: `http://${url}`, stop };
    }
    throw new Error("the service did not start");
}
