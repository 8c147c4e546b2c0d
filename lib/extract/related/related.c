#include "extract/fields.h"
#include "extract/lines/text_fields.h"
#include "extract/related/read_also.h"
#include "extract/related/read_also_words.h"
#include "extract/related/related_entry.h"

enum { RELATED_MAX = 300 }; /* entries of one page */

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
    for (size_t i = list->from; i < list->to; i++)
        if (read_related_entry(page, list, links, i, &entry))
            add_entry(article, &entry);
}

/* Whether an address is a folder of another's: a list of texts with the text in it. */
static bool is_folder_of(struct str folder, struct str url)
{
    if (folder.len && folder.at[folder.len - 1] == '/')
        folder.len--;
    return folder.len && url.len > folder.len + 1 && str_starts(url, folder) && url.at[folder.len] == '/';
}

static bool is_folder(const struct related *entries, size_t count, size_t index)
{
    for (size_t i = 0; i < count; i++)
        if (i != index && is_folder_of(entries[index].url, entries[i].url))
            return true;
    return false;
}

/* Takes what leads to a list of texts ("All stories") out of the entries of one heading; all of them, where
 * too few are left. */
static void sift(struct article *article, size_t from)
{
    struct related *entries = &article->related[from];
    size_t count = article->related_count - from, kept = 0;
    bool folders[RELATED_MAX];
    for (size_t i = 0; i < count; i++)
        folders[i] = is_folder(entries, count, i);
    for (size_t i = 0; i < count; i++)
        if (!folders[i])
            entries[kept++] = entries[i];
    bool enough = kept >= RELATED_ENTRIES_MIN || (kept && is_read_also(entries[0].section));
    article->related_count = from + (enough ? kept : 0);
}

/* The lists under the heading of the first; returns how many they are. */
static size_t add_section(const struct related_page *page, const struct related_list *lists, size_t count,
                          const struct related_link *links, struct article *article)
{
    size_t from = article->related_count, i = 0;
    for (; i < count && lists[i].heading == lists[0].heading; i++)
        add_list(page, &lists[i], links, article);
    sift(article, from);
    return i;
}

/* Lists and single lines, in the order they stand in. */
static void add_all(const struct related_page *page, const struct related_link *links, size_t count,
                    const struct related_list *lists, size_t list_count, struct article *article)
{
    struct related entry;
    for (size_t i = 0, list = 0; i < count && article->related_count < RELATED_MAX; i++) {
        while (list < list_count && lists[list].to <= i)
            list++;
        if (list < list_count && lists[list].from == i) {
            list += add_section(page, &lists[list], list_count - list, links, article);
            i = lists[list - 1].to - 1;
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
