#include "extract/comments/comment_scope.h"

#include "extract/authors/name_words.h"

/* Share of the scope's words that comments must hold: forms and notices stand beside them. */
#define COVERAGE_MIN 0.3F

/* Share of the body's words that may stand in a discussion: comments that were taken for text. */
#define BODY_SHARE_MAX 0.3F

enum scope_word { WORD_DISCUSSION, WORD_OTHER, WORD_ACTION };

/* Words of names, as the makers of pages choose them: mostly English, else of the page's language. A name
 * with one of the second sort means something else: a counter, a form, a list of the latest of all pages.
 * Those of the third are what one may do with a comment. */
static const struct name_word words[] = {
    {"comment", WORD_DISCUSSION},
    {"comments", WORD_DISCUSSION},
    {"commentlist", WORD_DISCUSSION},
    {"commentsarea", WORD_DISCUSSION},
    {"disqus", WORD_DISCUSSION},
    {"discussion", WORD_DISCUSSION},
    {"replies", WORD_DISCUSSION},
    {"usercomments", WORD_DISCUSSION},
    {"kommentar", WORD_DISCUSSION},
    {"kommentare", WORD_DISCUSSION},
    {"kommentarer", WORD_DISCUSSION},
    {"comentario", WORD_DISCUSSION},
    {"comentarios", WORD_DISCUSSION},
    {"commentaire", WORD_DISCUSSION},
    {"commentaires", WORD_DISCUSSION},
    {"commento", WORD_DISCUSSION},
    {"commenti", WORD_DISCUSSION},
    {"reactie", WORD_DISCUSSION},
    {"reacties", WORD_DISCUSSION},
    {"komentar", WORD_DISCUSSION},
    {"komentari", WORD_DISCUSSION},
    {"komentarz", WORD_DISCUSSION},
    {"komentarze", WORD_DISCUSSION},
    {"yorum", WORD_DISCUSSION},
    {"yorumlar", WORD_DISCUSSION},
    {"hozzaszolas", WORD_DISCUSSION},
    {"form", WORD_OTHER},
    {"commentform", WORD_OTHER},
    {"link", WORD_OTHER},
    {"links", WORD_OTHER},
    {"count", WORD_OTHER},
    {"counter", WORD_OTHER},
    {"icon", WORD_OTHER},
    {"button", WORD_OTHER},
    {"recent", WORD_OTHER},
    {"recentcomments", WORD_OTHER},
    {"latest", WORD_OTHER},
    {"last", WORD_OTHER},
    {"widget", WORD_OTHER},
    {"sidebar", WORD_OTHER},
    {"popular", WORD_OTHER},
    {"most", WORD_OTHER},
    {"no", WORD_OTHER},
    {"has", WORD_OTHER},
    {"with", WORD_OTHER},
    {"open", WORD_OTHER},
    {"closed", WORD_OTHER},
    {"jump", WORD_OTHER},
    {"input", WORD_OTHER},
    {"carousel", WORD_OTHER},
    {"editor", WORD_OTHER},
    {"guidelines", WORD_OTHER},
    {"rules", WORD_OTHER},
    {"policy", WORD_OTHER},
    {"feed", WORD_OTHER},
    {"meta", WORD_OTHER},
    {"metadata", WORD_OTHER},
    {"author", WORD_OTHER},
    {"header", WORD_OTHER},
    {"title", WORD_OTHER},
    {"date", WORD_OTHER},
    {"time", WORD_OTHER},
    {"avatar", WORD_OTHER},
    {"like", WORD_ACTION},
    {"likes", WORD_ACTION},
    {"liked", WORD_ACTION},
    {"vote", WORD_ACTION},
    {"votes", WORD_ACTION},
    {"voting", WORD_ACTION},
    {"rating", WORD_ACTION},
    {"ratings", WORD_ACTION},
    {"score", WORD_ACTION},
    {"report", WORD_ACTION},
    {"reply", WORD_ACTION},
    {"action", WORD_ACTION},
    {"actions", WORD_ACTION},
    {"share", WORD_ACTION},
    {"flag", WORD_ACTION},
    {"tools", WORD_ACTION},
    {"toolbar", WORD_ACTION},
    {"permalink", WORD_ACTION},
    {"badge", WORD_ACTION},
};

/* How names of what is written end. */
static const struct str content_endings[] = {
    STR_INIT("content"), STR_INIT("text"), STR_INIT("body"), STR_INIT("message"), STR_INIT("copy"),
};

static const struct name_index *word_index(void)
{
    static struct name_index index;
    if (!index.words)
        index_name_words(&index, words, sizeof words / sizeof *words);
    return &index;
}

static bool is_content_name(struct str name)
{
    for (size_t i = 0; i < sizeof content_endings / sizeof *content_endings; i++) {
        struct str ending = content_endings[i];
        if (name.len >= ending.len && str_eq_nocase(str_slice(name, name.len - ending.len, name.len), ending))
            return !str_eq_nocase(name, STR("context"));
    }
    return false;
}

static uint8_t bits_of_names(struct str names)
{
    struct str name;
    uint8_t bits = 0;
    while (str_next(&names, ' ', &name)) {
        unsigned found = name_word_bits(word_index(), name);
        if (found == 1u << WORD_DISCUSSION)
            bits |= NAMED_DISCUSSION;
        if (is_content_name(name))
            bits |= NAMED_CONTENT;
        else if (found & 1u << WORD_ACTION)
            bits |= NAMED_ACTION;
    }
    return bits;
}

/* schema.org's Comment and UserComments. */
static bool is_comment_type(struct str type)
{
    return str_ends(type, STR("/Comment")) || str_ends(type, STR("/UserComments"));
}

static uint8_t bits_of_node(const struct doc *doc, const uint8_t *bits_of, uint32_t node)
{
    const struct node *n = &doc->nodes[node];
    uint8_t bits = 0;
    if (n->tag == TAG_HTML || n->tag == TAG_BODY)
        return 0; /* their names tell of the whole page: "comments-open" */
    for (uint32_t i = n->attr_first; i < n->attr_first + n->attr_count; i++)
        if (doc->attrs[i].names && doc->attrs[i].name != ATTR_ROLE)
            bits |= bits_of[doc->attrs[i].names];
    if (n->attr_count && is_comment_type(doc_attr(doc, node, ATTR_ITEMTYPE)))
        bits |= NAMED_DISCUSSION;
    return bits;
}

const uint8_t *name_discussions(struct run *run, const struct doc *doc, bool *any)
{
    uint8_t *bits_of = run_alloc(run, doc->name_count + 1);
    uint8_t *named = run_alloc(run, doc->node_count + 1);
    *any = false;
    if (!bits_of || !named)
        return NULL;
    for (uint32_t i = 1; i < doc->name_count; i++)
        bits_of[i] = bits_of_names(doc->names[i]);
    for (uint32_t i = 0; i < doc->node_count; i++) {
        named[i] = doc->nodes[i].attr_count ? bits_of_node(doc, bits_of, i) : 0;
        *any |= (named[i] & NAMED_DISCUSSION) != 0;
    }
    return named;
}

/* Words of the body before each node; a subtree's are two look-ups. NULL after fail(). */
static const uint32_t *sum_body(struct run *run, const struct doc *doc, const struct article *article)
{
    uint32_t *sums = run_alloc_array(run, (size_t)doc->node_count + 1, sizeof *sums);
    if (!sums)
        return NULL;
    for (size_t i = 0; i < article->body_count; i++)
        sums[article->body[i]->first + 1] += article->body[i]->words;
    for (uint32_t i = 0; i < doc->node_count; i++)
        sums[i + 1] += sums[i];
    return sums;
}

/* Whether a piece of the discussion that begins at `root` is written by someone. A form around the discussion
 * is the whole page's. */
static bool is_written(const struct doc *doc, const struct segment *segment, uint32_t root)
{
    if (segment->kind == SEGMENT_CONTROL || (segment->in & (IN_DIALOG | IN_NOSCRIPT)))
        return false;
    uint32_t form = segment->in & IN_FORM ? doc_ancestor(doc, segment->node, TAG_FORM) : UINT32_MAX;
    return form == UINT32_MAX || form < root;
}

/* The segments that no subtree has taken yet, and those of the body, which are no comments. */
struct taking {
    const struct sheet *sheet;
    const struct article *article;
    size_t next, next_body;
    const struct segment **room;
    struct thread_scope *thread;
};

static bool is_body(struct taking *t, const struct segment *segment)
{
    while (t->next_body < t->article->body_count && t->article->body[t->next_body]->first < segment->first)
        t->next_body++;
    return t->next_body < t->article->body_count && t->article->body[t->next_body]->first == segment->first;
}

static void take_subtree(struct taking *t, uint32_t node)
{
    const struct sheet *sheet = t->sheet;
    uint32_t end = sheet->doc->nodes[node].end;
    while (t->next < sheet->segment_count && sheet->segments[t->next].first < node)
        t->next++;
    for (; t->next < sheet->segment_count && sheet->segments[t->next].first < end; t->next++) {
        const struct segment *segment = &sheet->segments[t->next];
        if (!is_written(sheet->doc, segment, node) || is_body(t, segment))
            continue;
        if (t->thread->count == 0)
            t->thread->from = node;
        t->room[t->thread->count++] = segment;
        t->thread->end = end;
    }
}

static bool may_be_alone(const void *context, uint32_t node)
{
    return (((const uint8_t *)context)[node] & NAMED_DISCUSSION) != 0;
}

bool find_comment_scope(const struct facts *facts, const struct article *article, struct comment_scope *scope)
{
    const struct sheet *sheet = facts->sheet;
    const struct doc *doc = sheet->doc;
    bool any;
    *scope = (struct comment_scope){.named = name_discussions(facts->run, doc, &any)};
    if (!scope->named || !any)
        return scope->named;
    const uint32_t *body = sum_body(facts->run, doc, article);
    const struct segment **room = run_alloc_array(facts->run, sheet->segment_count + 1, sizeof *room);
    if (!body || !room)
        return false;
    scope->thread = (struct thread_scope){.segments = room,
                                          .is_discussion = true,
                                          .coverage_min = COVERAGE_MIN,
                                          .may_be_alone = may_be_alone,
                                          .context = scope->named};
    float most = BODY_SHARE_MAX * (float)body[doc->node_count];
    struct taking taking = {.sheet = sheet, .article = article, .room = room, .thread = &scope->thread};
    for (uint32_t i = 0; i < doc->node_count;) {
        bool holds_body = (float)(body[doc->nodes[i].end] - body[i]) > most;
        bool taken = (scope->named[i] & NAMED_DISCUSSION) && !holds_body;
        if (taken)
            take_subtree(&taking, i);
        i = taken ? doc->nodes[i].end : i + 1;
    }
    return true;
}
