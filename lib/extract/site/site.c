#include "base/url.h"
#include "base/utf8.h"
#include "extract/fields.h"
#include "extract/headline/title_parts.h"
#include "extract/site/site_names.h"
#include "extract/tidy_text.h"

enum { SITE_NAME_MAX = 200, DESCRIPTION_MAX = 2048, PUBLISHER_MAX = 200 }; /* bytes */

struct weighted {
    struct source source;
    float weight;
};

static const struct weighted site_name_sources[] = {
    {{PLACE_META, "og:site_name"}, 10.0F},
    {{PLACE_SITE, "name"}, 9.0F},
    {{PLACE_LINKED, "publisher"}, 6.0F},
    {{PLACE_META, "application-name"}, 5.0F},
    {{PLACE_MICRODATA, "publisher"}, 5.0F},
    {{PLACE_RDFA, "publisher"}, 5.0F},
    {{PLACE_META, "apple-mobile-web-app-title"}, 4.0F},
    {{PLACE_META, "citation_journal_title"}, 4.0F},
    {{PLACE_META, "dc.publisher"}, 3.0F},
    {{PLACE_META, "dcterms.publisher"}, 3.0F},
};

static const struct weighted description_sources[] = {
    {{PLACE_META, "og:description"}, 10.0F},     {{PLACE_META, "description"}, 9.0F},
    {{PLACE_META, "twitter:description"}, 8.0F}, {{PLACE_META, "dc.description"}, 7.0F},
    {{PLACE_META, "dcterms.description"}, 7.0F}, {{PLACE_LINKED, "description"}, 6.0F},
    {{PLACE_MICRODATA, "description"}, 5.0F},    {{PLACE_RDFA, "description"}, 5.0F},
};

static const struct weighted publisher_sources[] = {
    {{PLACE_LINKED, "publisher"}, 10.0F},       {{PLACE_MICRODATA, "publisher"}, 8.0F},
    {{PLACE_RDFA, "publisher"}, 8.0F},          {{PLACE_SITE, "publisher"}, 7.0F},
    {{PLACE_META, "citation_publisher"}, 6.0F}, {{PLACE_META, "dc.publisher"}, 5.0F},
    {{PLACE_META, "dcterms.publisher"}, 5.0F},
};

#define NOMINATE_ALL(facts, ballot, sources, max)                                                            \
    nominate_all(facts, ballot, sources, sizeof(sources) / sizeof *(sources), max)

/* What is an address, or an account's handle, names nothing. */
static void nominate_all(const struct facts *facts, struct ballot *ballot, const struct weighted *sources,
                         size_t count, size_t max)
{
    for (size_t i = 0; i < count; i++) {
        struct str value = tidy_text(facts->run, source_value(facts, &sources[i].source), TIDY_LINE, max);
        if (!url_is_web(value) && !str_starts(value, STR("@")))
            nominate(ballot,
                     (struct candidate){.value = value,
                                        .where = str_of(sources[i].source.name),
                                        .origin = origin_of_place(sources[i].source.place),
                                        .weight = sources[i].weight,
                                        .tag = (uint32_t)i},
                     says_same);
    }
}

/* A part of the title that names the host ("Example" on www.example.org), and one at its ends that is what
 * the link to the front page says: neither alone would do. */
static void nominate_title_parts(const struct facts *facts, struct ballot *ballot)
{
    enum { BY_HOST = 3, BY_LOGO = 3 };
    struct home_names home = find_home_names(facts);
    struct title_parts parts =
        part_title(tidy_text(facts->run, facts->sheet->head.title, TIDY_LINE, TITLE_BYTES_MAX));
    struct str host = url_host(facts->sheet->head.base);
    for (size_t i = 0; parts.count > 1 && i < parts.count; i++) {
        struct candidate candidate = {.value = utf8_cut(str_trim(parts.parts[i]), SITE_NAME_MAX),
                                      .where = STR("part of the title"),
                                      .origin = ORIGIN_TITLE};
        candidate.weight = names_host(host, candidate.value) ? BY_HOST : 0.0F;
        if ((i == 0 || i + 1 == parts.count) && names_home(&home, candidate.value))
            candidate.weight += BY_LOGO;
        if (candidate.weight > 0.0F)
            nominate(ballot, candidate, says_same);
    }
}

static struct str elected(struct ballot *ballot)
{
    const struct candidate *best = elect(ballot, 1.0F);
    return best ? best->value : STR_NONE;
}

/* The publisher's own address, where its data have one. */
static struct str publisher_url(const struct facts *facts, const struct candidate *publisher)
{
    if (!publisher || publisher->origin == ORIGIN_META)
        return STR_NONE;
    const struct linked_data *data = facts->data;
    const json_t *works[] = {data->article, data->microdata, data->rdfa, data->site};
    for (size_t i = 0; i < sizeof works / sizeof *works; i++) {
        const json_t *value = json_object_get(works[i], "publisher");
        value = linked_data_follow(data, json_is_array(value) ? json_array_get(value, 0) : value);
        struct str url = linked_data_text(data, value, "url");
        if (url.len && says_same(linked_data_text(data, value, "name"), publisher->value))
            return url_resolve(facts->run, facts->sheet->head.base, url);
    }
    return STR_NONE;
}

bool extract_site(const struct facts *facts, struct article *article)
{
    struct ballot *names = &article->ballots[FIELD_SITE_NAME];
    struct ballot *descriptions = &article->ballots[FIELD_DESCRIPTION];
    struct ballot *publishers = &article->ballots[FIELD_PUBLISHER];
    NOMINATE_ALL(facts, names, site_name_sources, SITE_NAME_MAX);
    nominate_title_parts(facts, names);
    article->site_name = elected(names);
    NOMINATE_ALL(facts, descriptions, description_sources, DESCRIPTION_MAX);
    article->description = elected(descriptions);
    NOMINATE_ALL(facts, publishers, publisher_sources, PUBLISHER_MAX);
    article->publisher.name = elected(publishers);
    article->publisher.url = publisher_url(facts, publishers->winner);
    return facts->run->failure.code == FAIL_NONE;
}
