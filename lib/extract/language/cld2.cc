#include "extract/language/cld2.h"

#include <cstdint>
#include <cstdio> // CLD2's header uses FILE and does not say so

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace
{

enum { LANGUAGES = 3 }; // CLD2 names as many, the first the largest

struct Summary {
    CLD2::Language first;
    int percents[LANGUAGES];
    bool reliable;
};

// Nothing that CLD2 throws (memory refused) may pass into C.
bool summarise(const char *text, size_t len, const char *hint, int flags, CLD2::ResultChunkVector *chunks,
               Summary *summary) noexcept
try {
    if (len > INT32_MAX)
        return false;
    const CLD2::CLDHints hints = {hint, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[LANGUAGES];
    double scores[LANGUAGES];
    int text_bytes;
    summary->first =
        CLD2::ExtDetectLanguageSummary(text, static_cast<int>(len), true, &hints, flags, languages,
                                       summary->percents, scores, chunks, &text_bytes, &summary->reliable);
    return true;
} catch (...) {
    return false;
}

const char *code_of(CLD2::Language language)
{
    return language == CLD2::UNKNOWN_LANGUAGE ? nullptr : CLD2::LanguageCode(language);
}

} // namespace

struct cld2_guess cld2_guess_language(const char *text, size_t len, const char *hint)
{
    struct cld2_guess guess = {};
    Summary summary;
    if (!summarise(text, len, hint, 0, nullptr, &summary))
        return guess;
    guess.sure = summary.first != CLD2::UNKNOWN_LANGUAGE && summary.reliable;
    if (!guess.sure && !summarise(text, len, hint, CLD2::kCLDFlagBestEffort, nullptr, &summary))
        return guess;
    guess.code = code_of(summary.first);
    guess.percent = summary.percents[0];
    return guess;
}

size_t cld2_cut_by_language(const char *text, size_t len, struct cld2_range *ranges, size_t max)
{
    CLD2::ResultChunkVector chunks;
    Summary summary;
    if (!summarise(text, len, nullptr, 0, &chunks, &summary))
        return 0;
    size_t count = 0;
    for (const CLD2::ResultChunk &chunk : chunks) {
        if (count == max)
            break;
        size_t from = static_cast<size_t>(chunk.offset), to = from + static_cast<size_t>(chunk.bytes);
        ranges[count++] = {from, to, code_of(static_cast<CLD2::Language>(chunk.lang1))};
    }
    return count;
}
