"""How much of a page's expected HTML the blocks keep, and how much they add.

    pages.py reader-pages | copydesk batch --include blocks | fidelity.py FOLDER [--worst 20] [--json FILE]

FOLDER holds a folder a page, named by the page's id, with expected.html.gz. Both sides are cut into pieces of eight
kinds. Kept: those of the expected HTML that are in ours; added: those of ours that are in no expected HTML. Texts are
compared by their words, letter case and punctuation aside.

    paragraph, heading   a paragraph's words must follow one another in the other side's text (which may be cut
                         otherwise, and captions count); a heading must be one on both sides
    item, cell, code     of the same words on both sides, an item without the items inside (a caption may be what
                         it is on the other side); of tables that hold one cell a row, and of long cells of several
                         blocks, what is inside counts; code must agree in its words, line by line
    contents             items that are nothing but a link to a place on the page: apart, since bodies that were made
                         by hand leave lists of contents out
    link                 the same address and words, which may be a caption's on the other side; places on the page
                         itself and links around images alone aside
    image                each once: an address that the page's same element offers, size and query aside

Formulas are aside, since one side has TeX and the other what a browser would show.

Captions are aside, the headline (which is a field) and bylines: short pieces that name the author or the date. So are
pieces without a word.
"""
import argparse, gzip, json, re, sys
from collections import Counter, namedtuple
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

KINDS = ("paragraph", "heading", "item", "contents", "cell", "code", "link", "image")
BASE = "http://fakehost/test/page.html"
BYLINE_WORDS = 14
CELL_WORDS = 100
VOID = set("area base br col embed hr img input link meta param source track wbr".split())
BLOCK = set("address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer "
            "form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr "
            "ul".split())
HEADING = re.compile("h[1-6]$")
FORMULA_CLASS = re.compile(r"(^|\s)(tex|mwe-math-\S*)(\s|$)")
IMAGE_ATTRIBUTES = ("src", "srcset", "data-src", "data-srcset", "data-original", "data-lazy-src", "data-lazy-srcset")


def words(text):
    return " ".join(re.findall(r"\w+", text.casefold()))


def lines(text):
    return "\n".join(filter(None, map(words, text.split("\n"))))


def link_address(href):
    """Absolute; None for what is no link to elsewhere."""
    href = (href or "").strip()
    if not href or href.startswith("#"):
        return None
    try:
        url = urlsplit(urljoin(BASE, href))
    except ValueError:
        return None
    if url.scheme == "mailto":
        return href.casefold()
    if url.scheme not in ("http", "https") or url._replace(fragment="").geturl() == BASE:
        return None
    return unquote(url._replace(scheme="", netloc=url.netloc.casefold(), path=url.path or "/").geturl()).replace(" ", "+")


def image_name(address):
    """What stays of an image's address when its size is changed: host aside, the file's name."""
    try:
        path = unquote(urlsplit(urljoin(BASE, address)).path)
    except ValueError:
        return ""
    name = path.rstrip("/").rsplit("/", 1)[-1].casefold()
    return re.sub(r"^\d+px-|[-_@]?\d+x\d*(?=\.\w+$)|@\dx(?=\.\w+$)", "", name)


def image_names(attributes):
    """All names that an <img> or <source> offers."""
    names = set()
    for attribute in IMAGE_ATTRIBUTES:
        value = attributes.get(attribute) or ""
        parts = re.split(r"(?<=[wx])\s*,|,\s+", value) if attribute.endswith("set") else [value]
        names |= {image_name(part.split()[0]) for part in parts if part.strip() and not part.strip().startswith("data:")}
    return names - {""}


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, dict(attributes), parent, []

    def up(self, tags):
        node = self
        while node and node.tag not in tags:
            node = node.parent
        return node

    def all(self, tag):
        for child in self.children:
            if isinstance(child, Node):
                if child.tag == tag:
                    yield child
                yield from child.all(tag)

    def text(self, without=()):
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag == "br":
                parts.append("\n")
            elif child.tag not in without:
                edge = "\n" if child.tag in BLOCK else ""
                parts.append(edge + child.text(without) + edge)
        return "".join(parts)


class Tree(HTMLParser):
    """Expected HTML is well-formed: what a serialiser wrote."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.root = self.open = Node("html", [], None)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        node = Node(tag, attrs, self.open)
        self.open.children.append(node)
        if tag not in VOID:
            self.open = node

    def handle_endtag(self, tag):
        node = self.open.up({tag})
        if node and node.parent:
            self.open = node.parent

    def handle_data(self, data):
        self.open.children.append(data)


class Pieces:
    """One side: a list of pieces a kind, and the words of all text."""

    def __init__(self):
        self.lists = {kind: [] for kind in KINDS}
        self.texts = []
        self.captions, self.caption_links = [], []

    def add(self, kind, text):
        if words(text):
            self.texts.append(words(text))
            self.lists[kind].append(lines(text) if kind == "code" else words(text))

    def whole(self):
        return f" {' '.join(self.texts)} "

    def captioned(self):
        """With the captions behind the text, none of which goes on in the next."""
        return self.whole() + "".join(f"| {words(caption)} " for caption in self.captions)


class Sources(HTMLParser):
    """Names that a page's <picture> and <img> offer together, each name with one of them that stands for all."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.same, self.open, self.formulas = {}, None, set()
        self.feed(html)

    def of(self, name):
        while self.same.get(name, name) != name:
            name = self.same[name]
        return name

    def handle_starttag(self, tag, attrs):
        if tag == "picture":
            self.open = set()
        if tag in ("img", "source"):
            names = image_names(dict(attrs)) | (self.open or set())
            if FORMULA_CLASS.search(dict(attrs).get("class") or ""):
                self.formulas |= names
            self.open = names if self.open is not None else None
            first, *rest = sorted(names) or [None]
            for name in rest:
                self.same[self.of(name)] = self.of(first)

    def handle_endtag(self, tag):
        if tag == "picture":
            self.open = None


def is_data(table):
    rows = [[cell for cell in row.children if isinstance(cell, Node) and cell.tag in ("td", "th")] for row in table.all("tr")]
    return (sum(len(row) > 1 for row in rows) * 2 > len(rows) and not any(True for _ in table.all("table"))
            and not any(lays_out(cell) for row in rows for cell in row))


def lays_out(cell):
    """Whether a cell holds blocks of text rather than a datum: a place on the page."""
    blocks = Counter(block for block in ("p", "ul", "ol", "pre", "h2", "h3") for _ in cell.all(block))
    return len(blocks) > 1 and len(words(cell.text()).split()) > CELL_WORDS


def pieces_of_html(html, sources):
    pieces, root, images = Pieces(), Tree(html).root, set()
    cut_html(root, pieces)
    for link in root.all("a"):
        address, text = link_address(link.attributes.get("href")), words(link.text())
        if address and text and not link.up({"pre"}):
            (pieces.caption_links if link.up({"figcaption"}) else pieces.lists["link"]).append((address, text))
    for image in root.all("img"):
        names = image_names(image.attributes)
        picture = image.up({"picture"})
        for source in picture.all("source") if picture else ():
            names |= image_names(source.attributes)
        if names and not is_formula(image.attributes) and not names & sources.formulas:
            images.add(sources.of(min(names)))
    pieces.lists["image"] = sorted(images)
    return pieces


def is_formula(attributes):
    return "\\" in (attributes.get("alt") or "")


def cut_html(node, pieces, around="paragraph"):
    """Adds the texts of an element; `around` is what a text is that stands right in it."""
    run = []

    def flush():
        pieces.add(around, "".join(run))
        run.clear()

    for child in node.children:
        if isinstance(child, str) or child.tag == "br":
            run.append(child if isinstance(child, str) else "\n")
        elif child.tag not in BLOCK and not any(inner for tag in BLOCK for inner in child.all(tag)):
            run.append(child.text())
        elif child.tag in ("figcaption", "caption"):
            flush()
            pieces.captions.append(child.text())
        elif HEADING.match(child.tag) or child.tag == "pre":
            flush()
            pieces.add("code" if child.tag == "pre" else "heading", child.text())
        elif child.tag == "li" and not any(child.all("p")):
            flush()
            pieces.add("contents" if is_contents(child) else "item", child.text(without=("ul", "ol", "figcaption")))
            cut_lists(child, pieces)
        elif child.tag in ("td", "th") and child.up({"table"}) and is_data(child.up({"table"})):
            flush()
            pieces.add("cell", child.text())
        else:
            flush()
            cut_html(child, pieces, "item" if child.tag in ("li", "dd", "dt") else "paragraph" if around != "item" else around)
    flush()


def is_contents(item):
    """Whether a list's item is a link to a place on the page, its own lists aside."""
    own = [child for child in item.children if isinstance(child, str) and words(child) or isinstance(child, Node)]
    own = [child for child in own if isinstance(child, str) or child.tag not in ("ul", "ol", "br")]
    while len(own) == 1 and isinstance(own[0], Node) and own[0].tag != "a":
        own = [child for child in own[0].children if isinstance(child, Node) or words(child)]
    return len(own) == 1 and isinstance(own[0], Node) and (own[0].attributes.get("href") or "").startswith("#")


def cut_lists(item, pieces):
    for child in item.children:
        if isinstance(child, Node):
            if child.tag in ("ul", "ol"):
                cut_html(child, pieces)
            else:
                cut_lists(child, pieces)


def pieces_of_blocks(blocks, sources):
    pieces = Pieces()
    cut_blocks(blocks, pieces, "paragraph")
    pieces.lists["image"] = sorted({sources.of(name) for name in pieces.lists["image"] if name})
    return pieces


def without_formulas(part):
    text = part["text"]
    for mark in reversed(part.get("marks", ())):
        if mark["type"] == "math":
            text = text[:mark["from"]] + " " + text[mark["to"]:]
    return text


def links_of(text, marks):
    links = ((link_address(mark["url"]), words(text[mark["from"]:mark["to"]])) for mark in marks if mark["type"] == "link")
    return [(address, piece) for address, piece in links if address and piece]


def add_rich(pieces, kind, part):
    pieces.add(kind, without_formulas(part))
    pieces.lists["link"] += links_of(part["text"], part.get("marks", ()))


def cut_blocks(blocks, pieces, around):
    for block in blocks:
        kind = block["type"]
        if kind in ("paragraph", "heading", "code"):
            add_rich(pieces, around if kind == "paragraph" else kind, block)
        elif kind in ("list", "footnotes"):
            for item in block["items"]:
                add_rich(pieces, "item", item)
                cut_blocks(item.get("blocks", ()), pieces, "item")
        elif kind == "table":
            for row in block["rows"]:
                for cell in row["cells"]:
                    add_rich(pieces, "cell", cell)
        elif kind in ("quote", "post"):
            if block.get("source"):
                add_rich(pieces, around, {"text": block["source"], "marks": block["sourceMarks"]})
            cut_blocks(block["blocks"], pieces, around)
        elif kind == "figure" and not is_formula(block):
            pieces.lists["image"].append(image_name(block["url"]))
            pieces.captions.append(" ".join(filter(None, (block.get("caption"), block.get("creditText")))))
            pieces.caption_links += links_of(block.get("caption") or "", block.get("captionMarks", ()))


def found(kind, pieces, other):
    """How many of the pieces are on the other side."""
    if kind == "paragraph":
        whole = other.captioned()
        return [f" {piece} " in whole for piece in pieces]
    captions = {"link": other.caption_links, "item": map(words, other.captions)}
    left, hits = Counter(other.lists[kind]) + Counter(captions.get(kind, ())), []
    for piece in pieces:
        hits.append(left[piece] > 0)
        left[piece] -= 1
    return hits


def is_aside(kind, piece, truth, headline):
    if kind == "heading":
        return piece == words(headline)
    return kind in ("paragraph", "item") and is_byline(piece, truth)


Counts = namedtuple("Counts", "want kept have added elsewhere lost_pieces added_pieces")


def is_in(kind, piece, whole):
    """Whether the words of a piece that was lost stand in our text: as another kind, or cut otherwise."""
    text = piece[1] if kind == "link" else piece.replace("\n", " ")
    return kind != "image" and f" {text} " in whole


def is_byline(text, truth):
    if len(text.split()) > BYLINE_WORDS:
        return False
    byline, day = words(truth.get("byline") or ""), (truth.get("publishedTime") or "")[:4]
    return bool(byline and byline in text) or text.startswith("by ") or bool(day and day in text.split())


def compare(expected, ours, truth, headline):
    """Per kind: what is expected, kept, ours, added, what of the lost stands in our text all the same."""
    result, whole = {}, ours.whole()
    for kind in KINDS:
        want = [piece for piece in expected.lists[kind] if not is_aside(kind, piece, truth, headline)]
        have = [piece for piece in ours.lists[kind] if not is_aside(kind, piece, truth, headline)]
        kept, known = found(kind, want, ours), found(kind, have, expected)
        lost = [piece for piece, hit in zip(want, kept) if not hit]
        added = [piece for piece, hit in zip(have, known) if not hit]
        result[kind] = Counts(len(want), sum(kept), len(have), len(added), sum(is_in(kind, piece, whole) for piece in lost),
                              lost, added)
    return result


def text_of(path):
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def share(part, whole):
    return part / whole if whole else None


def shown(value):
    return f"{value:7.3f}" if value is not None else "      -"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="list the N pages with the most pieces lost or added")
    parser.add_argument("--only", help="show what one page lost and added")
    parser.add_argument("--json", help="write every figure to this file")
    args = parser.parse_args()

    pages = {}
    for line in sys.stdin:
        record = json.loads(line)
        page = args.folder / record["id"]
        truth = json.loads((page / "expected-metadata.json").read_text())
        sources = Sources(text_of(page / "source.html.gz"))
        article = record.get("article") or {}
        pages[record["id"]] = compare(pieces_of_html(text_of(page / "expected.html.gz"), sources),
                                      pieces_of_blocks(article.get("blocks") or [], sources), truth,
                                      article.get("headline") or "")

    figures = {}
    print(f"fidelity: {len(pages)} pages\n  kind      expected   kept   ours  added   kept a page   kept of our text")
    for kind in KINDS:
        want, kept, have, added, elsewhere = (sum(page[kind][i] for page in pages.values()) for i in range(5))
        each = [page[kind].kept / page[kind].want for page in pages.values() if page[kind].want]
        figures[kind] = {"expected": want, "kept": share(kept, want), "ours": have, "added": share(added, have),
                         "kept_a_page": share(sum(each), len(each)), "kept_of_text": share(kept, kept + elsewhere)}
        print(f"  {kind:<10}{want:8d}{shown(share(kept, want))}{have:7d}{shown(share(added, have))}"
              f"       {shown(figures[kind]['kept_a_page'])}            {shown(figures[kind]['kept_of_text'])}")
    bad = lambda page: sum(page[kind].want - page[kind].kept + page[kind].added for kind in KINDS)
    for name, page in sorted(pages.items(), key=lambda item: -bad(item[1]))[:args.worst]:
        parts = [f"{kind}-{page[kind].want - page[kind].kept}+{page[kind].added}" for kind in KINDS]
        print(f"  worst {bad(page):5d} {name:<40} {' '.join(part for part in parts if not part.endswith('-0+0'))}")
    for kind in KINDS if args.only else ():
        for sign, pieces in zip("-+", pages[args.only][kind][5:]):
            for piece in pieces:
                print(f"{sign} {kind}: {piece}"[:220])
    if args.json:
        with open(args.json, "w") as out:
            json.dump(figures, out, indent=1)


if __name__ == "__main__":
    main()
