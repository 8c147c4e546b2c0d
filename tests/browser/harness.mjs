// The service, a web server of pages for it to fetch, and Debian's chromium.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = process.env.COPYDESK_PROGRAM ?? `${ROOT}build/copydesk`;
const FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

export const golden = (name) => readFileSync(`${ROOT}tests/golden/${name}/page.html`, "utf8");

/** `copydesk serve` on a free port, that may fetch from this host. */
export async function startService(...flags) {
    const process_ = spawn(
        PROGRAM,
        ["serve", "--port", "0", "--workers", "1", "--fetch-allow", "127.0.0.0/8", "--fetch-host-delay", "0", ...flags],
        { stdio: ["ignore", "pipe", "ignore"] },
    );
    const ended = new Promise((done) => process_.once("exit", done));
    const lines = createInterface({ input: process_.stdout });
    const line = await Promise.race([new Promise((done) => lines.once("line", done)), ended]);
    const port = /:(\d+)$/.exec(line)?.[1];
    assert.ok(port, `the service did not start: ${line}`);
    const base = `http://127.0.0.1:${port}/`;
    while (!(await fetch(`${base}readyz`)).ok); // each answer is the next look
    return {
        base,
        stop: () => {
            process_.kill();
            return ended;
        },
    };
}

function listen(server) {
    return new Promise((done) =>
        server.listen(0, "127.0.0.1", () => done(`http://127.0.0.1:${server.address().port}`)),
    );
}

function closer(server) {
    return () => {
        server.closeAllConnections();
        return new Promise((done) => server.close(done));
    };
}

/** Pages by path: a text (HTML), or {status, type, body}. `asked` is told each request. */
export async function startUpstream(pages) {
    const asked = [];
    const server = http.createServer((request, response) => {
        asked.push({ path: request.url, headers: request.headers });
        const page = pages[request.url];
        const { status = 200, type = "text/html; charset=utf-8", body = page } = page?.body === undefined ? {} : page;
        response.writeHead(page === undefined ? 404 : status, { "Content-Type": type });
        response.end(page === undefined ? "none" : body);
    });
    const base = await listen(server);
    return { base, asked, stop: closer(server) };
}

/** A proxy that serves all of a service under a folder. */
export async function startProxy(target, folder) {
    const server = http.createServer((request, response) => {
        if (!request.url.startsWith(folder)) {
            response.writeHead(404).end();
            return;
        }
        const onward = http.request(
            new URL(request.url.slice(folder.length), target),
            { method: request.method, headers: request.headers },
            (answer) => {
                response.writeHead(answer.statusCode, answer.headers);
                answer.pipe(response);
            },
        );
        request.pipe(onward);
    });
    const base = await listen(server);
    return { base: `${base}${folder}`, stop: closer(server) };
}

export const startBrowser = () =>
    chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: FLAGS });

/** A page in a context of its own. What must never happen is noted in `faults`: errors, requests to elsewhere. */
export async function openPage(browser, base, options = {}) {
    const { path = "", allowed = [], ...contextOptions } = options;
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...contextOptions });
    const page = await context.newPage();
    const origins = [new URL(base).origin, ...allowed];
    page.setDefaultTimeout(30_000);
    page.faults = [];
    page.on("console", (message) => {
        const ofAnAnswer =
            message.text().startsWith("Failed to load resource") && message.location().url.includes("/v1/article");
        if (["error", "warning"].includes(message.type()) && !ofAnAnswer) page.faults.push(message.text());
    });
    page.on("pageerror", (error) => page.faults.push(String(error)));
    page.on("dialog", (dialog) => {
        page.faults.push(`dialog ${dialog.message()}`);
        dialog.dismiss();
    });
    page.on("request", (request) => {
        const url = new URL(request.url());
        if (!origins.includes(url.origin) && !["data:", "blob:"].includes(url.protocol))
            page.faults.push(`request to ${url}`);
    });
    await page.goto(base + path);
    return page;
}

/** A page as if just opened, which costs less than a new one. */
export async function renew(page, base) {
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.goto("about:blank");
    await page.goto(base);
}

/** Ends a page; nothing that must not happen has happened. */
export async function closePage(page) {
    await page.context().close();
    assert.deepEqual(page.faults, []);
}

// what every test does

export const choose = (page, source) => page.locator(`input[name=source][value=${source}]`).check();
export const view = (page, name) => page.click(`#tab-${name}`);

export async function ask(page, source, content) {
    await choose(page, source);
    await page.fill(`#${source}`, content);
    await page.click("#read");
}

/** Waits until the article is drawn. */
export const read = (page) => page.locator(".page > footer").waitFor({ state: "attached" });
