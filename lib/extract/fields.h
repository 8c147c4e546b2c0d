/* The fields, one file each. Every one reads the facts and fills its members of the article; those that look
 * at the body run after it was chosen. All return false only after fail(). */
#ifndef COPYDESK_EXTRACT_FIELDS_H
#define COPYDESK_EXTRACT_FIELDS_H

#include "extract/facts.h"

bool extract_urls(const struct facts *facts, struct article *article); /* url, resolvedUrl, canonicalUrl */
bool extract_site(const struct facts *facts, struct article *article); /* siteName, description */
bool extract_headline(const struct facts *facts, struct article *article); /* needs siteName */
bool extract_authors(const struct facts *facts, struct article *article);
bool extract_dates(const struct facts *facts,
                   struct article *article); /* datePublished, dateModified, their raw words */
bool extract_language(const struct facts *facts, struct article *article);
bool extract_keywords(const struct facts *facts, struct article *article);
bool extract_images(const struct facts *facts, struct article *article); /* needs the body */

/* Chooses the segments of the body. An empty choice is no failure. Needs the headline and the judgement of
 * the page. */
bool choose_body(const struct facts *facts, struct article *article);

/* On a forum whose posts have authors or times: takes what is no post ("Who is online", "2 answers") out of
 * the body. */
bool keep_posts(const struct facts *facts, struct article *article);

/* articleBody and wordCount from the chosen segments. */
bool write_body(const struct facts *facts, struct article *article);

#endif
