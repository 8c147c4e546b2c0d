/* The fields, one file each. Every one reads the facts and fills its members of the article; those that look
 * at the body run after it was chosen. All return false only after fail(). */
#ifndef COPYDESK_EXTRACT_FIELDS_H
#define COPYDESK_EXTRACT_FIELDS_H

#include "extract/facts.h"

bool extract_urls(const struct facts *facts, struct article *article); /* url, resolvedUrl, canonicalUrl */
bool extract_site(const struct facts *facts, struct article *article); /* siteName, description, publisher */
bool extract_headline(const struct facts *facts, struct article *article); /* needs siteName */
bool extract_authors(const struct facts *facts, struct article *article);  /* and sourceOrganization */
bool extract_dates(const struct facts *facts,
                   struct article *article); /* datePublished, dateModified, their raw words */
bool extract_keywords(const struct facts *facts, struct article *article);
bool extract_section(const struct facts *facts, struct article *article); /* articleSection, breadcrumbs */
bool extract_access(const struct facts *facts, struct article *article);  /* isAccessibleForFree */

/* Those that need the body. */
bool extract_deck(const struct facts *facts, struct article *article); /* alternativeHeadline, lede */
bool extract_dateline(const struct facts *facts,
                      struct article *article); /* and from it the sourceOrganization, if there is none */
bool extract_rights(const struct facts *facts, struct article *article);
bool extract_counters(const struct facts *facts, struct article *article); /* interactionStatistic */
bool extract_comments(const struct facts *facts, struct article *article); /* and commentCount */
bool extract_related(const struct facts *facts, struct article *article);
bool extract_pagination(const struct facts *facts, struct article *article);
bool extract_images(const struct facts *facts, struct article *article); /* and mainImage */
bool extract_videos(const struct facts *facts, struct article *article);
bool extract_links(const struct facts *facts, struct article *article);
bool extract_language(const struct facts *facts,
                      struct article *article); /* inLanguage, languages, of blocks and related entries */

/* Chooses the segments of the body. An empty choice is no failure. Needs the headline and the judgement of
 * the page. */
bool choose_body(const struct facts *facts, struct article *article);

/* On a forum whose posts have authors or times: takes what is no post ("Who is online", "2 answers") out of
 * the body. */
bool keep_posts(const struct facts *facts, struct article *article);

/* articleBody and wordCount from the chosen segments. */
bool write_body(const struct facts *facts, struct article *article);

#endif
