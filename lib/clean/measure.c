#include "base/words.h"
#include "clean/segments.h"

void measure_segment(struct segment *segment)
{
    struct word_counts counts = count_words(segment->text);
    segment->words = counts.words;
    segment->sentences = counts.sentences;
    segment->commas = counts.commas;
    segment->capitals = counts.capitals;
    segment->digits = counts.digits;
    segment->letters = counts.letters;
}
