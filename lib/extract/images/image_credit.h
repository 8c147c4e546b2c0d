/* Credits of images in words: "Photo: Jane Doe/Reuters", "Image source: © РИА Новости", "写真：共同通信". */
#ifndef COPYDESK_EXTRACT_IMAGES_IMAGE_CREDIT_H
#define COPYDESK_EXTRACT_IMAGES_IMAGE_CREDIT_H

#include "base/str.h"

enum { CREDIT_MAX = 300 /* bytes of a credit */ };

/* Whether all of a line is an image's credit: a label that names an image ("Photo", "Bild", "Фото"; see
 * credit_words.h), a mark or a word after it (":", "©", "by", "courtesy of"), and a maker. *credit is then a
 * span of the line: the maker, without the label and the ©. "Photo: the bridge in March", which tells what is
 * seen, is none; nor is "© The Courier", which no word says to be of an image (see is_rights_line). */
bool credit_of_line(struct str line, struct str *credit);

/* Whether a line ends in the name of an agency or a stock of images: "© Jane Doe / Getty Images". */
bool signs_for_agency(struct str line);

/* As credit_of_line, of text that is known to be a credit (an element of class "credit", a caption's second
 * line): the label may be of any kind ("Source:", "©") or missing. Empty where nothing but a label is there.
 */
struct str credit_without_label(struct str text);

/* Parts a caption as printed into what it tells and the credit at its end, both spans of it: "The bridge in
 * March. Photo: Jane Doe", "… (AP Photo/Jane Doe)", "… © Jane Doe", "… Jane Doe/AFP via Getty Images".
 * *credit is empty where there is none; a caption of nothing but a credit is then empty itself. */
void part_caption(struct str printed, struct str *caption, struct str *credit);

#endif
