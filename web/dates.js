// Dates of an article: ISO 8601 as precise as the source, or EDTF where parts are unknown.
import { el } from "./dom.js";

const WHOLE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** The date as a person writes it, at the clock of its source; null where parts of it are unknown. */
export function dateWords(date) {
    const found = WHOLE.exec(date ?? "");
    if (!found) return null;
    const [, year, month, day, hour, minute, offset] = found;
    const moment = new Date(Date.UTC(+year, +(month ?? 1) - 1, +(day ?? 1), +(hour ?? 0), +(minute ?? 0)));
    const parts = { year: "numeric", timeZone: "UTC" };
    if (month) parts.month = "long";
    if (day) parts.day = "numeric";
    if (hour) Object.assign(parts, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const words = new Intl.DateTimeFormat("en-GB", parts).format(moment);
    return hour && offset ? `${words} ${offset === "Z" ? "UTC" : `UTC${offset}`}` : words;
}

/** A <time>, or what the source printed where the date cannot be told whole; null without either. */
export function time(date, raw) {
    const words = dateWords(date);
    if (words) return el("time", { datetime: date }, words);
    return raw || date ? el("span", {}, raw || date) : null;
}
