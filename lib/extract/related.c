#include "extract/fields.h"
#include "extract/read_also.h"
#include "extract/related_entry.h"
#include "extract/text_fields.h"

enum {
    RELATED_MAX = 300,     /* entries of one page */
    LIST_ENTRIES_MAX = 60, /* of one list */
};

/* Whether the list before it, under the same heading, has the address already. */
static bool is_told(const struct article *article, const struct related *entry)
{
    for (size_t i = article->related_count; i-- > 0;) {
        const struct related *other = &article->related[i];
        if (!str_eq(other->section, entry->section))
            return false;
        if (str_eq(other->headline, entry->headline) && str_eq(other->url, entry->url))
            return true;
    }
    return false;
}

static void add_entry(struct article *article, const struct related *entry)
{
    if (article->related_count < RELATED_MAX && !is_told(article, entry))
        article->related[article->related_count++] = *entry;
}

static void add_list(const struct related_page *page, const struct related_list *list,
                     const struct related_link *links, struct article *article)
{
    struct related entry;
    for (size_t i = list->from; i < list->to && i < list->from + LIST_ENTRIES_MAX; i++)
        if (read_related_entry(page, list, &links[i], &entry))
            add_entry(article, &entry);
}

/* Lists and single lines, in the order they stand in. */
static void add_all(const struct related_page *page, const struct related_link *links, size_t count,
                    const struct related_list *lists, size_t list_count, struct article *article)
{
    struct related entry;
    for (size_t i = 0, list = 0; i < count && article->related_count < RELATED_MAX; i++) {
        if (list < list_count && lists[list].from == i) {
            add_list(page, &lists[list], links, article);
            i = lists[list++].to - 1;
        } else if (read_also_line(page, &links[i], &entry)) {
            add_entry(article, &entry);
        }
    }
}

bool extract_related(const struct facts *facts, struct article *article)
{
    struct related_page page;
    struct related_link *links;
    struct related_list *lists;
    size_t count, list_count;
    if (facts->sheet->from_text)
        return text_related(facts, article);
    if (!find_related_links(facts, article, &page, &links, &count))
        return false;
    article->related = run_alloc_array(facts->run, RELATED_MAX, sizeof *article->related);
    if (!article->related || !find_related_lists(&page, links, count, &lists, &list_count))
        return false;
    add_all(&page, links, count, lists, list_count, article);
    return facts->run->failure.code == FAIL_NONE;
}
