// The request as a command for a POSIX shell.

const ARGUMENT_BYTES_MAX = 100_000; // Linux takes 128 KiB in one argument

export const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** {command, note}: the note says what must be done before, or is empty. */
export function curlOf(request) {
    const words = [`curl -sS ${quote(request.url)}`];
    if (request.method === "GET") return { command: words[0], note: "" };
    words.push(`-H ${quote(`Content-Type: ${request.contentType}`)}`);
    if (typeof request.body !== "string") {
        words.push(`--data-binary ${quote(`@${request.body.name}`)}`);
        return { command: words.join(" \\\n  "), note: "Run it in the folder that holds the file." };
    }
    if (new TextEncoder().encode(request.body).length > ARGUMENT_BYTES_MAX) {
        words.push("--data-binary '@page'");
        return {
            command: words.join(" \\\n  "),
            note: "What was pasted is too long for a command: save it as a file named “page” first.",
        };
    }
    words.push(`--data-raw ${quote(request.body)}`);
    return { command: words.join(" \\\n  "), note: "" };
}
