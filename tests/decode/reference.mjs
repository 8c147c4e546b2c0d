// The decoders of @exodus/bytes, which follow WHATWG's tables and say so; two functions that they want are not in Debian
// 12's Node yet.
String.prototype.toWellFormed ??= function () { return this.replace(/\p{Surrogate}/gu, '\ufffd') }
String.prototype.isWellFormed ??= function () { return !/\p{Surrogate}/u.test(this) }

export const { TextDecoder } = await import('@exodus/bytes/encoding.js')
