#include "base/url.h"
#include "base/words.h"
#include "extract/authors/byline_words.h"
#include "extract/authors/bylines.h"
#include "extract/authors/name_shape.h"
#include "extract/fields.h"
#include "extract/lines/text_fields.h"
#include "extract/posts/posts.h"

enum { DECLARED_MAX = 64 }; /* values of one member or name that are read */

/* What a page declares, and what that is worth: how often it is right where it stands, on the page sets. */
static const struct declared_source {
    const char *name;
    float weight;
} author_metas[] = {
    {"citation_author", 6.0F},
    {"citation_authors", 3.0F},
    {"parsely-author", 5.0F},
    {"sailthru.author", 4.0F},
    {"author", 3.0F},
    {"article:author", 3.5F},
    {"dc.creator", 3.0F},
    {"dcterms.creator", 3.0F},
    {"byl", 4.0F},
    {"article:author_name", 4.0F},
    {"og:author", 3.0F},
    {"og:article:author", 3.0F},
    {"cxenseparse:author", 4.0F},
    {"article.author", 3.5F},
    {"authors", 3.0F},
    {"creator", 2.0F},
    {"vr:author", 3.0F},
    {"dc.creator.personalname", 3.0F},
};

static const struct {
    float person;       /* JSON-LD: an object of a person, or of no type */
    float organization; /* and of an organisation */
    float string;       /* a mere string */
    float microdata;
    float rdfa;
    float card; /* twitter:data1 that twitter:label1 calls "Written by" */
    float post; /* who wrote a forum's first post */
    float
        seen[SIGHT_HEAD + 1]; /* a declared name is printed elsewhere, behind the body, beside the headline */
    float unseen;             /* share of what is no person's name, and nowhere printed */
    float site;               /* share where the name is the site's */
    float own_site;           /* and a person's all the same */
    float company;            /* share where a company is among the names */
    float handle;             /* share where it is a log-in's name */
    float agency;             /* share of an agency that signs alone: who wrote for it counts more */
    float step;               /* share lost with each segment of distance */
    float part;               /* share of the weight of a list that goes to longer ones which hold it */
    float comparable;         /* share of its own weight that the longer list must have for that */
    float source_declared;    /* of the source organisation: declared as such, */
    float source_signed;      /* or an agency among the authors */
    float least_source;       /* of the candidate that names an agency */
    float least;              /* of an article or a thread */
    float least_other;        /* of other pages, which seldom have an author */
} weights = {.person = 5.0F,
             .organization = 2.5F,
             .string = 4.0F,
             .microdata = 5.0F,
             .rdfa = 5.0F,
             .card = 4.0F,
             .post = 12.0F,
             .seen = {[SIGHT_ELSEWHERE] = 0.7F, [SIGHT_FOOT] = 2.5F, [SIGHT_HEAD] = 4.0F},
             .unseen = 0.7F,
             .site = 0.7F,
             .own_site = 0.8F,
             .company = 0.5F,
             .handle = 0.7F,
             .agency = 0.6F,
             .step = 0.03F,
             .part = 0.8F,
             .comparable = 0.6F,
             .source_declared = 6.0F,
             .source_signed = 3.0F,
             .least_source = 1.0F,
             .least = 2.0F,
             .least_other = 12.0F};

/* Of visible bylines, by zone (head, head of the body, foot, elsewhere) and kind. */
static const float byline_weights[BYLINE_ZONE_COUNT][BYLINE_KIND_COUNT] = {
    /*                           word   property name  box   link  line  beside a date */
    [BYLINE_ZONE_HEAD] = {8.0F, 8.0F, 7.0F, 5.0F, 4.0F, 1.0F, 3.5F},
    [BYLINE_ZONE_BODY] = {5.0F, 6.0F, 5.0F, 4.0F, 3.0F, 1.0F, 1.5F},
    [BYLINE_ZONE_FOOT] = {4.0F, 4.0F, 4.0F, 3.0F, 1.5F, 0.0F, 0.0F},
    [BYLINE_ZONE_ELSEWHERE] = {0.0F, 1.0F, 0.5F, 0.2F, 0.0F, 0.0F, 0.0F},
};

static const char *const zone_names[BYLINE_ZONE_COUNT] = {"near the headline", "head of the body",
                                                          "behind the body", "elsewhere"};

struct electing {
    const struct facts *facts;
    struct article *article;
    struct ballot *ballot;
    const struct bylines *bylines;
    struct name_list lists[CANDIDATES_MAX]; /* of the ballot's candidates, by their tags */
};

/* Addresses that one list has and another of the same people lacks. */
static void take_urls(struct name_list *to, const struct name_list *from)
{
    for (size_t i = 0; i < to->count; i++)
        for (size_t n = 0; n < from->count && !to->people[i].url.len; n++)
            if (says_same(to->people[i].name, from->people[n].name))
                to->people[i].url = from->people[n].url;
}

static bool nominate_names(struct electing *e, const struct name_list *names, struct candidate candidate)
{
    size_t known = e->ballot->count;
    if (names->count == 0 || known == CANDIDATES_MAX)
        return true;
    if (names->agency.len && says_same(names->agency, names->people[0].name))
        candidate.weight *= weights.agency;
    candidate.value = join_names(e->facts->run, names);
    candidate.tag = (uint32_t)known;
    e->lists[known] = *names;
    nominate(e->ballot, candidate, says_same);
    if (e->ballot->count > known)
        return e->facts->run->failure.code == FAIL_NONE;
    for (size_t i = 0; i < known; i++) /* of the same people: their addresses are kept */
        if (says_same(e->ballot->items[i].value, candidate.value))
            take_urls(&e->lists[i], names);
    return e->facts->run->failure.code == FAIL_NONE;
}

static bool holds_name(const struct name_list *list, struct str name)
{
    for (size_t i = 0; i < list->count; i++)
        if (says_same(list->people[i].name, name))
            return true;
    return false;
}

static bool holds_all(const struct name_list *list, const struct name_list *part)
{
    for (size_t i = 0; i < part->count; i++)
        if (!holds_name(list, part->people[i].name))
            return false;
    return part->count < list->count;
}

/* Whether a name is that of a log-in: one word of small letters, digits, dots. */
static bool is_handle(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == ' ' || (name.at[i] >= 'A' && name.at[i] <= 'Z') ||
            (unsigned char)name.at[i] >= 0x80)
            return false;
    return true;
}

/* Whether a name is the site's own, or its publisher's, or that of its host: "nba.com", "Nation News". */
static bool is_site_name(const struct electing *e, struct str name)
{
    enum { LETTERS_MIN = 4, LETTERS_MAX = 64 };
    const struct article *article = e->article;
    char letters[LETTERS_MAX];
    size_t len = 0;
    if (says_same(name, article->site_name) || says_same(name, article->publisher.name))
        return true;
    for (size_t i = 0; i < name.len && len < sizeof letters; i++)
        if (ascii_is_alpha(name.at[i]) || ascii_is_digit(name.at[i]))
            letters[len++] = name.at[i];
    return len >= LETTERS_MIN &&
           str_find_nocase(url_host(article->url), (struct str){letters, len}, 0) != SIZE_MAX;
}

/* What a declared list is worth, given what the page shows of it. */
static float declared_weight(const struct electing *e, const struct name_list *names, float weight)
{
    struct str name = names->people[0].name;
    bool is_person = looks_like_name(name) && weight > weights.organization;
    if (is_site_name(e, name)) /* which is printed in many a page's head */
        return weight * (is_person ? weights.own_site : weights.site);
    if (names->has_company)
        return weight * weights.company;
    if (is_handle(name) && e->article->page_type != PAGE_TYPE_FORUM)
        weight *= weights.handle;
    enum byline_sight sight = sight_of_name(e->facts, e->bylines, name);
    if (sight != SIGHT_NONE)
        return weight + weights.seen[sight];
    return is_person ? weight : weight * weights.unseen;
}

static bool nominate_declared(struct electing *e, const struct name_list *names, struct candidate candidate)
{
    if (names->count == 0)
        return true;
    candidate.weight = declared_weight(e, names, candidate.weight);
    return nominate_names(e, names, candidate);
}

/* One author of linked data: its names are added; what it is worth by its type is lowered to. */
static void take_linked(const struct facts *facts, const json_t *value, struct name_list *names,
                        float *weight)
{
    const struct linked_data *data = facts->data;
    size_t before = names->count;
    value = linked_data_follow(data, value);
    if (json_is_string(value)) {
        struct str text = json_text(value);
        *weight = *weight > weights.string ? weights.string : *weight;
        part_names(collapse_space(facts->run, unescape_twice(facts->run, text)), NAMES_DECLARED, names);
        return;
    }
    struct str name = json_member_str(value, "name");
    if (!name.at)
        name = linked_data_text(data, value, "name");
    part_names(collapse_space(facts->run, unescape_twice(facts->run, name)), NAMES_DECLARED, names);
    if (linked_data_is(value, STR("Organization")) || linked_data_is(value, STR("NewsMediaOrganization")) ||
        linked_data_is(value, STR("Corporation")))
        *weight = *weight > weights.organization ? weights.organization : *weight;
    if (names->count == before + 1)
        names->people[before].url =
            url_resolve(facts->run, facts->sheet->head.base, linked_data_text(data, value, "url"));
}

static bool from_work(struct electing *e, const json_t *work, const char *member, enum origin origin,
                      float weight)
{
    struct name_list names = {0};
    const json_t *authors = json_object_get(work, member);
    size_t i;
    json_t *author;
    if (json_is_array(authors)) {
        json_array_foreach(authors, i, author)
        {
            if (i < DECLARED_MAX)
                take_linked(e->facts, author, &names, &weight);
        }
    } else if (authors) {
        take_linked(e->facts, authors, &names, &weight);
    }
    return nominate_declared(e, &names,
                             (struct candidate){.where = str_of(member), .origin = origin, .weight = weight});
}

static bool from_linked_data(struct electing *e)
{
    const struct linked_data *data = e->facts->data;
    return from_work(e, data->article, "author", ORIGIN_JSON_LD, weights.person) &&
           from_work(e, data->article, "creator", ORIGIN_JSON_LD, weights.organization) &&
           from_work(e, data->microdata, "author", ORIGIN_MICRODATA, weights.microdata) &&
           from_work(e, data->rdfa, "author", ORIGIN_RDFA, weights.rdfa);
}

static bool from_meta(struct electing *e, struct str name, float weight)
{
    const struct head *head = &e->facts->sheet->head;
    struct name_list names = {0};
    struct str raw = STR_NONE;
    for (size_t i = 0, read = 0; i < head->meta_count && read < DECLARED_MAX; i++) {
        if (!str_eq(head->metas[i].name, name))
            continue;
        read++;
        raw = raw.len ? raw : head->metas[i].content;
        part_names(unescape_twice(e->facts->run, head->metas[i].content), NAMES_DECLARED, &names);
    }
    return nominate_declared(
        e, &names, (struct candidate){.raw = raw, .where = name, .origin = ORIGIN_META, .weight = weight});
}

/* The first line of the card that a link to the page is shown as, where it is labelled "Written by". */
static bool from_card(struct electing *e)
{
    size_t len;
    struct name_list names = {0};
    struct str label = sheet_meta(e->facts->sheet, STR("twitter:label1"));
    if (byline_word_at(label, &len) == BYLINE_NONE || without_edges(str_slice(label, len, label.len)).len)
        return true;
    part_names(unescape_twice(e->facts->run, sheet_meta(e->facts->sheet, STR("twitter:data1"))),
               NAMES_DECLARED, &names);
    return nominate_declared(
        e, &names,
        (struct candidate){.where = STR("twitter:data1"), .origin = ORIGIN_META, .weight = weights.card});
}

static bool from_metas(struct electing *e)
{
    for (size_t n = 0; n < sizeof author_metas / sizeof *author_metas; n++)
        if (!from_meta(e, str_of(author_metas[n].name), author_metas[n].weight))
            return false;
    return true;
}

static float byline_weight(const struct byline *byline)
{
    enum { STEPS_MAX = 20 };
    unsigned steps = byline->distance < STEPS_MAX ? byline->distance : STEPS_MAX;
    return byline_weights[byline->zone][byline->kind] * (1.0F - weights.step * (float)steps);
}

/* A bare line confirms what is known, once; lines alone repeat for many reasons. */
static bool is_known_line(const struct electing *e, const struct byline *byline)
{
    for (size_t i = 0; i < e->ballot->count; i++)
        if (str_eq(e->ballot->items[i].raw, byline->raw) && e->ballot->items[i].origin == ORIGIN_TEXT)
            return true;
    return false;
}

/* Of authors side by side some may have reviewed or edited the text, and behind a comma a name may be the
 * paper's: where the page declares some of them as its authors, these are meant. */
static const struct name_list *declared_part(const struct electing *e, const struct byline *byline)
{
    bool is_doubtful = byline->own || (byline->kind == BYLINE_KIND_WORD && byline->names.count == 2 &&
                                       !byline->names.is_joined);
    for (size_t i = 0; i < e->ballot->count && is_doubtful; i++) {
        const struct candidate *item = &e->ballot->items[i];
        if (item->origin < ORIGIN_LINK && holds_all(&byline->names, &e->lists[item->tag]))
            return &e->lists[item->tag];
    }
    return NULL;
}

static bool from_bylines(struct electing *e)
{
    for (size_t i = 0; i < e->bylines->count; i++) {
        const struct byline *byline = &e->bylines->items[i];
        bool is_text = byline->kind == BYLINE_KIND_WORD || byline->kind >= BYLINE_KIND_LINE;
        struct candidate candidate = {.raw = byline->raw,
                                      .where = is_text ? str_of(zone_names[byline->zone]) : byline->where,
                                      .origin = is_text ? ORIGIN_TEXT : ORIGIN_DOM,
                                      .weight = byline_weight(byline)};
        if (byline->kind >= BYLINE_KIND_LINE && is_known_line(e, byline))
            continue;
        const struct name_list *names = declared_part(e, byline);
        if (candidate.weight > 0 && !nominate_names(e, names ? names : &byline->names, candidate))
            return false;
    }
    return true;
}

/* On a forum: who wrote the first post. */
static bool from_posts(struct electing *e)
{
    size_t count;
    if (e->article->page_type != PAGE_TYPE_FORUM || e->article->body_count == 0)
        return true;
    const struct post *posts = find_posts(e->facts, e->article, &count);
    for (size_t i = 0; posts && i < count; i++) {
        struct name_list names = {.count = 1, .people = {posts[i].author}};
        if (posts[i].author.name.len)
            return nominate_names(
                e, &names,
                (struct candidate){.where = STR("first post"), .origin = ORIGIN_DOM, .weight = weights.post});
    }
    return posts != NULL;
}

/* Who names one of several authors confirms the longer list: fewer places name all of them. */
static void confirm_longer(struct electing *e)
{
    float more[CANDIDATES_MAX] = {0};
    struct candidate *items = e->ballot->items;
    for (size_t i = 0; i < e->ballot->count; i++)
        for (size_t n = 0; n < e->ballot->count; n++)
            if (items[i].weight >= weights.comparable * items[n].weight &&
                holds_all(&e->lists[items[i].tag], &e->lists[items[n].tag]))
                more[i] += weights.part * items[n].weight;
    for (size_t i = 0; i < e->ballot->count; i++)
        items[i].weight += items[i].weight >= weights.least ? more[i] : 0;
}

static void nominate_source(struct electing *e, struct str name, struct candidate candidate)
{
    candidate.value = name;
    nominate(&e->article->ballots[FIELD_SOURCE_ORGANIZATION], candidate, says_same);
}

/* The agency that a text comes from: declared, or signed with in a byline. The dateline may add its own. */
static void find_source(struct electing *e)
{
    static const struct source declared[] = {{PLACE_LINKED, "sourceOrganization"},
                                             {PLACE_MICRODATA, "sourceOrganization"},
                                             {PLACE_RDFA, "sourceOrganization"}};
    for (size_t i = 0; i < sizeof declared / sizeof *declared; i++)
        nominate_source(e, source_value(e->facts, &declared[i]),
                        (struct candidate){.where = str_of(declared[i].name),
                                           .origin = origin_of_place(declared[i].place),
                                           .weight = weights.source_declared});
    for (size_t i = 0; i < e->ballot->count; i++) {
        const struct candidate *item = &e->ballot->items[i];
        if (item->weight >= weights.least_source)
            nominate_source(e, e->lists[item->tag].agency,
                            (struct candidate){.where = item->where,
                                               .origin = item->origin,
                                               .weight = weights.source_signed});
    }
    const struct candidate *best = elect(&e->article->ballots[FIELD_SOURCE_ORGANIZATION], 0);
    e->article->source_organization = best ? best->value : STR_NONE;
}

static bool take_winner(struct electing *e)
{
    struct article *article = e->article;
    enum page_type type = article->page_type;
    bool is_authored = type == PAGE_TYPE_ARTICLE || type == PAGE_TYPE_FORUM || type == PAGE_TYPE_OTHER;
    confirm_longer(e);
    find_source(e);
    const struct candidate *best = elect(e->ballot, is_authored ? weights.least : weights.least_other);
    if (!best)
        return true;
    struct name_list *winner = &e->lists[best->tag];
    for (size_t i = 0; i < e->ballot->count; i++)
        take_urls(winner, &e->lists[i]);
    article->authors = run_alloc_array(e->facts->run, winner->count, sizeof *article->authors);
    if (!article->authors)
        return false;
    memcpy(article->authors, winner->people, winner->count * sizeof *article->authors);
    article->author_count = winner->count;
    return true;
}

bool extract_authors(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_authors(facts, article);
    struct electing *e = run_alloc(facts->run, sizeof *e);
    if (!e)
        return false;
    *e = (struct electing){.facts = facts, .article = article, .ballot = &article->ballots[FIELD_AUTHORS]};
    e->bylines = find_bylines(facts, article);
    return e->bylines && from_linked_data(e) && from_metas(e) && from_card(e) && from_posts(e) &&
           from_bylines(e) && take_winner(e) && facts->run->failure.code == FAIL_NONE;
}
