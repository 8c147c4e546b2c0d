#include "extract/byline_words.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"

/* Sources: the translations of WordPress's default themes and of its plugins for authors' boxes ("By %s",
 * "Posted by", "Written by %s" in their language files), and the bylines of newspapers of the language. */
static const struct byline_entry {
    struct str words;
    enum byline_word kind;
} byline_entries[] = {
    /* English */
    {STR_INIT("by"), BYLINE_LEAD},
    {STR_INIT("written by"), BYLINE_LEAD},
    {STR_INIT("posted by"), BYLINE_LEAD},
    {STR_INIT("published by"), BYLINE_LEAD},
    {STR_INIT("reported by"), BYLINE_LEAD},
    {STR_INIT("reporting by"), BYLINE_LEAD},
    {STR_INIT("report by"), BYLINE_LEAD},
    {STR_INIT("story by"), BYLINE_LEAD},
    {STR_INIT("text by"), BYLINE_LEAD},
    {STR_INIT("words by"), BYLINE_LEAD},
    {STR_INIT("words"), BYLINE_LABEL},
    {STR_INIT("article by"), BYLINE_LEAD},
    {STR_INIT("authored by"), BYLINE_LEAD},
    {STR_INIT("author"), BYLINE_LABEL},
    {STR_INIT("authors"), BYLINE_LABEL},
    {STR_INIT("author name"), BYLINE_LABEL},
    {STR_INIT("about the author"), BYLINE_LABEL},
    {STR_INIT("about author"), BYLINE_LABEL},
    {STR_INIT("submitted by"), BYLINE_LEAD},
    {STR_INIT("contributed by"), BYLINE_LEAD},
    {STR_INIT("created by"), BYLINE_LEAD},
    {STR_INIT("compiled by"), BYLINE_LEAD},
    {STR_INIT("post by"), BYLINE_LEAD},
    {STR_INIT("guest post by"), BYLINE_LEAD},
    {STR_INIT("review by"), BYLINE_LEAD},
    {STR_INIT("recipe by"), BYLINE_LEAD},
    {STR_INIT("analysis by"), BYLINE_LEAD},
    {STR_INIT("opinion by"), BYLINE_LEAD},
    {STR_INIT("interview by"), BYLINE_LEAD},
    {STR_INIT("interview"), BYLINE_LABEL},
    {STR_INIT("essay by"), BYLINE_LEAD},
    {STR_INIT("a post by"), BYLINE_LEAD},
    {STR_INIT("started by"), BYLINE_LEAD},
    {STR_INIT("asked by"), BYLINE_LEAD},
    {STR_INIT("thread starter"), BYLINE_LABEL},
    {STR_INIT("writer"), BYLINE_LABEL},
    {STR_INIT("reporter"), BYLINE_LABEL},
    {STR_INIT("edited by"), BYLINE_OTHER},
    {STR_INIT("editing by"), BYLINE_OTHER},
    {STR_INIT("reviewed by"), BYLINE_OTHER},
    {STR_INIT("medically reviewed by"), BYLINE_OTHER},
    {STR_INIT("expert reviewed by"), BYLINE_OTHER},
    {STR_INIT("fact checked by"), BYLINE_OTHER},
    {STR_INIT("fact-checked by"), BYLINE_OTHER},
    {STR_INIT("verified by"), BYLINE_OTHER},
    {STR_INIT("approved by"), BYLINE_OTHER},
    {STR_INIT("translated by"), BYLINE_OTHER},
    {STR_INIT("updated by"), BYLINE_OTHER},
    {STR_INIT("last updated by"), BYLINE_OTHER},
    {STR_INIT("edited"), BYLINE_OTHER},
    {STR_INIT("photo by"), BYLINE_OTHER},
    {STR_INIT("photos by"), BYLINE_OTHER},
    {STR_INIT("photograph by"), BYLINE_OTHER},
    {STR_INIT("photographs by"), BYLINE_OTHER},
    {STR_INIT("photography by"), BYLINE_OTHER},
    {STR_INIT("photo"), BYLINE_OTHER},
    {STR_INIT("photos"), BYLINE_OTHER},
    {STR_INIT("image by"), BYLINE_OTHER},
    {STR_INIT("images by"), BYLINE_OTHER},
    {STR_INIT("video by"), BYLINE_OTHER},
    {STR_INIT("illustration by"), BYLINE_OTHER},
    {STR_INIT("illustrations by"), BYLINE_OTHER},
    {STR_INIT("illustrated by"), BYLINE_OTHER},
    {STR_INIT("graphics by"), BYLINE_OTHER},
    {STR_INIT("produced by"), BYLINE_OTHER},
    {STR_INIT("presented by"), BYLINE_OTHER},
    {STR_INIT("sponsored by"), BYLINE_OTHER},
    {STR_INIT("powered by"), BYLINE_OTHER},
    {STR_INIT("with contributions from"), BYLINE_OTHER},
    {STR_INIT("source"), BYLINE_OTHER},
    {STR_INIT("filed under"), BYLINE_OTHER},
    {STR_INIT("by the numbers"), BYLINE_OTHER},
    {STR_INIT("by the way"), BYLINE_OTHER},
    /* German */
    {STR_INIT("von"), BYLINE_PARTICLE},
    {STR_INIT("text von"), BYLINE_LEAD},
    {STR_INIT("text"), BYLINE_LABEL},
    {STR_INIT("autor"), BYLINE_LABEL}, /* and Spanish, Portuguese, Polish, Czech, Romanian, Croatian */
    {STR_INIT("autorin"), BYLINE_LABEL},
    {STR_INIT("autoren"), BYLINE_LABEL},
    {STR_INIT("autor/in"), BYLINE_LABEL},
    {STR_INIT("ein artikel von"), BYLINE_LEAD},
    {STR_INIT("artikel von"), BYLINE_LEAD},
    {STR_INIT("ein beitrag von"), BYLINE_LEAD},
    {STR_INIT("beitrag von"), BYLINE_LEAD},
    {STR_INIT("ein gastbeitrag von"), BYLINE_LEAD},
    {STR_INIT("gastbeitrag von"), BYLINE_LEAD},
    {STR_INIT("eine kolumne von"), BYLINE_LEAD},
    {STR_INIT("kolumne von"), BYLINE_LEAD},
    {STR_INIT("ein kommentar von"), BYLINE_LEAD},
    {STR_INIT("kommentar von"), BYLINE_LEAD},
    {STR_INIT("eine analyse von"), BYLINE_LEAD},
    {STR_INIT("analyse von"), BYLINE_LEAD},
    {STR_INIT("ein interview von"), BYLINE_LEAD},
    {STR_INIT("interview von"), BYLINE_LEAD},
    {STR_INIT("bericht von"), BYLINE_LEAD},
    {STR_INIT("geschrieben von"), BYLINE_LEAD},
    {STR_INIT("verfasst von"), BYLINE_LEAD},
    {STR_INIT("erstellt von"), BYLINE_LEAD},
    {STR_INIT("gepostet von"), BYLINE_LEAD},
    {STR_INIT("veröffentlicht von"), BYLINE_LEAD},
    {STR_INIT("aufgezeichnet von"), BYLINE_LEAD},
    {STR_INIT("eine rezension von"), BYLINE_LEAD},
    {STR_INIT("verfasser"), BYLINE_LABEL},
    {STR_INIT("über den autor"), BYLINE_LABEL},
    {STR_INIT("über die autorin"), BYLINE_LABEL},
    {STR_INIT("foto"), BYLINE_OTHER}, /* and Spanish, Italian, Dutch, Polish, Swedish */
    {STR_INIT("fotos"), BYLINE_OTHER},
    {STR_INIT("bild"), BYLINE_OTHER},
    {STR_INIT("bilder"), BYLINE_OTHER},
    {STR_INIT("quelle"), BYLINE_OTHER},
    {STR_INIT("übersetzt von"), BYLINE_OTHER},
    {STR_INIT("bearbeitet von"), BYLINE_OTHER},
    /* French */
    {STR_INIT("par"), BYLINE_LEAD},
    {STR_INIT("écrit par"), BYLINE_LEAD},
    {STR_INIT("publié par"), BYLINE_LEAD},
    {STR_INIT("rédigé par"), BYLINE_LEAD},
    {STR_INIT("posté par"), BYLINE_LEAD},
    {STR_INIT("proposé par"), BYLINE_LEAD},
    {STR_INIT("propos recueillis par"), BYLINE_LEAD},
    {STR_INIT("un article de"), BYLINE_LEAD},
    {STR_INIT("article de"), BYLINE_LEAD},
    {STR_INIT("auteur"), BYLINE_LABEL}, /* and Dutch */
    {STR_INIT("auteure"), BYLINE_LABEL},
    {STR_INIT("autrice"), BYLINE_LABEL}, /* and Italian */
    {STR_INIT("auteurs"), BYLINE_LABEL},
    {STR_INIT("texte"), BYLINE_LABEL},
    {STR_INIT("crédit photo"), BYLINE_OTHER},
    {STR_INIT("traduit par"), BYLINE_OTHER},
    /* Spanish, Portuguese, Catalan */
    {STR_INIT("por"), BYLINE_LEAD},
    {STR_INIT("per"), BYLINE_PARTICLE},
    {STR_INIT("escrito por"), BYLINE_LEAD},
    {STR_INIT("escrita por"), BYLINE_LEAD},
    {STR_INIT("publicado por"), BYLINE_LEAD},
    {STR_INIT("postado por"), BYLINE_LEAD},
    {STR_INIT("redactado por"), BYLINE_LEAD},
    {STR_INIT("una entrevista de"), BYLINE_LEAD},
    {STR_INIT("un artículo de"), BYLINE_LEAD},
    {STR_INIT("autora"), BYLINE_LABEL},
    {STR_INIT("autores"), BYLINE_LABEL},
    {STR_INIT("texto"), BYLINE_LABEL},
    {STR_INIT("texto de"), BYLINE_LEAD},
    {STR_INIT("fuente"), BYLINE_OTHER},
    {STR_INIT("fonte"), BYLINE_OTHER},
    /* Italian */
    {STR_INIT("di"), BYLINE_PARTICLE},
    {STR_INIT("a cura di"), BYLINE_LEAD},
    {STR_INIT("scritto da"), BYLINE_LEAD},
    {STR_INIT("pubblicato da"), BYLINE_LEAD},
    {STR_INIT("postato da"), BYLINE_LEAD},
    {STR_INIT("inviato da"), BYLINE_LEAD},
    {STR_INIT("articolo di"), BYLINE_LEAD},
    {STR_INIT("testo di"), BYLINE_LEAD},
    {STR_INIT("autore"), BYLINE_LABEL},
    {STR_INIT("autori"), BYLINE_LABEL},
    /* Romanian */
    {STR_INIT("de"), BYLINE_PARTICLE},
    {STR_INIT("scris de"), BYLINE_LEAD},
    {STR_INIT("publicat de"), BYLINE_LEAD},
    {STR_INIT("postat de"), BYLINE_LEAD},
    /* Dutch */
    {STR_INIT("door"), BYLINE_LEAD},
    {STR_INIT("geschreven door"), BYLINE_LEAD},
    {STR_INIT("geplaatst door"), BYLINE_LEAD},
    {STR_INIT("gepubliceerd door"), BYLINE_LEAD},
    {STR_INIT("tekst"), BYLINE_LABEL}, /* and Danish, Norwegian, Polish */
    /* Swedish, Norwegian, Danish, Icelandic */
    {STR_INIT("av"), BYLINE_LEAD},
    {STR_INIT("af"), BYLINE_PARTICLE},
    {STR_INIT("skriven av"), BYLINE_LEAD},
    {STR_INIT("skrivet av"), BYLINE_LEAD},
    {STR_INIT("publicerad av"), BYLINE_LEAD},
    {STR_INIT("skrevet av"), BYLINE_LEAD},
    {STR_INIT("skrevet af"), BYLINE_LEAD},
    {STR_INIT("publisert av"), BYLINE_LEAD},
    {STR_INIT("författare"), BYLINE_LABEL},
    {STR_INIT("skribent"), BYLINE_LABEL},
    {STR_INIT("forfatter"), BYLINE_LABEL},
    {STR_INIT("höfundur"), BYLINE_LABEL},
    /* Finnish, Estonian, Latvian, Lithuanian */
    {STR_INIT("kirjoittanut"), BYLINE_LEAD},
    {STR_INIT("kirjoittaja"), BYLINE_LABEL},
    {STR_INIT("teksti"), BYLINE_LABEL},
    {STR_INIT("toimittaja"), BYLINE_LABEL},
    {STR_INIT("autors"), BYLINE_LABEL},
    {STR_INIT("autorius"), BYLINE_LABEL},
    /* Polish, Czech, Slovak, Slovene, Croatian, Serbian, Hungarian */
    {STR_INIT("autorka"), BYLINE_LABEL},
    {STR_INIT("autorzy"), BYLINE_LABEL},
    {STR_INIT("napisał"), BYLINE_LEAD},
    {STR_INIT("napisała"), BYLINE_LEAD},
    {STR_INIT("napisane przez"), BYLINE_LEAD},
    {STR_INIT("opublikowane przez"), BYLINE_LEAD},
    {STR_INIT("dodał"), BYLINE_LEAD},
    {STR_INIT("przez"), BYLINE_LEAD},
    {STR_INIT("opracowanie"), BYLINE_LABEL},
    {STR_INIT("napsal"), BYLINE_LEAD},
    {STR_INIT("napsala"), BYLINE_LEAD},
    {STR_INIT("autoři"), BYLINE_LABEL},
    {STR_INIT("napísal"), BYLINE_LEAD},
    {STR_INIT("napísala"), BYLINE_LEAD},
    {STR_INIT("avtor"), BYLINE_LABEL},
    {STR_INIT("piše"), BYLINE_LEAD},
    {STR_INIT("napisao"), BYLINE_LEAD},
    {STR_INIT("napisala"), BYLINE_LEAD},
    {STR_INIT("пише"), BYLINE_LEAD},
    {STR_INIT("аутор"), BYLINE_LABEL},
    {STR_INIT("zdroj"), BYLINE_OTHER},
    {STR_INIT("szerző"), BYLINE_LABEL},
    {STR_INIT("írta"), BYLINE_LEAD},
    /* Russian, Ukrainian, Bulgarian */
    {STR_INIT("автор"), BYLINE_LABEL},
    {STR_INIT("авторы"), BYLINE_LABEL},
    {STR_INIT("автори"), BYLINE_LABEL},
    {STR_INIT("авторка"), BYLINE_LABEL},
    {STR_INIT("автор текста"), BYLINE_LABEL},
    {STR_INIT("автор статьи"), BYLINE_LABEL},
    {STR_INIT("текст"), BYLINE_LABEL},
    {STR_INIT("опубликовал"), BYLINE_LEAD},
    {STR_INIT("опубликовано"), BYLINE_LABEL},
    {STR_INIT("от"), BYLINE_LEAD},
    {STR_INIT("фото"), BYLINE_OTHER},
    {STR_INIT("источник"), BYLINE_OTHER},
    {STR_INIT("джерело"), BYLINE_OTHER},
    {STR_INIT("редактор"), BYLINE_OTHER},
    /* Greek */
    {STR_INIT("του"), BYLINE_LEAD},
    {STR_INIT("της"), BYLINE_LEAD},
    {STR_INIT("των"), BYLINE_LEAD},
    {STR_INIT("γράφει"), BYLINE_LEAD},
    {STR_INIT("γράφει ο"), BYLINE_LEAD},
    {STR_INIT("γράφει η"), BYLINE_LEAD},
    {STR_INIT("γράφουν"), BYLINE_LEAD},
    {STR_INIT("από"), BYLINE_LEAD},
    {STR_INIT("από τον"), BYLINE_LEAD},
    {STR_INIT("από την"), BYLINE_LEAD},
    {STR_INIT("συντάκτης"), BYLINE_LABEL},
    {STR_INIT("συγγραφέας"), BYLINE_LABEL},
    {STR_INIT("πηγή"), BYLINE_OTHER},
    /* Turkish */
    {STR_INIT("yazan"), BYLINE_LEAD},
    {STR_INIT("yazar"), BYLINE_LABEL},
    {STR_INIT("hazırlayan"), BYLINE_LEAD},
    {STR_INIT("haber"), BYLINE_LABEL},
    {STR_INIT("muhabir"), BYLINE_LABEL},
    {STR_INIT("kaynak"), BYLINE_OTHER},
    /* Arabic, Persian, Hebrew */
    {STR_INIT("بقلم"), BYLINE_LEAD},
    {STR_INIT("كتب"), BYLINE_LEAD},
    {STR_INIT("كتبت"), BYLINE_LEAD},
    {STR_INIT("كتبه"), BYLINE_LEAD},
    {STR_INIT("بواسطة"), BYLINE_LEAD},
    {STR_INIT("الكاتب"), BYLINE_LABEL},
    {STR_INIT("المؤلف"), BYLINE_LABEL},
    {STR_INIT("إعداد"), BYLINE_LABEL},
    {STR_INIT("المصدر"), BYLINE_OTHER},
    {STR_INIT("نویسنده"), BYLINE_LABEL},
    {STR_INIT("نوشته"), BYLINE_LEAD},
    {STR_INIT("به قلم"), BYLINE_LEAD},
    {STR_INIT("מאת"), BYLINE_LEAD},
    {STR_INIT("נכתב על ידי"), BYLINE_LEAD},
    {STR_INIT("כתב"), BYLINE_LABEL},
    {STR_INIT("צילום"), BYLINE_OTHER},
    /* Hindi, Indonesian, Vietnamese */
    {STR_INIT("लेखक"), BYLINE_LABEL},
    {STR_INIT("oleh"), BYLINE_LEAD},
    {STR_INIT("ditulis oleh"), BYLINE_LEAD},
    {STR_INIT("diposting oleh"), BYLINE_LEAD},
    {STR_INIT("penulis"), BYLINE_LABEL},
    {STR_INIT("tác giả"), BYLINE_LABEL},
    {STR_INIT("đăng bởi"), BYLINE_LEAD},
    {STR_INIT("bởi"), BYLINE_LEAD},
    /* Chinese, Japanese, Korean */
    {STR_INIT("作者"), BYLINE_LABEL},
    {STR_INIT("記者"), BYLINE_LABEL},
    {STR_INIT("记者"), BYLINE_LABEL},
    {STR_INIT("本报记者"), BYLINE_LABEL},
    {STR_INIT("撰文"), BYLINE_LABEL},
    {STR_INIT("文"), BYLINE_LABEL},
    {STR_INIT("取材・文"), BYLINE_LABEL},
    {STR_INIT("著者"), BYLINE_LABEL},
    {STR_INIT("執筆者"), BYLINE_LABEL},
    {STR_INIT("執筆"), BYLINE_LABEL},
    {STR_INIT("投稿者"), BYLINE_LABEL},
    {STR_INIT("ライター"), BYLINE_LABEL},
    {STR_INIT("编辑"), BYLINE_OTHER},
    {STR_INIT("編輯"), BYLINE_OTHER},
    {STR_INIT("编辑"), BYLINE_OTHER},
    {STR_INIT("責任編輯"), BYLINE_OTHER},
    {STR_INIT("责任编辑"), BYLINE_OTHER},
    {STR_INIT("来源"), BYLINE_OTHER},
    {STR_INIT("來源"), BYLINE_OTHER},
    {STR_INIT("摄影"), BYLINE_OTHER},
    {STR_INIT("編集"), BYLINE_OTHER},
    {STR_INIT("글쓴이"), BYLINE_LABEL},
    {STR_INIT("작성자"), BYLINE_LABEL},
    {STR_INIT("글"), BYLINE_LABEL},
    {STR_INIT("사진"), BYLINE_OTHER},
};

/* "and" in the languages above (CLDR, the pattern of a list's last two). */
static const struct str joint_words[] = {
    STR_INIT("and"),  STR_INIT("&"),  STR_INIT("und"), STR_INIT("et"),  STR_INIT("y"),  STR_INIT("e"),
    STR_INIT("i"),    STR_INIT("и"),  STR_INIT("і"),   STR_INIT("та"),  STR_INIT("och"), STR_INIT("og"),
    STR_INIT("ja"),   STR_INIT("ve"), STR_INIT("dan"), STR_INIT("và"),  STR_INIT("και"), STR_INIT("oraz"),
    STR_INIT("a"),    STR_INIT("și"), STR_INIT("şi"),  STR_INIT("és"),  STR_INIT("en"),  STR_INIT("और"),
    STR_INIT("ir"),   STR_INIT("및"), STR_INIT("+"),
};

/* What follows a name in a byline and begins something else: a time, a place, a medium. */
static const struct str stop_words[] = {
    STR_INIT("on"),        STR_INIT("in"),          STR_INIT("at"),          STR_INIT("for"),
    STR_INIT("from"),      STR_INIT("is"),          STR_INIT("has"),
    STR_INIT("was"),       STR_INIT("as"),          STR_INIT("about"),       STR_INIT("posted"),
    STR_INIT("published"), STR_INIT("updated"),     STR_INIT("last"),        STR_INIT("read"),
    STR_INIT("follow"),    STR_INIT("filed"),       STR_INIT("view"),        STR_INIT("share"),
    STR_INIT("special"),   STR_INIT("via"),         STR_INIT("today"),       STR_INIT("yesterday"),
    STR_INIT("am"),        STR_INIT("vom"),         STR_INIT("um"),          STR_INIT("aus"),
    STR_INIT("für"),       STR_INIT("ist"),         STR_INIT("veröffentlicht"), STR_INIT("aktualisiert"),
    STR_INIT("stand"),     STR_INIT("heute"),       STR_INIT("pour"),        STR_INIT("publié"),
    STR_INIT("dans"),      STR_INIT("est"),         STR_INIT("mis à jour"),  STR_INIT("à"),
    STR_INIT("en"),        STR_INIT("el"),          STR_INIT("es"),          STR_INIT("para"),
    STR_INIT("publicado"), STR_INIT("actualizado"), STR_INIT("em"),          STR_INIT("il"),
    STR_INIT("pubblicato"), STR_INIT("aggiornato"), STR_INIT("op"),          STR_INIT("den"),
    STR_INIT("w"),         STR_INIT("dne"),         STR_INIT("в"),           STR_INIT("на"),
    STR_INIT("για"),       STR_INIT("στις"),        STR_INIT("tarihinde"),   STR_INIT("pada"),
    STR_INIT("contact"),   STR_INIT("e-mail"),      STR_INIT("email"),       STR_INIT("shares"),
    STR_INIT("comments"),  STR_INIT("subscribe"),   STR_INIT("facebook"),    STR_INIT("twitter"),
};

/* Work and rank, as bylines print them behind a name. */
static const struct str role_words[] = {
    STR_INIT("writer"),      STR_INIT("reporter"),      STR_INIT("editor"),       STR_INIT("correspondent"),
    STR_INIT("journalist"),  STR_INIT("contributor"),   STR_INIT("columnist"),    STR_INIT("freelance"),
    STR_INIT("freelancer"),  STR_INIT("senior"),        STR_INIT("staff"),        STR_INIT("contributing"),
    STR_INIT("producer"),    STR_INIT("photographer"),  STR_INIT("intern"),       STR_INIT("analyst"),
    STR_INIT("director"),    STR_INIT("manager"),       STR_INIT("founder"),      STR_INIT("co-founder"),
    STR_INIT("ceo"),         STR_INIT("cto"),           STR_INIT("president"),    STR_INIT("professor"),
    STR_INIT("expert"),      STR_INIT("specialist"),    STR_INIT("strategist"),   STR_INIT("consultant"),
    STR_INIT("dietitian"),   STR_INIT("nutritionist"),  STR_INIT("blogger"),      STR_INIT("author"),
    STR_INIT("critic"),      STR_INIT("anchor"),        STR_INIT("host"),         STR_INIT("engineer"),
    STR_INIT("researcher"),  STR_INIT("coordinator"),   STR_INIT("assistant"),    STR_INIT("associate"),
    STR_INIT("chief"),       STR_INIT("head"),          STR_INIT("executive"),    STR_INIT("managing"),
    STR_INIT("copywriter"),  STR_INIT("marketer"),      STR_INIT("developer"),    STR_INIT("designer"),
    STR_INIT("attorney"),    STR_INIT("partner"),       STR_INIT("advisor"),      STR_INIT("coach"),
    STR_INIT("officer"),     STR_INIT("gardener"),      STR_INIT("representative"), STR_INIT("therapist"),
    STR_INIT("physician"),   STR_INIT("nurse"),         STR_INIT("gastroenterologist"), STR_INIT("psychologist"),
    STR_INIT("scientist"),   STR_INIT("lecturer"),      STR_INIT("administrator"), STR_INIT("secretary"),
    STR_INIT("horticulturalist"), STR_INIT("educator"), STR_INIT("member"),       STR_INIT("owner"),
    STR_INIT("redakteur"),   STR_INIT("redakteurin"),   STR_INIT("journalistin"), STR_INIT("korrespondent"),
    STR_INIT("korrespondentin"), STR_INIT("volontär"),  STR_INIT("volontärin"),   STR_INIT("chefredakteur"),
    STR_INIT("chefredakteurin"), STR_INIT("autor"),     STR_INIT("autorin"),      STR_INIT("reporterin"),
    STR_INIT("journaliste"), STR_INIT("rédacteur"),     STR_INIT("rédactrice"),   STR_INIT("correspondant"),
    STR_INIT("correspondante"), STR_INIT("envoyé"),     STR_INIT("auteur"),       STR_INIT("periodista"),
    STR_INIT("redactor"),    STR_INIT("redactora"),     STR_INIT("corresponsal"), STR_INIT("jornalista"),
    STR_INIT("repórter"),    STR_INIT("giornalista"),   STR_INIT("redattore"),    STR_INIT("inviato"),
    STR_INIT("verslaggever"), STR_INIT("redacteur"),    STR_INIT("skribent"),     STR_INIT("toimittaja"),
    STR_INIT("dziennikarz"), STR_INIT("redaktor"),      STR_INIT("novinář"),      STR_INIT("újságíró"),
    STR_INIT("корреспондент"), STR_INIT("журналист"),   STR_INIT("редактор"),     STR_INIT("обозреватель"),
    STR_INIT("журналіст"),   STR_INIT("δημοσιογράφος"), STR_INIT("muhabir"),      STR_INIT("wartawan"),
    STR_INIT("기자"),        STR_INIT("记者"),          STR_INIT("記者"),
};

/* Words of organisations' names: media, schools, companies. */
static const struct str organization_words[] = {
    STR_INIT("times"),      STR_INIT("journal"),   STR_INIT("news"),       STR_INIT("post"),
    STR_INIT("media"),      STR_INIT("university"), STR_INIT("institute"), STR_INIT("institutes"),
    STR_INIT("magazine"),   STR_INIT("report"),    STR_INIT("tribune"),    STR_INIT("herald"),
    STR_INIT("gazette"),    STR_INIT("society"),   STR_INIT("college"),    STR_INIT("foundation"),
    STR_INIT("network"),    STR_INIT("inc"),       STR_INIT("llc"),        STR_INIT("ltd"),
    STR_INIT("gmbh"),       STR_INIT("ag"),        STR_INIT("daily"),      STR_INIT("newspaper"),
    STR_INIT("newsroom"),   STR_INIT("online"),    STR_INIT("universität"), STR_INIT("université"),
    STR_INIT("universidad"), STR_INIT("zeitung"),  STR_INIT("agency"),     STR_INIT("agencies"),
    STR_INIT("sponsored"),  STR_INIT("blog"),      STR_INIT("department"), STR_INIT("ministry"),
    STR_INIT("today"),      STR_INIT("weekly"),    STR_INIT("association"), STR_INIT("center"),
    STR_INIT("health"),     STR_INIT("development"), STR_INIT("security"),  STR_INIT("marketing"),
    STR_INIT("communications"), STR_INIT("resources"), STR_INIT("science"), STR_INIT("research"),
    STR_INIT("technology"), STR_INIT("desk"),      STR_INIT("hospital"),   STR_INIT("school"),
    STR_INIT("bureau"),     STR_INIT("correspondence"), STR_INIT("newsletter"), STR_INIT("courtesy"),
    STR_INIT("operations"), STR_INIT("editorial"), STR_INIT("engineering"), STR_INIT("architecture"),
    STR_INIT("centre"),     STR_INIT("company"),   STR_INIT("corporation"), STR_INIT("tv"),
};

/* Legal forms, and what companies write into a page's head beside their names. Source: Wikipedia, "List of
 * legal entity types by country". */
static const struct str company_words[] = {
    STR_INIT("gmbh"), STR_INIT("e.v"),  STR_INIT("ev"),   STR_INIT("ag"),     STR_INIT("kg"),      STR_INIT("mbh"),
    STR_INIT("inc"),  STR_INIT("llc"),  STR_INIT("ltd"),  STR_INIT("corp"),   STR_INIT("plc"),     STR_INIT("s.a"),
    STR_INIT("s.l"),  STR_INIT("sarl"), STR_INIT("s.r.l"), STR_INIT("srl"),   STR_INIT("spa"),     STR_INIT("s.p.a"),
    STR_INIT("b.v"),  STR_INIT("bv"),   STR_INIT("oy"),   STR_INIT("aps"),    STR_INIT("sp. z o.o"), STR_INIT("s.r.o"),
    STR_INIT("ооо"),  STR_INIT("зао"),  STR_INIT("verlag"), STR_INIT("verband"), STR_INIT("bundesverband"),
    STR_INIT("germany"), STR_INIT("deutschland"), STR_INIT("austria"), STR_INIT("switzerland"),
    STR_INIT("official"), STR_INIT("agentur"), STR_INIT("webdesign"), STR_INIT("solutions"), STR_INIT("webmaster"),
};

static const struct str nobodies[] = {
    STR_INIT("admin"),        STR_INIT("administrator"), STR_INIT("webmaster"),     STR_INIT("editor"),
    STR_INIT("editors"),      STR_INIT("unknown"), STR_INIT("anónimo"), STR_INIT("anonymous"), STR_INIT("guest"),         STR_INIT("user"),
    STR_INIT("null"),         STR_INIT("author"),        STR_INIT("authors"),       STR_INIT("by"),
    STR_INIT("none"),         STR_INIT("undefined"),     STR_INIT("root"),          STR_INIT("super user"),
    STR_INIT("staff writer"), STR_INIT("staff writers"), STR_INIT("staff reporter"), STR_INIT("staff reports"),
    STR_INIT("staff report"), STR_INIT("site admin"),    STR_INIT("website"),       STR_INIT("web"),
    STR_INIT("false"),        STR_INIT("true"),          STR_INIT("n/a"),           STR_INIT("default"),
    STR_INIT("test"),         STR_INIT("username"),      STR_INIT("wordpress"),     STR_INIT("person"),
    STR_INIT("autor"),        STR_INIT("auteur"),        STR_INIT("autore"),        STR_INIT("автор"),
    STR_INIT("writer"),       STR_INIT("reporter"),      STR_INIT("contributor"),   STR_INIT("contributors"),
    STR_INIT("posted"),       STR_INIT("published"),     STR_INIT("share"),         STR_INIT("follow"),
    STR_INIT("the author"),   STR_INIT("about the author"), STR_INIT("view profile"), STR_INIT("view all posts"),
    STR_INIT("read more"),    STR_INIT("more"),          STR_INIT("comments"),      STR_INIT("no comments"),
    STR_INIT("updated"),      STR_INIT("name"),          STR_INIT("search"),        STR_INIT("home"),
    STR_INIT("website admin"), STR_INIT("web admin"),    STR_INIT("blog admin"),    STR_INIT("blog"),
    STR_INIT("uncategorized"), STR_INIT("email"),        STR_INIT("contact"),       STR_INIT("profile"),
};

static const struct str particles[] = {
    STR_INIT("von"), STR_INIT("van"), STR_INIT("de"),  STR_INIT("der"), STR_INIT("den"), STR_INIT("del"),
    STR_INIT("della"), STR_INIT("di"), STR_INIT("da"), STR_INIT("das"), STR_INIT("dos"), STR_INIT("do"),
    STR_INIT("du"),  STR_INIT("la"),  STR_INIT("le"),  STR_INIT("les"), STR_INIT("el"),  STR_INIT("al"),
    STR_INIT("bin"), STR_INIT("ibn"), STR_INIT("ben"), STR_INIT("ter"), STR_INIT("ten"), STR_INIT("te"),
    STR_INIT("zu"),  STR_INIT("zum"), STR_INIT("vom"), STR_INIT("af"),  STR_INIT("av"),  STR_INIT("y"),
    STR_INIT("e"),   STR_INIT("i"),   STR_INIT("of"),  STR_INIT("the"), STR_INIT("for"), STR_INIT("and"),
    STR_INIT("in"),  STR_INIT("op"),  STR_INIT("des"), STR_INIT("aus"), STR_INIT("und"),
};

/* The next character of a text, case folded; any white space is a space. */
static uint32_t folded_at(struct str s, size_t *i)
{
    uint32_t c = utf8_next(s, i);
    return is_space(c) ? ' ' : (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
}

size_t phrase_at(struct str text, struct str phrase)
{
    size_t i = 0, j = 0;
    uint32_t last = 0;
    while (j < phrase.len) {
        if (i >= text.len || folded_at(text, &i) != (last = folded_at(phrase, &j)))
            return 0;
    }
    size_t next = i;
    if (i < text.len && is_word_character(last) && !is_word_by_itself(last) &&
        is_word_character(utf8_next(text, &next)))
        return 0;
    return i;
}

static size_t longest_at(struct str text, const struct str *phrases, size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t len = phrase_at(text, phrases[i]);
        longest = len > longest ? len : longest;
    }
    return longest;
}

#define LONGEST_AT(text, phrases) longest_at(text, phrases, sizeof(phrases) / sizeof *(phrases))

enum byline_word byline_word_at(struct str text, size_t *len)
{
    enum byline_word kind = BYLINE_NONE;
    *len = 0;
    for (size_t i = 0; i < sizeof byline_entries / sizeof *byline_entries; i++) {
        size_t at = phrase_at(text, byline_entries[i].words);
        if (at > *len) {
            *len = at;
            kind = byline_entries[i].kind;
        }
    }
    return kind;
}

size_t joint_word_at(struct str text)
{
    return LONGEST_AT(text, joint_words);
}

size_t stop_word_at(struct str text)
{
    return LONGEST_AT(text, stop_words);
}

bool is_role_word(struct str word)
{
    return word.len && LONGEST_AT(word, role_words) == word.len;
}

bool is_organization_word(struct str word)
{
    return word.len && LONGEST_AT(word, organization_words) == word.len;
}

bool is_company_word(struct str word)
{
    return word.len && LONGEST_AT(word, company_words) == word.len;
}

bool names_nobody(struct str text)
{
    return text.len && LONGEST_AT(text, nobodies) == text.len;
}

bool is_name_particle(struct str word)
{
    return word.len && LONGEST_AT(word, particles) == word.len;
}
