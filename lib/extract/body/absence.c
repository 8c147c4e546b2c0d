#include "extract/body/absence.h"

#include "base/utf8.h"
#include "base/words.h"
#include "extract/body/absence_signs.h"

/* How many words of body each sign allows: more than that is an article all the same. */
enum {
    STATUS_BODY_MAX = 150,
    CHALLENGE_BODY_MAX = 100,
    ERROR_BODY_MAX = 60,
    LOGIN_BODY_MAX = 60,
    CONSENT_BODY_MAX = 400, /* whole lists of purposes and partners */
    TEASER_BODY_MAX = 150,
    SHELL_BODY_MAX = 60, /* a notice for browsers without scripts */
    FORWARD_BODY_MAX = 25,
    ANY_BODY_MAX = CONSENT_BODY_MAX, /* of all the above */
};

static bool came_with_error(const struct view *view)
{
    enum { STATUS_ERROR = 400 };
    return view->doc->text->page->status_code >= STATUS_ERROR && view->body_own <= STATUS_BODY_MAX;
}

static bool is_challenge(const struct view *view)
{
    return view->body_own <= CHALLENGE_BODY_MAX && has_challenge(view->doc);
}

static bool says_error(const struct view *view)
{
    return view->body_own <= ERROR_BODY_MAX && names_error(view);
}

/* A log-in form that is shown, and hardly a word beside it. */
static bool is_login(const struct view *view)
{
    enum { MAIN_MAX = 150 };
    return view->body_words <= LOGIN_BODY_MAX && view->main_words <= MAIN_MAX && !view->declared &&
           is_only_login(view);
}

/* Hardly a word but of consent, and either an element that scripts will fill or words for who runs none. */
static bool is_shell(const struct view *view)
{
    enum { OWN_MAX = 25, MAIN_MAX = 60, NOTICE_MAX = 60 };
    if (view->scripts == 0 || view->noscript_words > NOTICE_MAX || view->body_words > SHELL_BODY_MAX)
        return false;
    if (view->article->body_count == 0 && has_empty_main(view))
        return true;
    return view->own_words - view->consent_words <= OWN_MAX &&
           view->main_words <= MAIN_MAX + view->consent_words &&
           (view->noscript_words > 0 || has_empty_mount(view));
}

static bool is_consent(const struct view *view)
{
    enum { BESIDE_MAX = 25, LINKS_MAX = 60, QUESTION_MIN = 8 };
    return view->body_words <= CONSENT_BODY_MAX && !view->declared && view->consent_words >= QUESTION_MIN &&
           view->own_words - view->consent_words <= BESIDE_MAX &&
           view->main_words <= view->consent_words + LINKS_MAX;
}

static bool is_paywalled(const struct view *view)
{
    return view->body_words <= TEASER_BODY_MAX && lacks_paid_part(view);
}

static bool is_frameset(const struct view *view)
{
    return view->article->body_count == 0 &&
           doc_find(view->doc, TAG_FRAME, 0, view->doc->node_count) < view->doc->node_count;
}

/* "0; url=…" of a refresh that comes at once. */
static bool is_forward(const struct view *view)
{
    struct str refresh = sheet_meta(view->sheet, STR("refresh"));
    bool at_once =
        refresh.len && ascii_is_digit(refresh.at[0]) && (refresh.len == 1 || !ascii_is_digit(refresh.at[1]));
    return at_once && view->body_words <= FORWARD_BODY_MAX &&
           str_find_nocase(refresh, STR("url"), 0) != SIZE_MAX;
}

static bool is_empty(const struct view *view)
{
    return view->article->body_count == 0 && view->shown_words == 0;
}

static bool is_without_body(const struct view *view)
{
    return view->article->body_count == 0;
}

/* In order: the first that holds is the reason. */
static const struct {
    bool (*holds)(const struct view *view);
    struct absence absence;
} reasons[] = {
    {came_with_error, {FAIL_ERROR_PAGE, "The page came with an error status and hardly any text."}},
    {is_challenge,
     {FAIL_ERROR_PAGE, "The page checks whether its reader is a person, in place of its text."}},
    {says_error, {FAIL_ERROR_PAGE, "The page's title says that an error stands in place of its text."}},
    {is_login, {FAIL_LOGIN_REQUIRED, "A log-in form is all that the page shows."}},
    {is_shell, {FAIL_NEEDS_RENDERING, "The page's scripts were not run, and without them it has no text."}},
    {is_consent, {FAIL_CONSENT_REQUIRED, "A question for consent or age is all that the page shows."}},
    {is_paywalled, {FAIL_PAYWALLED, "The page says that its text is not free, and shows a teaser of it."}},
    {is_frameset, {FAIL_NO_MAIN_CONTENT, "The page is a set of frames; their own pages hold the text."}},
    {is_forward, {FAIL_NO_MAIN_CONTENT, "The page only forwards to another address."}},
    {is_empty, {FAIL_EMPTY_PAGE, "The page was read, and shows no text at all."}},
    {is_without_body, {FAIL_NO_MAIN_CONTENT, "The page was read, but no part of it is an article's text."}},
};

static bool has_large_body(const struct article *article)
{
    size_t words = 0;
    for (size_t i = 0; i < article->body_count; i++)
        words += article->body[i]->words - article->body[i]->link_words;
    return words > ANY_BODY_MAX;
}

bool find_absence(const struct facts *facts, const struct article *article, const struct absence **absence)
{
    struct view view;
    *absence = NULL;
    if (article->body_origin != BODY_ORIGIN_PAGE || has_large_body(article))
        return true;
    if (!make_view(facts, article, &view))
        return false;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons && !*absence; i++)
        if (reasons[i].holds(&view))
            *absence = &reasons[i].absence;
    return true;
}
