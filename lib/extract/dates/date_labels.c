#include "extract/dates/date_labels.h"

#include "base/utf8.h"
#include "extract/dates/date_names.h"

enum { WORDS_BACK_MAX = 6, BYTES_BACK_MAX = 96 };

/* Words of labels before dates, by language. Source: the translations of WordPress and its standard themes
 * ("Posted on %s", "Published: %s", "Updated on %s", "Last modified"), and the labels that the style books of
 * newspapers prescribe. */
static const struct label_word {
    const char *language, *word;
    enum date_label label;
} label_words[] = {
    {"en", "published", LABEL_PUBLISHED},
    {"en", "posted", LABEL_PUBLISHED},
    {"en", "originally", LABEL_FIRST},
    {"en", "publication", LABEL_PUBLISHED},
    {"en", "released", LABEL_OTHER},
    {"en", "release", LABEL_OTHER},
    {"en", "written", LABEL_PUBLISHED},
    {"en", "created", LABEL_PUBLISHED},
    {"en", "issued", LABEL_PUBLISHED},
    {"en", "submitted", LABEL_PUBLISHED},
    {"en", "added", LABEL_PUBLISHED},
    {"en", "date", LABEL_DATED},
    {"en", "last", LABEL_LAST},
    {"en", "latest", LABEL_LAST},
    {"en", "updated", LABEL_MODIFIED},
    {"en", "update", LABEL_MODIFIED},
    {"en", "modified", LABEL_MODIFIED},
    {"en", "edited", LABEL_MODIFIED},
    {"en", "revised", LABEL_MODIFIED},
    {"en", "reviewed", LABEL_MODIFIED},
    {"en", "checked", LABEL_MODIFIED},
    {"en", "changed", LABEL_MODIFIED},
    {"en", "amended", LABEL_MODIFIED},
    {"en", "joined", LABEL_OTHER},
    {"en", "since", LABEL_OTHER},
    {"en", "until", LABEL_OTHER},
    {"en", "till", LABEL_OTHER},
    {"en", "copyright", LABEL_OTHER},
    {"en", "deadline", LABEL_OTHER},
    {"en", "expires", LABEL_OTHER},
    {"en", "due", LABEL_OTHER},
    {"en", "born", LABEL_OTHER},
    {"en", "effective", LABEL_OTHER},
    {"en", "registered", LABEL_OTHER},
    {"en", "accessed", LABEL_OTHER},
    {"en", "retrieved", LABEL_OTHER},
    {"en", "received", LABEL_OTHER},
    {"de", "veröffentlicht", LABEL_PUBLISHED},
    {"de", "publiziert", LABEL_PUBLISHED},
    {"de", "erschienen", LABEL_PUBLISHED},
    {"de", "erstellt", LABEL_PUBLISHED},
    {"de", "datum", LABEL_DATED},
    {"de", "veröffentlichung", LABEL_PUBLISHED},
    {"de", "pressemitteilung", LABEL_PUBLISHED},
    {"de", "meldung", LABEL_PUBLISHED},
    {"de", "eingestellt", LABEL_PUBLISHED},
    {"de", "gespeichert", LABEL_PUBLISHED},
    {"de", "geschrieben", LABEL_PUBLISHED},
    {"de", "erstmals", LABEL_FIRST},
    {"de", "ursprünglich", LABEL_FIRST},
    {"de", "neuester", LABEL_LAST},
    {"de", "letzte", LABEL_LAST},
    {"de", "letzter", LABEL_LAST},
    {"de", "zuletzt", LABEL_LAST},
    {"de", "aktualisiert", LABEL_MODIFIED},
    {"de", "geändert", LABEL_MODIFIED},
    {"de", "bearbeitet", LABEL_MODIFIED},
    {"de", "aktualisierung", LABEL_MODIFIED},
    {"de", "änderung", LABEL_MODIFIED},
    {"de", "bis", LABEL_OTHER},
    {"de", "seit", LABEL_OTHER},
    {"de", "abgerufen", LABEL_OTHER},
    {"de", "geboren", LABEL_OTHER},
    {"fr", "publié", LABEL_PUBLISHED},
    {"fr", "publiée", LABEL_PUBLISHED},
    {"fr", "publication", LABEL_PUBLISHED},
    {"fr", "posté", LABEL_PUBLISHED},
    {"fr", "ligne", LABEL_PUBLISHED}, /* "mis en ligne le" */
    {"fr", "initialement", LABEL_FIRST},
    {"fr", "dernière", LABEL_LAST},
    {"fr", "dernier", LABEL_LAST},
    {"fr", "jour", LABEL_MODIFIED}, /* "mis à jour le" */
    {"fr", "modifié", LABEL_MODIFIED},
    {"fr", "jusqu", LABEL_OTHER},
    {"es", "publicado", LABEL_PUBLISHED},
    {"es", "publicada", LABEL_PUBLISHED},
    {"es", "publicación", LABEL_PUBLISHED},
    {"es", "fecha", LABEL_DATED},
    {"es", "originalmente", LABEL_FIRST},
    {"es", "última", LABEL_LAST},
    {"es", "último", LABEL_LAST},
    {"es", "actualizado", LABEL_MODIFIED},
    {"es", "actualizada", LABEL_MODIFIED},
    {"es", "modificado", LABEL_MODIFIED},
    {"es", "hasta", LABEL_OTHER},
    {"pt", "publicação", LABEL_PUBLISHED},
    {"pt", "postado", LABEL_PUBLISHED},
    {"pt", "originalmente", LABEL_FIRST},
    {"pt", "última", LABEL_LAST},
    {"pt", "atualizado", LABEL_MODIFIED},
    {"pt", "atualizada", LABEL_MODIFIED},
    {"pt", "até", LABEL_OTHER},
    {"it", "pubblicato", LABEL_PUBLISHED},
    {"it", "pubblicata", LABEL_PUBLISHED},
    {"it", "notizia", LABEL_PUBLISHED},
    {"it", "pubblicazione", LABEL_PUBLISHED},
    {"it", "originariamente", LABEL_FIRST},
    {"it", "ultima", LABEL_LAST},
    {"it", "ultimo", LABEL_LAST},
    {"it", "aggiornato", LABEL_MODIFIED},
    {"it", "aggiornamento", LABEL_MODIFIED},
    {"it", "modifica", LABEL_MODIFIED},
    {"it", "fino", LABEL_OTHER},
    {"nl", "gepubliceerd", LABEL_PUBLISHED},
    {"nl", "geplaatst", LABEL_PUBLISHED},
    {"nl", "oorspronkelijk", LABEL_FIRST},
    {"nl", "laatst", LABEL_LAST},
    {"nl", "laatste", LABEL_LAST},
    {"nl", "bijgewerkt", LABEL_MODIFIED},
    {"nl", "gewijzigd", LABEL_MODIFIED},
    {"pl", "opublikowano", LABEL_PUBLISHED},
    {"pl", "dodano", LABEL_PUBLISHED},
    {"pl", "publikacji", LABEL_PUBLISHED},
    {"pl", "ostatnio", LABEL_LAST},
    {"pl", "ostatnia", LABEL_LAST},
    {"pl", "ostatni", LABEL_LAST},
    {"pl", "aktualizacja", LABEL_MODIFIED},
    {"pl", "zaktualizowano", LABEL_MODIFIED},
    {"cs", "publikováno", LABEL_PUBLISHED},
    {"cs", "zveřejněno", LABEL_PUBLISHED},
    {"cs", "vydáno", LABEL_PUBLISHED},
    {"cs", "naposledy", LABEL_LAST},
    {"cs", "poslední", LABEL_LAST},
    {"cs", "aktualizováno", LABEL_MODIFIED},
    {"ru", "опубликовано", LABEL_PUBLISHED},
    {"ru", "опубликован", LABEL_PUBLISHED},
    {"ru", "опубликована", LABEL_PUBLISHED},
    {"ru", "публикации", LABEL_PUBLISHED},
    {"ru", "дата", LABEL_DATED},
    {"ru", "последняя", LABEL_LAST},
    {"ru", "последний", LABEL_LAST},
    {"ru", "последнее", LABEL_LAST},
    {"ru", "обновлено", LABEL_MODIFIED},
    {"ru", "обновления", LABEL_MODIFIED},
    {"ru", "изменено", LABEL_MODIFIED},
    {"uk", "опубліковано", LABEL_PUBLISHED},
    {"uk", "останній", LABEL_LAST},
    {"uk", "останнє", LABEL_LAST},
    {"uk", "оновлено", LABEL_MODIFIED},
    {"bg", "публикувана", LABEL_PUBLISHED},
    {"bg", "публикувано", LABEL_PUBLISHED},
    {"bg", "обновена", LABEL_MODIFIED},
    {"sv", "publicerad", LABEL_PUBLISHED},
    {"sv", "publicerat", LABEL_PUBLISHED},
    {"sv", "senaste", LABEL_LAST},
    {"sv", "senast", LABEL_LAST},
    {"sv", "uppdaterad", LABEL_MODIFIED},
    {"sv", "uppdaterat", LABEL_MODIFIED},
    {"da", "publiceret", LABEL_PUBLISHED},
    {"da", "offentliggjort", LABEL_PUBLISHED},
    {"da", "senest", LABEL_LAST},
    {"da", "opdateret", LABEL_MODIFIED},
    {"nb", "publisert", LABEL_PUBLISHED},
    {"nb", "sist", LABEL_LAST},
    {"nb", "oppdatert", LABEL_MODIFIED},
    {"fi", "julkaistu", LABEL_PUBLISHED},
    {"fi", "viimeisin", LABEL_LAST},
    {"fi", "viimeksi", LABEL_LAST},
    {"fi", "päivitetty", LABEL_MODIFIED},
    {"hu", "közzétéve", LABEL_PUBLISHED},
    {"hu", "megjelent", LABEL_PUBLISHED},
    {"hu", "utolsó", LABEL_LAST},
    {"hu", "frissítve", LABEL_MODIFIED},
    {"ro", "publicat", LABEL_PUBLISHED},
    {"ro", "ultima", LABEL_LAST},
    {"ro", "actualizat", LABEL_MODIFIED},
    {"el", "δημοσίευση", LABEL_PUBLISHED},
    {"el", "δημοσιεύτηκε", LABEL_PUBLISHED},
    {"el", "δημοσιεύθηκε", LABEL_PUBLISHED},
    {"el", "ενημέρωση", LABEL_MODIFIED},
    {"tr", "yayınlanma", LABEL_PUBLISHED},
    {"tr", "yayın", LABEL_PUBLISHED},
    {"tr", "giriş", LABEL_PUBLISHED},
    {"tr", "son", LABEL_LAST},
    {"tr", "güncelleme", LABEL_MODIFIED},
    {"tr", "güncellenme", LABEL_MODIFIED},
    {"id", "diterbitkan", LABEL_PUBLISHED},
    {"id", "diperbarui", LABEL_MODIFIED},
    {"vi", "đăng", LABEL_PUBLISHED},
    {"ar", "نشر", LABEL_PUBLISHED},
    {"ar", "النشر", LABEL_PUBLISHED},
    {"ar", "نُشر", LABEL_PUBLISHED},
    {"ar", "تحديث", LABEL_MODIFIED},
    {"fa", "انتشار", LABEL_PUBLISHED},
    {"he", "פורסם", LABEL_PUBLISHED},
    {"he", "עודכן", LABEL_MODIFIED},
    {"hi", "प्रकाशित", LABEL_PUBLISHED},
    {"hi", "अपडेटेड", LABEL_MODIFIED},
    {"bn", "প্রকাশ", LABEL_PUBLISHED},
    {"bn", "প্রকাশিত", LABEL_PUBLISHED},
    {"bn", "আপডেট", LABEL_MODIFIED},
    {"zh", "发布时间", LABEL_PUBLISHED},
    {"zh", "发表于", LABEL_PUBLISHED},
    {"zh", "發布", LABEL_PUBLISHED},
    {"zh", "更新时间", LABEL_MODIFIED},
    {"zh", "更新", LABEL_MODIFIED},
    {"ja", "公開日", LABEL_PUBLISHED},
    {"ja", "公開", LABEL_PUBLISHED},
    {"ja", "投稿日", LABEL_PUBLISHED},
    {"ja", "掲載", LABEL_PUBLISHED},
    {"ja", "更新日", LABEL_MODIFIED},
    {"ja", "最終更新", LABEL_MODIFIED},
    {"ko", "입력", LABEL_PUBLISHED},
    {"ko", "등록", LABEL_PUBLISHED},
    {"ko", "게시", LABEL_PUBLISHED},
    {"ko", "수정", LABEL_MODIFIED},
    {"ko", "업데이트", LABEL_MODIFIED},
};

/* German puts such words together: "Pressemitteilung", "Fachmeldung". */
static const char *const published_endings[] = {"meldung", "mitteilung", "veröffentlichung"};

static enum date_label label_of_word(struct str word)
{
    for (size_t i = 0; i < sizeof published_endings / sizeof *published_endings; i++)
        if (str_ends(word, str_of(published_endings[i])))
            return LABEL_PUBLISHED;
    uint64_t key = phrase_key(0, word);
    static uint64_t keys[sizeof label_words / sizeof *label_words];
    for (size_t i = 0; i < sizeof label_words / sizeof *label_words; i++) {
        if (!keys[i])
            keys[i] = phrase_key(0, str_of(label_words[i].word));
        if (keys[i] == key)
            return label_words[i].label;
    }
    return LABEL_NONE;
}

enum date_label date_label_of(struct str before)
{
    enum date_label label = LABEL_NONE;
    size_t from = before.len > BYTES_BACK_MAX ? before.len - BYTES_BACK_MAX : 0;
    while (from < before.len && ((unsigned char)before.at[from] & 0xC0) == 0x80)
        from++;
    unsigned words = 0, at = 0, last = 0;
    for (size_t i = from; i < before.len;) { /* how many words there are, then the labels of the last */
        struct str word = date_word_at(before, i);
        words += word.len > 0;
        if (word.len)
            i += word.len;
        else
            utf8_next(before, &i);
    }
    for (size_t i = from; i < before.len;) {
        struct str word = date_word_at(before, i);
        if (!word.len) {
            utf8_next(before, &i);
            continue;
        }
        i += word.len;
        if (words - at++ > WORDS_BACK_MAX)
            continue;
        enum date_label found = label_of_word(word);
        bool is_weak = found == LABEL_OTHER && label != LABEL_NONE;        /* "Published by Ada on" */
        bool is_last = last && last == at - 1 && found == LABEL_PUBLISHED; /* "Last published", "Last post" */
        if (found == LABEL_LAST)
            last = at;
        if (found == LABEL_DATED) /* "Date:", not "Join date:" */
            found = words == 1 ? LABEL_PUBLISHED : LABEL_NONE;
        if (found == LABEL_LAST || is_last)
            label = LABEL_MODIFIED;
        else if (found != LABEL_NONE && !is_weak && (label != LABEL_FIRST || found != LABEL_PUBLISHED))
            label = found;
    }
    return label;
}
