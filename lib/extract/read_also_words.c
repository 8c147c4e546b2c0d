#include "extract/read_also_words.h"

#include "base/utf8.h"
#include "base/words.h"
#include "extract/facts.h"

enum { LABEL_BYTES_MAX = 120 };

/* What announces another text, by language: the titles of the sections "See also" of Wikipedia's language
 * editions, and the labels that news sites put before such links ("Read also", "Lesen Sie auch"), as
 * dictionaries of journalism and the templates of news systems have them. Data, not rules: compared by
 * letters and digits alone, case folded. */
static const struct read_also_word read_also_words[] = {
    {"en", STR_INIT("Read also")},
    {"en", STR_INIT("Also read")},
    {"en", STR_INIT("Read more")},
    {"en", STR_INIT("Read next")},
    {"en", STR_INIT("Read now")},
    {"en", STR_INIT("See also")},
    {"en", STR_INIT("Related")},
    {"en", STR_INIT("Related article")},
    {"en", STR_INIT("Related articles")},
    {"en", STR_INIT("Related stories")},
    {"en", STR_INIT("Related news")},
    {"en", STR_INIT("Related story")},
    {"en", STR_INIT("Related posts")},
    {"en", STR_INIT("Related content")},
    {"en", STR_INIT("More on this story")},
    {"en", STR_INIT("More on this topic")},
    {"en", STR_INIT("Recommended")},
    {"en", STR_INIT("Recommended reading")},
    {"en", STR_INIT("Further reading")},
    {"en", STR_INIT("You may also like")},
    {"en", STR_INIT("You might also like")},
    {"en", STR_INIT("Don't miss")},
    {"af", STR_INIT("Lees ook")},
    {"ar", STR_INIT("اقرأ أيضا")},
    {"ar", STR_INIT("اقرأ أيضاً")},
    {"ar", STR_INIT("إقرأ أيضا")},
    {"ar", STR_INIT("اقرأ المزيد")},
    {"ar", STR_INIT("مواضيع ذات صلة")},
    {"ar", STR_INIT("انظر أيضا")},
    {"az", STR_INIT("Həmçinin oxuyun")},
    {"be", STR_INIT("Чытайце таксама")},
    {"bg", STR_INIT("Прочетете още")},
    {"bg", STR_INIT("Прочетете и")},
    {"bg", STR_INIT("Още по темата")},
    {"bg", STR_INIT("Вижте още")},
    {"bn", STR_INIT("আরও পড়ুন")},
    {"bn", STR_INIT("আরো পড়ুন")},
    {"ca", STR_INIT("Llegiu també")},
    {"ca", STR_INIT("Vegeu també")},
    {"cs", STR_INIT("Čtěte také")},
    {"cs", STR_INIT("Přečtěte si také")},
    {"cs", STR_INIT("Čtěte více")},
    {"cs", STR_INIT("Související")},
    {"cs", STR_INIT("Související články")},
    {"cs", STR_INIT("Viz také")},
    {"da", STR_INIT("Læs også")},
    {"da", STR_INIT("Se også")},
    {"da", STR_INIT("Læs mere")},
    {"de", STR_INIT("Lesen Sie auch")},
    {"de", STR_INIT("Lesen Sie mehr")},
    {"de", STR_INIT("Lies auch")},
    {"de", STR_INIT("Auch interessant")},
    {"de", STR_INIT("Mehr zum Thema")},
    {"de", STR_INIT("Lesen Sie dazu")},
    {"de", STR_INIT("Lesetipp")},
    {"de", STR_INIT("Weiterlesen")},
    {"de", STR_INIT("Zum Thema")},
    {"de", STR_INIT("Passend zum Thema")},
    {"de", STR_INIT("Siehe auch")},
    {"de", STR_INIT("Das könnte Sie auch interessieren")},
    {"el", STR_INIT("Διαβάστε επίσης")},
    {"el", STR_INIT("Διαβάστε ακόμη")},
    {"el", STR_INIT("Διαβάστε ακόμα")},
    {"el", STR_INIT("Διαβάστε περισσότερα")},
    {"el", STR_INIT("Δείτε επίσης")},
    {"es", STR_INIT("Lea también")},
    {"es", STR_INIT("Lee también")},
    {"es", STR_INIT("Leer también")},
    {"es", STR_INIT("Te puede interesar")},
    {"es", STR_INIT("Le puede interesar")},
    {"es", STR_INIT("Vea también")},
    {"es", STR_INIT("Ver también")},
    {"es", STR_INIT("Véase también")},
    {"es", STR_INIT("Lea además")},
    {"es", STR_INIT("Más información")},
    {"es", STR_INIT("Noticias relacionadas")},
    {"et", STR_INIT("Loe ka")},
    {"et", STR_INIT("Vaata ka")},
    {"eu", STR_INIT("Irakurri ere")},
    {"fa", STR_INIT("بیشتر بخوانید")},
    {"fa", STR_INIT("همچنین بخوانید")},
    {"fa", STR_INIT("مطالب مرتبط")},
    {"fi", STR_INIT("Lue myös")},
    {"fi", STR_INIT("Lue lisää")},
    {"fi", STR_INIT("Katso myös")},
    {"fil", STR_INIT("Basahin din")},
    {"fr", STR_INIT("À lire aussi")},
    {"fr", STR_INIT("A lire aussi")},
    {"fr", STR_INIT("Lire aussi")},
    {"fr", STR_INIT("À lire également")},
    {"fr", STR_INIT("Lire également")},
    {"fr", STR_INIT("Voir aussi")},
    {"fr", STR_INIT("À voir aussi")},
    {"fr", STR_INIT("Sur le même sujet")},
    {"gl", STR_INIT("Ler tamén")},
    {"gu", STR_INIT("આ પણ વાંચો")},
    {"he", STR_INIT("קראו גם")},
    {"he", STR_INIT("קראו עוד")},
    {"he", STR_INIT("ראו גם")},
    {"hi", STR_INIT("यह भी पढ़ें")},
    {"hi", STR_INIT("ये भी पढ़ें")},
    {"hi", STR_INIT("इसे भी पढ़ें")},
    {"hr", STR_INIT("Pročitajte još")},
    {"hr", STR_INIT("Pročitajte i")},
    {"hr", STR_INIT("Vezane vijesti")},
    {"hr", STR_INIT("Povezane vijesti")},
    {"hu", STR_INIT("Olvassa el")},
    {"hu", STR_INIT("Olvasd el")},
    {"hu", STR_INIT("Kapcsolódó")},
    {"hu", STR_INIT("Kapcsolódó cikk")},
    {"hu", STR_INIT("Kapcsolódó cikkek")},
    {"hu", STR_INIT("Lásd még")},
    {"hy", STR_INIT("Կարդացեք նաև")},
    {"id", STR_INIT("Baca juga")},
    {"id", STR_INIT("Baca selengkapnya")},
    {"id", STR_INIT("Lihat juga")},
    {"is", STR_INIT("Lesa einnig")},
    {"it", STR_INIT("Leggi anche")},
    {"it", STR_INIT("Leggi di più")},
    {"it", STR_INIT("Per approfondire")},
    {"it", STR_INIT("Articoli correlati")},
    {"it", STR_INIT("Vedi anche")},
    {"ja", STR_INIT("関連記事")},
    {"ja", STR_INIT("あわせて読みたい")},
    {"ja", STR_INIT("合わせて読みたい")},
    {"ja", STR_INIT("関連項目")},
    {"ka", STR_INIT("წაიკითხეთ ასევე")},
    {"kk", STR_INIT("Тағы оқыңыз")},
    {"kn", STR_INIT("ಇದನ್ನೂ ಓದಿ")},
    {"ko", STR_INIT("관련기사")},
    {"ko", STR_INIT("관련 기사")},
    {"ko", STR_INIT("함께 읽기")},
    {"ko", STR_INIT("같이 보기")},
    {"lt", STR_INIT("Taip pat skaitykite")},
    {"lt", STR_INIT("Skaitykite taip pat")},
    {"lv", STR_INIT("Lasi arī")},
    {"lv", STR_INIT("Lasiet arī")},
    {"mk", STR_INIT("Прочитајте и")},
    {"ml", STR_INIT("ഇതും വായിക്കുക")},
    {"mr", STR_INIT("हेही वाचा")},
    {"ms", STR_INIT("Baca juga")},
    {"nb", STR_INIT("Les også")},
    {"nb", STR_INIT("Se også")},
    {"nb", STR_INIT("Les mer")},
    {"ne", STR_INIT("यो पनि पढ्नुहोस्")},
    {"nl", STR_INIT("Lees ook")},
    {"nl", STR_INIT("Lees meer")},
    {"nl", STR_INIT("Zie ook")},
    {"pa", STR_INIT("ਇਹ ਵੀ ਪੜ੍ਹੋ")},
    {"pl", STR_INIT("Czytaj także")},
    {"pl", STR_INIT("Czytaj też")},
    {"pl", STR_INIT("Czytaj również")},
    {"pl", STR_INIT("Zobacz także")},
    {"pl", STR_INIT("Zobacz też")},
    {"pl", STR_INIT("Zobacz również")},
    {"pl", STR_INIT("Przeczytaj także")},
    {"pl", STR_INIT("Przeczytaj też")},
    {"pl", STR_INIT("Warto przeczytać")},
    {"pl", STR_INIT("Polecamy")},
    {"pt", STR_INIT("Leia também")},
    {"pt", STR_INIT("Leia mais")},
    {"pt", STR_INIT("Veja também")},
    {"pt", STR_INIT("Saiba mais")},
    {"pt", STR_INIT("Ler também")},
    {"ro", STR_INIT("Citește și")},
    {"ro", STR_INIT("Citeşte şi")},
    {"ro", STR_INIT("Citiți și")},
    {"ro", STR_INIT("Vezi și")},
    {"ru", STR_INIT("Читайте также")},
    {"ru", STR_INIT("Читайте ещё")},
    {"ru", STR_INIT("Читайте еще")},
    {"ru", STR_INIT("По теме")},
    {"ru", STR_INIT("Материалы по теме")},
    {"ru", STR_INIT("Смотрите также")},
    {"ru", STR_INIT("См. также")},
    {"si", STR_INIT("මෙයත් කියවන්න")},
    {"sk", STR_INIT("Čítajte aj")},
    {"sk", STR_INIT("Prečítajte si aj")},
    {"sk", STR_INIT("Čítajte tiež")},
    {"sk", STR_INIT("Súvisiace články")},
    {"sl", STR_INIT("Preberite tudi")},
    {"sl", STR_INIT("Preberite še")},
    {"sq", STR_INIT("Lexo edhe")},
    {"sq", STR_INIT("Lexoni edhe")},
    {"sr", STR_INIT("Прочитајте још")},
    {"sr", STR_INIT("Pročitajte još")},
    {"sr", STR_INIT("Pročitajte i")},
    {"sr", STR_INIT("Прочитајте и")},
    {"sv", STR_INIT("Läs också")},
    {"sv", STR_INIT("Läs även")},
    {"sv", STR_INIT("Läs mer")},
    {"sv", STR_INIT("Se även")},
    {"sw", STR_INIT("Soma pia")},
    {"ta", STR_INIT("இதையும் படியுங்கள்")},
    {"te", STR_INIT("ఇది కూడా చదవండి")},
    {"te", STR_INIT("ఇవి కూడా చదవండి")},
    {"th", STR_INIT("อ่านเพิ่มเติม")},
    {"th", STR_INIT("ข่าวที่เกี่ยวข้อง")},
    {"th", STR_INIT("อ่านข่าวเพิ่มเติม")},
    {"tr", STR_INIT("Ayrıca okuyun")},
    {"tr", STR_INIT("Bunu da okuyun")},
    {"tr", STR_INIT("İlgili haber")},
    {"tr", STR_INIT("İlgili haberler")},
    {"tr", STR_INIT("Ayrıca bakınız")},
    {"uk", STR_INIT("Читайте також")},
    {"uk", STR_INIT("Читайте теж")},
    {"uk", STR_INIT("Дивіться також")},
    {"uk", STR_INIT("За темою")},
    {"ur", STR_INIT("یہ بھی پڑھیں")},
    {"ur", STR_INIT("مزید پڑھیں")},
    {"uz", STR_INIT("Shuningdek o'qing")},
    {"vi", STR_INIT("Xem thêm")},
    {"vi", STR_INIT("Đọc thêm")},
    {"vi", STR_INIT("Tin liên quan")},
    {"zh", STR_INIT("延伸阅读")},
    {"zh", STR_INIT("相关阅读")},
    {"zh", STR_INIT("相关新闻")},
    {"zh", STR_INIT("参见")},
    {"zh-Hant", STR_INIT("延伸閱讀")},
    {"zh-Hant", STR_INIT("相關新聞")},
    {"zh-Hant", STR_INIT("更多新聞")},
};

static const size_t read_also_word_count = sizeof read_also_words / sizeof *read_also_words;

/* "Advertisement" in Wikipedia's language editions (the titles of its article), and what the self-regulation
 * of the press asks for. */
static const struct read_also_word advertisement_words[] = {
    {"en", STR_INIT("Advertisement")}, {"en", STR_INIT("Ad")},
    {"en", STR_INIT("Sponsored")},     {"en", STR_INIT("Promoted")},
    {"ar", STR_INIT("إعلان")},         {"bg", STR_INIT("Реклама")},
    {"cs", STR_INIT("Reklama")},       {"da", STR_INIT("Annonce")},
    {"de", STR_INIT("Anzeige")},       {"de", STR_INIT("Werbung")},
    {"el", STR_INIT("Διαφήμιση")},     {"es", STR_INIT("Publicidad")},
    {"fi", STR_INIT("Mainos")},        {"fr", STR_INIT("Publicité")},
    {"hu", STR_INIT("Hirdetés")},      {"id", STR_INIT("Iklan")},
    {"it", STR_INIT("Pubblicità")},    {"ja", STR_INIT("広告")},
    {"ko", STR_INIT("광고")},          {"nb", STR_INIT("Annonse")},
    {"nl", STR_INIT("Advertentie")},   {"pt", STR_INIT("Publicidade")},
    {"ro", STR_INIT("Publicitate")},   {"sv", STR_INIT("Annons")},
    {"tr", STR_INIT("Reklam")},        {"vi", STR_INIT("Quảng cáo")},
    {"zh", STR_INIT("广告")},          {"hr", STR_INIT("Oglas")},
    {"sk", STR_INIT("Inzercia")},      {"pl", STR_INIT("Materiał sponsorowany")},
};

static bool says_any(struct str text, const struct read_also_word *words, size_t count)
{
    if (text.len > LABEL_BYTES_MAX)
        return false;
    for (size_t i = 0; i < count; i++)
        if (says_same(text, words[i].phrase))
            return true;
    return false;
}

bool is_read_also(struct str text)
{
    return says_any(text, read_also_words, read_also_word_count);
}

bool is_advertisement(struct str text)
{
    return says_any(text, advertisement_words, sizeof advertisement_words / sizeof *advertisement_words);
}

/* A mark that parts a label from what it announces. */
static bool is_parting(uint32_t c)
{
    return c == ':' || c == 0xFF1A || c == '|' || c == 0x2013 || c == 0x2014 || c == '-' || c == 0x00BB ||
           c == 0x203A || c == 0x25B6;
}

size_t read_also_prefix(struct str text, struct str *label)
{
    for (size_t i = 0; i < text.len && i < LABEL_BYTES_MAX;) {
        size_t at = i;
        if (!is_parting(utf8_next(text, &i)))
            continue;
        *label = str_trim(str_slice(text, 0, at));
        return is_read_also(*label) ? i : 0;
    }
    return 0;
}
