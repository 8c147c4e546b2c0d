#include "extract/cues.h"
#include "extract/fields.h"

/* In an order in which each finds what it needs. */
static bool (*const steps[])(const struct facts *facts, struct article *article) = {
    extract_urls,     extract_site,      extract_headline, extract_authors, extract_dates,  extract_language,
    extract_keywords, extract_page_type, choose_body,      write_body,      extract_images,
};

bool extract_article(struct run *run, const struct sheet *sheet, struct article *article)
{
    *article = (struct article){.sheet = sheet};
    struct facts facts = {.run = run,
                          .sheet = sheet,
                          .data = read_linked_data(run, sheet),
                          .cues = inherit_cues(run, sheet->doc)};
    if (!facts.data || !facts.cues)
        return false;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (!steps[i](&facts, article) || run->failure.code != FAIL_NONE)
            return false;
    if (article->body_count == 0)
        return fail(run, FAIL_NO_MAIN_CONTENT, "The page was read, but no part of it is an article's text.");
    return true;
}
