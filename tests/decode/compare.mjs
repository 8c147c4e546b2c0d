// Holds the decoders to WHATWG's: every label, every row of every index table, ill-formed sequences and ends, against
// the decoders of @exodus/bytes, and the tables once more against those of text-encoding, both from npm.
//     node tests/decode/compare.mjs             exits with 1 where anything differs
//     node tests/decode/compare.mjs --patches   prints each differing pointer as a row for lib/decode/index_patches.h
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { decode } from './frames.mjs'
import { TextDecoder } from './reference.mjs'

const module = { exports: {} }
const source = readFileSync(createRequire(import.meta.url).resolve('text-encoding/lib/encoding-indexes.js'), 'utf8')
new Function('module', source.replace(/\}\(this[^]*$/, '}(module.exports));'))(module)
const indexes = module.exports['encoding-indexes']
const { default: labels } = await import(new URL('./node_modules/@exodus/bytes/fallback/encoding.labels.js', import.meta.url))

// The standard's change of 2022, for GB 18030-2022: text-encoding's tables are from before it.
const changedIn2022 = new Map([
  ...[0xfe10, 0xfe12, 0xfe11, 0xfe13, 0xfe14, 0xfe15, 0xfe16].map((c, i) => [7182 + i, c]),
  ...[[7201, 0xfe17], [7202, 0xfe18], [7208, 0xfe19]],
  ...[23775, 23783, 23788, 23789, 23795, 23812, 23829, 23845].map((pointer, i) => [pointer, 0x9fb4 + i]),
])
for (const [pointer, c] of changedIn2022) indexes.gb18030[pointer] = c

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const high = range(0x80, 0xff)
const every = range(0, 0xff)

// A small generator of its own, so that a failure comes again (Numerical Recipes' linear congruential one).
let state = 20261128
const random = (n) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % n
const randomBytes = (n, alphabet) => Uint8Array.from({ length: n }, () => alphabet[random(alphabet.length)])

// Each sequence with a line feed after it, so that one that ends early shows.
const lines = (sequences) => Uint8Array.from([...sequences].flatMap((s) => [...s, 0x0a]))
function* pairs(leads, trails) {
  for (const lead of leads) for (const trail of trails) yield [lead, trail]
}
function* before(prefix, sequences) {
  for (const s of sequences) yield [...prefix, ...s]
}
function* fourBytes() {
  for (const a of range(0x81, 0xfe)) for (const b of range(0x30, 0x39)) for (const c of range(0x81, 0xfe))
    for (const d of range(0x30, 0x39)) yield [a, b, c, d]
}
function* strings(alphabet, length) {
  if (length === 0) yield []
  else for (const head of strings(alphabet, length - 1)) for (const last of alphabet) yield [...head, last]
}

// The bytes that each decoder is tried on.
const legacy = (encoding) => [
  lines(every.map((b) => [b])),
  lines(pairs(high, every)),
  ...high.map((b) => Uint8Array.of(b)),
  ...Array.from({ length: 20 }, () => randomBytes(5000, [...every, ...high])),
  ...Array.from({ length: 500 }, () => randomBytes(1 + random(6), [...high, 0x30, 0x41, 0x3c, 0x5c])),
]
const extra = {
  'euc-jp': [lines(before([0x8f], pairs(high, every))), ...high.map((b) => Uint8Array.of(0x8f, b))],
  gb18030: [
    Uint8Array.from([...fourBytes()].flat()),
    lines(before([0x81, 0x30], pairs(every, every))),
    lines(before([0xe3, 0x32], pairs(every, every))), // where Unicode ends
    lines(before([0x84], pairs(every, range(0x7e, 0x82)))),
    ...range(1, 3).map((n) => Uint8Array.of(0x81, 0x30, 0x81).subarray(0, n)),
  ],
}
extra.gbk = extra.gb18030.slice(1)
const escapes = [0x1b, 0x24, 0x28, 0x42, 0x4a, 0x49, 0x40, 0x21, 0x5c, 0x7e, 0x0a, 0x0e, 0x80, 0]
const shifted = [
  ...[0, 1, 2, 3, 4].flatMap((n) => [...strings(escapes, n)].map((s) => Uint8Array.from(s))),
  ...['(B', '(J', '(I', '$@', '$B'].flatMap((name) => {
    const escape = [0x1b, ...Buffer.from(name)]
    return [
      Uint8Array.from([...escape, ...[...pairs(every, every)].flat()]),
      Uint8Array.from([...escape, ...[...pairs(range(0x21, 0x7e), range(0x21, 0x7e))].flat()]),
      ...[...strings(escapes, 3)].map((s) => Uint8Array.from([...escape, ...s])),
    ]
  }),
  ...Array.from({ length: 300 }, () => randomBytes(200, [...escapes, ...escapes, ...every])),
]
const units = [0x00, 0x41, 0xd8, 0xdb, 0xdc, 0xdf, 0xfe, 0xff, 0xe0]
const utf16 = [
  ...[1, 2, 3, 4, 5].flatMap((n) => [...strings(n < 5 ? units : [0x41, 0xd8, 0xdc], n)].map((s) => Uint8Array.from(s))),
  Uint8Array.from([...pairs(every, every)].flat()),
  Uint8Array.from(range(0x10000, 0x10ffff).flatMap((c) => [...Buffer.from(String.fromCodePoint(c), 'utf16le')])),
]
const casesOf = (encoding) =>
  encoding === 'iso-2022-jp' ? shifted
  : encoding.startsWith('utf-16') ? utf16
  : [...legacy(encoding), ...(extra[encoding] ?? [])]

let failures = 0
function differ(what) {
  if (++failures <= 20) console.error(what)
}
const hex = (bytes) => Buffer.from(bytes).toString('hex')

// What is wanted of bytes: the reference's text without NULs and as UTF-8.
const wantedOf = (encoding, bytes) =>
  Buffer.from(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes).replaceAll('\0', ''))

async function compareDecoders() {
  let count = 0
  for (const encoding of Object.keys(labels)) {
    if (encoding === 'utf-8' || encoding === 'replacement') continue
    const cases = casesOf(encoding)
    const answers = await decode(cases.map((body) => ({ label: `=${encoding}`, body })))
    count += cases.length
    answers.forEach(({ text }, i) => {
      const wanted = wantedOf(encoding, cases[i])
      if (text.equals(wanted)) return
      let at = 0
      while (text[at] === wanted[at]) at++
      differ(`${encoding}, case ${i} (${hex(cases[i].subarray(0, 12))}…), byte ${at}: ` +
        `got ${hex(text.subarray(at, at + 9))}, wanted ${hex(wanted.subarray(at, at + 9))}`)
    })
  }
  return count
}

// Bytes of a pointer, as each encoding's encoder writes them.
const trail = (from, lows, again) => (t) => (t < lows ? from + t : again + t - lows)
const rows = (lead, per, of) => (p) => [lead(Math.floor(p / per)), of(p % per)]
const tables = [
  ['JIS0208', 'jis0208', 'shift_jis', rows((r) => r + (r < 31 ? 0x81 : 0xc1), 188, trail(0x40, 63, 0x80))],
  ['JIS0212', 'jis0212', 'euc-jp', (p) => [0x8f, 0xa1 + Math.floor(p / 94), 0xa1 + (p % 94)]],
  ['EUC_KR', 'euc-kr', 'euc-kr', rows((r) => 0x81 + r, 190, (t) => 0x41 + t)],
  ['GB18030', 'gb18030', 'gb18030', rows((r) => 0x81 + r, 190, trail(0x40, 63, 0x80))],
  ['BIG5', 'big5', 'big5', rows((r) => 0x81 + r, 157, trail(0x40, 63, 0xa1))],
]
const big5Pairs = { 1133: [0xca, 0x304], 1135: [0xca, 0x30c], 1164: [0xea, 0x304], 1166: [0xea, 0x30c] }
const single = Object.keys(indexes).filter((name) => indexes[name].length === 128)

// Every row of every table as text-encoding has it.
async function compareTables() {
  let count = 0
  const all = [
    ...tables.map(([id, name, encoding, bytesOf]) => ({ id, encoding, index: indexes[name], bytesOf })),
    ...single.map((name) => ({ id: name, encoding: name, index: indexes[name], bytesOf: (p) => [0x80 + p] })),
  ]
  for (const { id, encoding, index, bytesOf } of all) {
    const pointers = range(0, index.length - 1).filter((p) => id !== 'JIS0208' || p < 8836 || p > 10715)
    const answers = await decode(pointers.map((p) => ({ label: `=${encoding}`, body: Uint8Array.from(bytesOf(p)) })))
    count += pointers.length
    answers.forEach(({ text }, i) => {
      const p = pointers[i]
      const wanted = id === 'BIG5' && big5Pairs[p] ? big5Pairs[p] : index[p] ? [index[p]] : null
      const got = [...text.toString()].map((c) => c.codePointAt(0))
      if (wanted ? String(got) === String(wanted) : got[0] === 0xfffd) return
      if (process.argv.includes('--patches'))
        console.log(`{${tables.some(([t]) => t === id) ? 'INDEX_' : ''}${id}, ${p}, ${(wanted ?? [0]).map((c) => `0x${c.toString(16)}`)}},`)
      differ(`index ${id}, pointer ${p}: got ${got.map((c) => c.toString(16))}, wanted ${wanted?.map((c) => c.toString(16))}`)
    })
  }
  return count
}

// Every label means the same here and there, and none is known here alone.
async function compareLabels() {
  const wanted = new Map(Object.entries(labels).flatMap(([name, more]) => [[name, name], ...more.map((l) => [l, name])]))
  const ours = readFileSync(new URL('../../lib/decode/labels.c', import.meta.url), 'utf8')
  for (const [, label] of ours.matchAll(/^ {4}\{"([^"]+)", /gm)) if (!wanted.has(label)) wanted.set(label, '')
  const all = [...wanted.keys()]
  const answers = await decode(all.map((label) => ({ label: `=${label}`, body: Uint8Array.of() })))
  answers.forEach(({ name }, i) => {
    if (name.toLowerCase() !== wanted.get(all[i])) differ(`label ${all[i]}: got ${name}, wanted ${wanted.get(all[i])}`)
  })
  return all.length
}

const counts = [await compareLabels(), await compareTables(), await compareDecoders()]
console.log(`${counts[0]} labels, ${counts[1]} rows of index tables, ${counts[2]} inputs; ${failures} differ`)
process.exit(failures ? 1 : 0)
