#include "base/url.h"
#include "base/words.h"
#include "extract/authors/name_words.h"
#include "extract/fields.h"
#include "extract/images/body_images.h"
#include "extract/images/player_address.h"

enum {
    VIDEOS_MAX = 50,
    PLAYERS_MAX = 500 /* elements of the body that are looked at */
};

struct video_list {
    const struct facts *facts;
    struct article *article;
    size_t room;
};

static struct str absolute(const struct video_list *list, struct str url)
{
    return url_resolve(list->facts->run, list->facts->sheet->head.base, url);
}

static bool is_same(const struct video *a, const struct video *b)
{
    return (a->url.len && (str_eq(a->url, b->url) || str_eq(a->url, b->embed_url))) ||
           (a->embed_url.len && (str_eq(a->embed_url, b->embed_url) || str_eq(a->embed_url, b->url)));
}

/* Adds a video; one that is known already gets what this place says besides. */
static bool add_video(struct video_list *list, const struct video *video)
{
    struct article *article = list->article;
    if (!video->url.len && !video->embed_url.len)
        return list->facts->run->failure.code == FAIL_NONE;
    for (size_t i = 0; i < article->video_count; i++) {
        struct video *known = &article->videos[i];
        if (!is_same(known, video))
            continue;
        known->url = str_or(known->url, video->url);
        known->embed_url = str_or(known->embed_url, video->embed_url);
        known->name = str_or(known->name, video->name);
        known->thumbnail_url = str_or(known->thumbnail_url, video->thumbnail_url);
        known->duration = str_or(known->duration, video->duration);
        return true;
    }
    if (article->video_count == VIDEOS_MAX)
        return true;
    if (!run_array_room(list->facts->run, &article->videos, article->video_count, &list->room, sizeof *video))
        return false;
    article->videos[article->video_count++] = *video;
    return true;
}

/* "PT3M20S", "P0DT1H": what ISO 8601 calls a duration, by its letters. */
static struct str duration_of(struct str value)
{
    if (value.len < 3 || value.len > 32 || value.at[0] != 'P' || !ascii_is_alpha(value.at[value.len - 1]))
        return STR_NONE;
    for (size_t i = 1; i < value.len; i++)
        if (!ascii_is_digit(value.at[i]) && !strchr("YMWDTHS.", value.at[i]))
            return STR_NONE;
    return value;
}

static struct str linked_member(const struct video_list *list, const json_t *object, const char *member)
{
    struct str value = linked_data_text(list->facts->data, object, member);
    return collapse_space(list->facts->run, unescape_twice(list->facts->run, value));
}

static bool add_linked(struct video_list *list, const json_t *object)
{
    object = linked_data_follow(list->facts->data, object);
    if (!linked_data_is(object, STR("VideoObject")))
        return true;
    struct video video = {
        .url = absolute(list, linked_member(list, object, "contentUrl")),
        .embed_url = absolute(list, linked_member(list, object, "embedUrl")),
        .name = linked_member(list, object, "name"),
        .thumbnail_url = absolute(list, linked_member(list, object, "thumbnailUrl")),
        .duration = duration_of(linked_member(list, object, "duration")),
    };
    if (!video.url.len && !video.embed_url.len)
        video.url = absolute(list, linked_member(list, object, "url"));
    return add_video(list, &video);
}

/* Of the article's `video` and of the page's own VideoObjects; those of other works of the page (lists of
 * further videos) have no place among what is collected. */
static bool add_all_linked(struct video_list *list)
{
    const struct linked_data *data = list->facts->data;
    const json_t *own = json_object_get(data->article, "video");
    for (size_t i = 0; i < (json_is_array(own) ? json_array_size(own) : 0) && i < VIDEOS_MAX; i++)
        if (!add_linked(list, json_array_get(own, i)))
            return false;
    if (json_is_object(own) && !add_linked(list, own))
        return false;
    for (size_t i = 0; i < data->object_count; i++)
        if (!add_linked(list, data->objects[i]))
            return false;
    return true;
}

static bool add_declared(struct video_list *list)
{
    static const struct source files[] = {
        {PLACE_META, "og:video:secure_url"},
        {PLACE_META, "og:video"},
        {PLACE_META, "og:video:url"},
        {PLACE_META, "twitter:player:stream"},
    };
    static const struct source players[] = {{PLACE_META, "twitter:player"}};
    struct str url = absolute(list, FIRST_VALUE(list->facts, files));
    struct str player = absolute(list, FIRST_VALUE(list->facts, players));
    static const struct source types[] = {{PLACE_META, "og:video:type"}};
    if (str_find_nocase(FIRST_VALUE(list->facts, types), STR("html"), 0) != SIZE_MAX && !player.len) {
        player = url; /* a page that plays it */
        url = STR_NONE;
    }
    return add_video(list, &(struct video){.url = url, .embed_url = player});
}

enum { PATH_PLAYS, PATH_OTHER };

/* Words of addresses that play something, as the embed endpoints of oEmbed's public registry of providers are
 * named (oembed.com/providers.json): "/embed/", "/player/", "player.". */
static const struct name_word player_words[] = {
    {"embed", PATH_PLAYS},   {"embeds", PATH_PLAYS},     {"player", PATH_PLAYS},
    {"players", PATH_PLAYS}, {"videoembed", PATH_PLAYS}, {"embedplayer", PATH_PLAYS},
    {"video", PATH_PLAYS},   {"videos", PATH_PLAYS},     {"map", PATH_OTHER},
    {"maps", PATH_OTHER},    {"podcast", PATH_OTHER},    {"audio", PATH_OTHER},
    {"track", PATH_OTHER},   {"playlist", PATH_OTHER},   {"chart", PATH_OTHER},
    {"charts", PATH_OTHER},  {"form", PATH_OTHER},       {"forms", PATH_OTHER},
    {"signup", PATH_OTHER},  {"newsletter", PATH_OTHER}, {"comments", PATH_OTHER},
    {"poll", PATH_OTHER},    {"post", PATH_OTHER},       {"posts", PATH_OTHER},
    {"tweet", PATH_OTHER},   {"ads", PATH_OTHER},        {"episode", PATH_OTHER},
    {"social", PATH_OTHER},
};

static void take_word(void *context, unsigned cue)
{
    *(unsigned *)context |= 1u << cue;
}

/* Whether an address is that of a player of videos. Its query is not looked at. */
static bool is_player(struct str url)
{
    static struct name_index index;
    unsigned cues = 0;
    if (!index.words)
        index_name_words(&index, player_words, sizeof player_words / sizeof *player_words);
    size_t query = str_find_byte(url, '?', 0);
    find_name_words(&index, str_slice(url, 0, query == SIZE_MAX ? url.len : query), take_word, &cues);
    return cues == 1u << PATH_PLAYS;
}

/* An <iframe> that plays a video, or a <video>. */
static bool add_element(struct video_list *list, uint32_t node)
{
    const struct doc *doc = list->facts->sheet->doc;
    struct str url = player_address(list->facts, node);
    struct video video = {.name = collapse_space(list->facts->run, doc_attr(doc, node, ATTR_TITLE))};
    if (doc->nodes[node].tag == TAG_IFRAME) {
        video.embed_url = is_player(url) ? url : STR_NONE;
    } else {
        video.url = url;
        video.thumbnail_url = absolute(list, doc_attr_other(doc, node, STR("poster")));
    }
    return add_video(list, &video);
}

static bool add_shown(struct video_list *list)
{
    struct surroundings s;
    const struct doc *doc = list->facts->sheet->doc;
    uint32_t count = doc->node_count;
    if (doc_find(doc, TAG_IFRAME, 0, count) == count && doc_find(doc, TAG_VIDEO, 0, count) == count)
        return true;
    if (!survey(list->facts, list->article, &s))
        return false;
    unsigned looks = 0;
    for (uint32_t i = s.from; i < s.to && looks < PLAYERS_MAX; i++) {
        enum tag tag = doc->nodes[i].tag;
        if (tag != TAG_IFRAME && tag != TAG_VIDEO)
            continue;
        looks++;
        if (is_of_article(&s, i) && !add_element(list, i))
            return false;
    }
    return true;
}

bool extract_videos(const struct facts *facts, struct article *article)
{
    struct video_list list = {.facts = facts, .article = article};
    return facts->sheet->from_text || (add_all_linked(&list) && add_declared(&list) && add_shown(&list));
}
