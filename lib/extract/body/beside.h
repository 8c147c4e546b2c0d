/* Steps of the choice (choice.h) for what stands beside a text in pieces that are written as texts are: notes
 * to the reader, comments, slides of other matters, the next article. A judgement of single pieces takes them
 * for text; what tells is their markup, or that they repeat. */
#ifndef COPYDESK_EXTRACT_BODY_BESIDE_H
#define COPYDESK_EXTRACT_BODY_BESIDE_H

#include "extract/body/choice.h"

/* The first main heading that says the headline and stands in none of `not_in` (IN_… bits); the choice's
 * count where there is none. */
static inline size_t find_headline(const struct choice *choice, uint32_t not_in)
{
    size_t i = 0;
    while (i < choice->count && (choice->segments[i].kind != SEGMENT_HEADING ||
                                 choice->segments[i].level != 1 || choice->segments[i].in & not_in ||
                                 !says_same(choice->segments[i].text, choice->article->headline)))
        i++;
    return i;
}

/* Notes that send the reader elsewhere: "Main article: …", "For other uses, see …". */
void drop_hatnotes(struct choice *choice);

/* On articles: the discussion behind the text. It is an element named as one, does not hold the text's
 * beginning, and its pieces name the day they were written, again and again. */
void drop_discussion(struct choice *choice);

/* On articles: the pieces of a slide show that number themselves ("3/12 …"), where the text does without them
 * and they share few of its words. */
void drop_slides(struct choice *choice);

/* On articles: teasers of other pages, several beside each other, each with its title as a link and a few
 * words more, which speak of other matters than the text does. */
void drop_teasers(struct choice *choice);

/* On articles: further articles that follow the one with the headline (endless scrolling). They are
 * <article>s with a main heading of their own, in elements of the same tag and class. */
void drop_next_articles(struct choice *choice);

/* On all but products, whose panes hide their description: what is hidden in front of a headline that is
 * shown, and behind which shown text goes on. It is a page that an article was opened over, a copy for
 * machines. */
void drop_hidden_before(struct choice *choice);

/* On articles: lines that announce another text and hold nothing but its link ("Read also: …"). */
void drop_read_also(struct choice *choice);

/* On articles: boxes in which readers leave their e-mail address: what stands around the field, if it is
 * short and no large part of the choice. */
void drop_sign_up(struct choice *choice);

/* On articles, when all else is chosen: a label of links to other texts ("Read more:") whose first link is
 * not kept, and short headings behind the last text that nothing likely follows. */
void drop_bare_labels(struct choice *choice);

#endif
