#include "base/utf8.h"
#include "extract/headline/headline.h"
#include "extract/headline/title_parts.h"
#include "extract/site/site_names.h"

static bool names_site(const struct contest *contest, struct str part)
{
    return says_same(part, contest->site_name) || names_host(contest->host, part);
}

/* Without the parts at its ends that name the site. */
static struct str without_site(const struct contest *contest, struct str title)
{
    struct title_parts parts = part_title(title);
    size_t first = 0, last = parts.count - 1;
    while (last > first && names_site(contest, parts.parts[last]))
        last--;
    while (first < last && names_site(contest, parts.parts[first]))
        first++;
    return title_between(&parts, first, last);
}

/* The halves at the first colon before white space; colons part many a headline, so that they weigh little.
 */
static void put_colon(struct contest *contest, struct str title, enum mark group)
{
    static const struct str colons[] = {STR_INIT(": "), STR_INIT("：")};
    for (size_t i = 0; i < sizeof colons / sizeof *colons; i++) {
        size_t at = str_find(title, colons[i], 0);
        if (at == SIZE_MAX)
            continue;
        put_mark(contest, str_slice(title, 0, at), group + FORM_BEFORE_COLON);
        put_mark(contest, str_slice(title, at + colons[i].len, title.len), group + FORM_AFTER_COLON);
        return;
    }
}

static void put_parts(struct contest *contest, const struct title_parts *core, bool cut, enum mark group)
{
    size_t last = core->count - 1;
    put_mark(contest, core->parts[0], group + (cut ? FORM_CORE_FIRST : FORM_FIRST));
    put_mark(contest, core->parts[last], group + (cut ? FORM_CORE_LAST : FORM_LAST));
    for (size_t i = 1; i < last; i++)
        put_mark(contest, core->parts[i], group + FORM_MIDDLE);
    if (last > 1) {
        put_mark(contest, title_between(core, 0, last - 1), group + FORM_BEGIN);
        put_mark(contest, title_between(core, 1, last), group + FORM_END);
    }
}

/* Puts the forms of a title, and beside that of its core the mark of its source, where it has one. */
static void put_title(struct contest *contest, struct str title, enum mark group, enum mark source)
{
    title = utf8_cut(str_trim(title), TITLE_BYTES_MAX);
    if (!title.len)
        return;
    struct str core = without_site(contest, title);
    struct title_parts parts = part_title(core);
    bool cut = core.len < title.len;
    enum title_form form =
        cut ? (parts.count == 1 ? FORM_CORE : FORM_CORE_PARTS) : (parts.count == 1 ? FORM_PLAIN : FORM_WHOLE);
    put_mark(contest, core, group + form);
    if (source != MARK_COUNT)
        put_mark(contest, core, source);
    if (cut || parts.count > 1)
        put_mark(contest, title, group + FORM_UNCUT);
    if (parts.count > 1)
        put_parts(contest, &parts, cut, group);
    put_colon(contest, core, group);
}

static const struct declared {
    struct source source;
    enum mark group, mark;
} declared[] = {
    {{PLACE_META, "og:title"}, MARK_SOCIAL, MARK_OG},
    {{PLACE_META, "twitter:title"}, MARK_SOCIAL, MARK_TWITTER},
    {{PLACE_LINKED, "headline"}, MARK_DATA, MARK_LINKED_HEADLINE},
    {{PLACE_LINKED, "name"}, MARK_DATA, MARK_LINKED_NAME},
    {{PLACE_MICRODATA, "headline"}, MARK_DATA, MARK_MICRODATA},
    {{PLACE_MICRODATA, "name"}, MARK_DATA, MARK_MICRODATA},
    {{PLACE_RDFA, "headline"}, MARK_DATA, MARK_RDFA},
    {{PLACE_META, "citation_title"}, MARK_DATA, MARK_OTHER_META},
    {{PLACE_META, "parsely-title"}, MARK_SOCIAL, MARK_OTHER_META},
    {{PLACE_META, "sailthru.title"}, MARK_SOCIAL, MARK_OTHER_META},
    {{PLACE_META, "dc.title"}, MARK_SOCIAL, MARK_OTHER_META},
    {{PLACE_META, "dcterms.title"}, MARK_SOCIAL, MARK_OTHER_META},
    {{PLACE_META, "title"}, MARK_SOCIAL, MARK_OTHER_META},
};

void put_titles(struct contest *contest)
{
    const struct facts *facts = contest->facts;
    struct str title = utf8_cut(facts->sheet->head.title, TITLE_BYTES_MAX);
    put_title(contest, unescape_twice(facts->run, title), MARK_TITLE, MARK_COUNT);
    for (size_t i = 0; i < sizeof declared / sizeof *declared; i++)
        put_title(contest, source_value(facts, &declared[i].source), declared[i].group, declared[i].mark);
}
