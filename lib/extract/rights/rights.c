#include "extract/rights/rights_line.h"

#include "base/buf.h"
#include "base/url.h"
#include "base/words.h"
#include "extract/body/cues.h"
#include "extract/fields.h"
#include "extract/lines/line_words.h"
#include "extract/lines/text_fields.h"

enum {
    LINES_MAX = 400,   /* segments asked: those behind the body's start that may be rights, from the end up */
    TAIL_SEGMENTS = 3, /* of the body that may be lines of rights */
    WORDS_INSIDE = 25, /* of a line inside the text */
    LINKS_LOOKS = 4096 /* links looked at for a licence */
};

static const struct source notice_sources[] = {
    {PLACE_LINKED, "copyrightNotice"}, {PLACE_META, "dcterms.rights"}, {PLACE_META, "dc.rights"},
    {PLACE_META, "copyright"},         {PLACE_META, "rights"},
};
static const struct source holder_sources[] = {
    {PLACE_LINKED, "copyrightHolder"},
    {PLACE_MICRODATA, "copyrightHolder"},
    {PLACE_META, "dcterms.rightsholder"},
    {PLACE_META, "citation_copyright_holder"},
};
static const struct source usage_sources[] = {
    {PLACE_LINKED, "usageInfo"},
    {PLACE_LINKED, "conditionsOfAccess"},
    {PLACE_META, "dcterms.accessrights"},
};
static const struct source license_sources[] = {
    {PLACE_LINKED, "license"}, {PLACE_MICRODATA, "license"},    {PLACE_RDFA, "license"},
    {PLACE_LINK, "license"},   {PLACE_META, "dcterms.license"}, {PLACE_META, "citation_license"},
};

/* The addresses that name the same licence on every page: Creative Commons' own. */
static bool is_licence_address(struct str href)
{
    return str_find_nocase(href, STR("creativecommons.org/licenses/"), 0) != SIZE_MAX ||
           str_find_nocase(href, STR("creativecommons.org/publicdomain/"), 0) != SIZE_MAX;
}

static bool has_word(struct str list, struct str word)
{
    struct str piece;
    while (str_next(&list, ' ', &piece))
        if (str_eq_nocase(str_trim(piece), word))
            return true;
    return false;
}

/* The licence of the page by its links: rel=license before an address of Creative Commons, of which one that
 * stands in a caption is the image's. */
static struct str linked_licence(const struct facts *facts)
{
    const struct doc *doc = facts->sheet->doc;
    struct str found = STR_NONE;
    unsigned looks = 0;
    for (uint32_t i = 0;
         looks++ < LINKS_LOOKS && (i = doc_find(doc, TAG_A, i, doc->node_count)) < doc->node_count; i++) {
        struct str href = doc_attr(doc, i, ATTR_HREF);
        if (doc_ancestor(doc, i, TAG_FIGURE) != UINT32_MAX || (facts->cues[i] & 1u << CUE_CAPTION))
            continue;
        if (has_word(doc_attr(doc, i, ATTR_REL), STR("license")))
            return href;
        if (!found.len && is_licence_address(href))
            found = href;
    }
    return found;
}

static struct str find_licence(const struct facts *facts)
{
    struct str url = FIRST_VALUE(facts, license_sources);
    url = url_resolve(facts->run, facts->sheet->head.base, url.len ? url : linked_licence(facts));
    return url_is_web(url) ? url : STR_NONE;
}

/* Where a segment stands, which says whose rights it tells of. */
static bool is_of_page(const struct facts *facts, const struct segment *segment)
{
    return (segment->in & IN_FOOTER) || (facts->cues[segment->node] & 1u << CUE_CHROME);
}

/* Lines that are asked: behind the text's beginning, out of captions and comments; inside the text only short
 * ones that name a year, since others are credits of images and sentences. */
static bool is_asked(const struct facts *facts, const struct segment *segment, uint32_t end)
{
    if (segment->kind == SEGMENT_CAPTION || segment->text.len > LINE_MAX_BYTES ||
        (facts->cues[segment->node] & (1u << CUE_DISCUSSION | 1u << CUE_CAPTION)))
        return false;
    return segment->first >= end || (segment->words <= WORDS_INSIDE && year_of_notice(segment->text) > 0);
}

/* What the visible lines say: what follows the text says it of the article, a footer of the page. Of several
 * lines the one nearest to the text stands. */
static void read_lines(const struct facts *facts, const struct article *article, struct rights *rights)
{
    const struct sheet *sheet = facts->sheet;
    uint32_t start = article->body_count ? article->body[0]->first : 0;
    /* the body's own last segments may be lines of rights that were kept */
    size_t tail = article->body_count > TAIL_SEGMENTS ? article->body_count - TAIL_SEGMENTS : 0;
    uint32_t end = article->body_count ? article->body[tail]->first : 0;
    unsigned looks = 0;
    bool of_text = false;
    for (size_t i = sheet->segment_count; i-- > 0 && looks < LINES_MAX;) {
        const struct segment *segment = &sheet->segments[i];
        if (segment->first < start)
            break;
        if (!is_asked(facts, segment, end))
            continue;
        looks++;
        enum rights_kind kind = rights_of_line(segment->text);
        bool of_page = is_of_page(facts, segment);
        if (kind == RIGHTS_USAGE && (!of_page || !of_text))
            rights->usage_info = segment->text;
        if (kind == RIGHTS_NOTICE && (!of_page || !of_text)) {
            rights->copyright_notice = segment->text;
            of_text |= !of_page;
        }
    }
}

/* The first sentence of a notice that tells how the work may be used. */
static struct str usage_in(struct str notice)
{
    while (notice.len) {
        size_t end = str_find(notice, STR(". "), 0);
        struct str sentence = str_slice(notice, 0, end == SIZE_MAX ? notice.len : end + 1);
        if (rights_of_line(sentence) == RIGHTS_USAGE)
            return sentence;
        notice = str_trim(str_slice(notice, sentence.len, notice.len));
    }
    return STR_NONE;
}

/* "2024 The Courier" in data, without a line: "© 2024 The Courier". */
static struct str notice_from_data(const struct facts *facts, struct str holder)
{
    static const struct source year_sources[] = {{PLACE_LINKED, "copyrightYear"}};
    struct str year = FIRST_VALUE(facts, year_sources);
    struct buf out;
    if (!year.len || !holder.len || !year_of_notice(year))
        return STR_NONE;
    buf_init(&out, facts->run->arena, SIZE_MAX);
    buf_add_str(&out, STR("© "));
    buf_add_str(&out, year);
    buf_add_byte(&out, ' ');
    buf_add_str(&out, holder);
    return out.failed ? STR_NONE : buf_str(&out);
}

bool extract_rights(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_rights(facts, article);
    struct rights lines = {0}, *rights = &article->rights;
    read_lines(facts, article, &lines);
    struct str declared = FIRST_VALUE(facts, notice_sources);
    rights->copyright_notice = declared.len && !url_is_web(declared) ? declared : lines.copyright_notice;
    rights->copyright_holder = FIRST_VALUE(facts, holder_sources);
    if (!rights->copyright_holder.len)
        rights->copyright_holder = holder_of_notice(rights->copyright_notice);
    if (!rights->copyright_notice.len)
        rights->copyright_notice = notice_from_data(facts, rights->copyright_holder);
    struct str usage = FIRST_VALUE(facts, usage_sources);
    rights->usage_info = usage.len ? usage : lines.usage_info;
    if (!rights->usage_info.len)
        rights->usage_info = usage_in(rights->copyright_notice);
    rights->license = find_licence(facts);
    return facts->run->failure.code == FAIL_NONE;
}
