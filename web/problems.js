// What went wrong, in sentences: what it was (the service says that), and what to do.
import { count } from "./dom.js";

export const ADVICE = {
    "invalid-request": "This page and the service may be of different versions: load this page again.",
    "invalid-json": "This page and the service may be of different versions: load this page again.",
    "invalid-url": "Check the address: it begins with http:// or https:// and names a host.",
    "ambiguous-framing": "Something between this page and the service changes requests, such as a proxy.",
    "empty-body": "Paste a page, or choose a file that is not empty.",
    "address-forbidden":
        "The service fetches from public addresses only. Paste the page as HTML instead, or let who runs the service allow the address.",
    "robots-forbidden":
        "The site asks programs not to fetch it. Open the page in your browser and paste its HTML instead.",
    "not-found": "This page and the service may be of different versions: load this page again.",
    "method-not-allowed": "This page and the service may be of different versions: load this page again.",
    "not-acceptable": "Something between this page and the service changes requests, such as a proxy.",
    "body-too-large": "Try a smaller page: leave out what it carries inline, such as pictures.",
    "unsupported-media-type": "Give it HTML or plain text: other documents, such as PDF, are not read.",
    "unsupported-content-coding": "Unpack the file first.",
    "no-main-content": "If there is one, lean to keeping what may belong (Options), and look at Why.",
    "empty-page": "Check that this is the whole page: its HTML may have been cut off.",
    "error-page": "Check the address in your browser: the page may have moved.",
    "needs-rendering": "Open the page in your browser, copy the HTML it has after its scripts ran, and paste that.",
    paywalled: "What is paid for cannot be read here. If you subscribe, paste the page from your browser as HTML.",
    "login-required": "Log in with your browser and paste the page from there as HTML.",
    "consent-required": "Answer the question in your browser and paste the page from there as HTML.",
    "page-too-complex": "Try a part of the page, or let who runs the service raise its limits.",
    internal: "Try again. If it happens again, tell who runs the service, with the request below.",
    "worker-lost": "Try again. If it happens again with the same page, tell who runs the service: the page does it.",
    "upstream-dns": "Check the spelling of the host.",
    "upstream-connect": "Check the address in your browser: the server may be down, or closed to this service.",
    "upstream-tls": "Check the address in your browser: the certificate of the server may be wrong.",
    "upstream-protocol": "Try again later: the server speaks in a way that cannot be understood.",
    "upstream-status":
        "Check the address in your browser. A site that shows it there may refuse programs: paste the HTML instead.",
    "upstream-too-large": "Save the page without its pictures, and give it as a file.",
    "upstream-redirects": "Open the page in your browser and use the address you end at.",
    "upstream-media-type": "The address leads to something that is no page, such as a picture or a PDF.",
    "queue-full": "The service has too much to do.",
    draining: "The service is about to end: who runs it may be starting it anew.",
    "no-worker": "The service is recovering.",
    "upstream-timeout": "Try again later, or paste the page from your browser as HTML.",
    "deadline-exceeded": "Try again: if the page is very large, try a part of it.",
};

const PREFIX = "urn:copydesk:problem:";

function ended(sentence) {
    return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** {title, sentences} of a problem document. */
export function wordsOf(problem) {
    const advice = ADVICE[problem.type?.replace(PREFIX, "")];
    const wait = problem.retryAfter ? `Try again in ${count(problem.retryAfter, "second")}.` : null;
    const status = problem.upstreamStatus ? `The server answered with status ${problem.upstreamStatus}.` : null;
    const detail = problem.detail ? ended(problem.detail) : null;
    return {
        title: problem.title || "Something went wrong",
        sentences: [
            detail,
            status && !detail?.includes(String(problem.upstreamStatus)) ? status : null,
            advice,
            wait,
        ].filter(Boolean),
    };
}

/** Of an answer that is neither an article nor a problem document. */
export function wordsOfStrangeAnswer(status) {
    return {
        title: "The answer cannot be read",
        sentences: [
            `Something answered with status ${status}, and not as the service does. If there is a proxy before the service, look at its log.`,
        ],
    };
}

/** Of a request that got no answer. */
export function wordsOfSilence(bytes) {
    const large = bytes > 16 << 20;
    const first = large
        ? `The connection ended while ${count(Math.round(bytes / (1 << 20)), "megabyte")} were being sent: the service takes 16 unless it is told otherwise.`
        : "The service could not be reached.";
    return {
        title: "No answer",
        sentences: [
            first,
            large ? "Try a smaller page." : "Check that it runs and that you are connected to it, and try again.",
        ],
    };
}
