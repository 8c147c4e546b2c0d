#include "extract/body/absence.h"
#include "extract/body/cues.h"
#include "extract/body/earlier.h"
#include "extract/body/embedded_body.h"
#include "extract/body/judge.h"
#include "extract/fields.h"
#include "extract/images/captions.h"
#include "extract/lines/line_zones.h"
#include "extract/tidy_fields.h"

typedef bool step(const struct facts *facts, struct article *article);

/* In an order in which each finds what it needs. */
static step *const steps[] = {
    extract_urls,   extract_site, extract_headline, extract_keywords, extract_section,
    extract_access, judge_page,   choose_body,      extract_authors,  extract_dates,
};

/* What looks at the body that was chosen in the end. */
static step *const body_steps[] = {
    drop_repeated,      keep_posts,     write_body,       settle_removed,   extract_deck,
    extract_dateline,   extract_rights, extract_counters, extract_comments, extract_related,
    extract_pagination, extract_images, extract_videos,   extract_links,    build_blocks,
    extract_language,   tidy_fields,
};

static bool take_steps(step *const *list, size_t count, const struct facts *facts, struct article *article)
{
    for (size_t i = 0; i < count; i++)
        if (!list[i](facts, article) || facts->run->failure.code != FAIL_NONE)
            return false;
    return true;
}

bool extract_page(struct run *run, const struct sheet *sheet, struct said *said, struct article *article)
{
    *article = (struct article){.sheet = sheet, .pages = 1};
    struct judgement judgement = {0};
    struct facts facts = {.run = run,
                          .sheet = sheet,
                          .data = read_linked_data(run, sheet),
                          .cues = inherit_cues(run, sheet->doc),
                          .captions = pair_captions(run, sheet),
                          .judgement = &judgement,
                          .earlier = said};
    const struct absence *absence;
    if (sheet->from_text && !(facts.lines = read_zones(run, sheet)))
        return false;
    article->ballots = run_alloc_array(run, FIELD_COUNT, sizeof *article->ballots);
    article->comments_stated = NO_COUNT;
    if (!article->ballots || !facts.data || !facts.cues || !facts.captions ||
        !take_steps(steps, sizeof steps / sizeof *steps, &facts, article) ||
        !take_embedded_body(&facts, article) || !find_absence(&facts, article, &absence))
        return false;
    if (absence)
        article->body_count = 0;
    if (!take_steps(body_steps, sizeof body_steps / sizeof *body_steps, &facts, article))
        return false;
    if (absence)
        return fail(run, absence->failure, "%s", absence->sentence);
    return !said || note_said(run, article, sheet, said);
}

bool extract_article(struct run *run, const struct sheet *sheet, struct article *article)
{
    return extract_page(run, sheet, NULL, article);
}
