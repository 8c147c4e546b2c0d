#include "unit/page.h"

#include "extract/dateline/dateline.h"

struct row {
    const char *text, *raw, *place, *date, *date_raw, *agency;
};

static bool is_as_wanted(const struct row *row)
{
    struct dateline dateline;
    if (read_dateline(&run, str_of(row->text), STR_NONE, &dateline) &&
        str_eq(dateline.raw, str_of(row->raw)) && str_eq(dateline.place, str_of(row->place)) &&
        str_eq(dateline.date, str_of(row->date)) && str_eq(dateline.date_raw, str_of(row->date_raw)) &&
        str_eq(dateline.agency, str_of(row->agency)))
        return true;
    print_error("%s\n   raw <%.*s> place <%.*s> date <%.*s> <%.*s> agency <%.*s>\n", row->text,
                STR_FMT(dateline.raw), STR_FMT(dateline.place), STR_FMT(dateline.date),
                STR_FMT(dateline.date_raw), STR_FMT(dateline.agency));
    return false;
}

static const struct row datelines[] = {
    /* English */
    {"Moscow. January 28. INTERFAX - The issue of guarantees", "Moscow. January 28. INTERFAX -", "Moscow",
     "XXXX-01-28", "January 28", "INTERFAX"},
    {"WASHINGTON (Reuters) - The president said", "WASHINGTON (Reuters) -", "WASHINGTON", NULL, NULL,
     "Reuters"},
    {"LONDON, March 3 (AP) \xE2\x80\x94 Britain said", "LONDON, March 3 (AP) \xE2\x80\x94", "LONDON",
     "XXXX-03-03", "March 3", "AP"},
    {"GENEVA/ZURICH, March 3 (Reuters) - Swiss banks", "GENEVA/ZURICH, March 3 (Reuters) -", "GENEVA/ZURICH",
     "XXXX-03-03", "March 3", "Reuters"},
    {"SPRINGFIELD, Ill. (AP) \xE2\x80\x94 A judge ruled", "SPRINGFIELD, Ill. (AP) \xE2\x80\x94",
     "SPRINGFIELD, Ill.", NULL, NULL, "AP"},
    {"HARRISBURG, PA (AP) -- The state", "HARRISBURG, PA (AP) --", "HARRISBURG, PA", NULL, NULL, "AP"},
    {"(Reuters) - Shares of the company fell", "(Reuters) -", NULL, NULL, NULL, "Reuters"},
    {"London (CNN) \xE2\x80\x94 The museum has", "London (CNN) \xE2\x80\x94", "London", NULL, NULL, "CNN"},
    {"NEW YORK \xE2\x80\x94 Stocks rose", "NEW YORK \xE2\x80\x94", "NEW YORK", NULL, NULL, NULL},
    {"AUBURN \xE2\x80\x94 The city council voted", "AUBURN \xE2\x80\x94", "AUBURN", NULL, NULL, NULL},
    {"NEW DELHI: The Supreme Court on Monday", "NEW DELHI:", "NEW DELHI", NULL, NULL, NULL},
    {"New Delhi, Mar 3 (PTI) The government has", "New Delhi, Mar 3 (PTI)", "New Delhi", "XXXX-03-03",
     "Mar 3", "PTI"},
    {"KYIV, Ukraine, March 3, 2024 (AFP) \xE2\x80\x93 Troops",
     "KYIV, Ukraine, March 3, 2024 (AFP) \xE2\x80\x93", "KYIV, Ukraine", "2024-03-03", "March 3, 2024",
     "AFP"},
    {"WASHINGTON (January 24, 2017) \xE2\x80\x94 Meditation is", "WASHINGTON (January 24, 2017) \xE2\x80\x94",
     "WASHINGTON", "2017-01-24", "January 24, 2017", NULL},
    {"United Nations \xE2\x80\x93 The Security Council", "United Nations \xE2\x80\x93", "United Nations",
     NULL, NULL, NULL},
    /* German */
    {"BERLIN (dpa) - Die Bundesregierung hat", "BERLIN (dpa) -", "BERLIN", NULL, NULL, "dpa"},
    {"Berlin (dpa/lno) \xE2\x80\x93 Die Polizei sucht", "Berlin (dpa/lno) \xE2\x80\x93", "Berlin", NULL, NULL,
     "dpa/lno"},
    {"Frankfurt am Main (dpa) - Der Dax ist", "Frankfurt am Main (dpa) -", "Frankfurt am Main", NULL, NULL,
     "dpa"},
    {"Berlin/M\xC3\xBCnchen \xE2\x80\x93 Die Union streitet", "Berlin/M\xC3\xBCnchen \xE2\x80\x93",
     "Berlin/M\xC3\xBCnchen", NULL, NULL, NULL},
    {"Wien, 3. M\xC3\xA4rz 2024 (APA) - Die Regierung", "Wien, 3. M\xC3\xA4rz 2024 (APA) -", "Wien",
     "2024-03-03", "3. M\xC3\xA4rz 2024", "APA"},
    {"K\xC3\xB6ln (epd). Die Kirche hat", "K\xC3\xB6ln (epd).", "K\xC3\xB6ln", NULL, NULL, "epd"},
    /* French */
    {"PARIS, 3 mars (Reuters) - Le gouvernement", "PARIS, 3 mars (Reuters) -", "PARIS", "XXXX-03-03",
     "3 mars", "Reuters"},
    {"BRUXELLES (Belga) Le Premier ministre", "BRUXELLES (Belga)", "BRUXELLES", NULL, NULL, "Belga"},
    {"Paris (AFP) \xE2\x80\x93 La ministre", "Paris (AFP) \xE2\x80\x93", "Paris", NULL, NULL, "AFP"},
    /* Spanish, Portuguese */
    {"Madrid, 3 mar (EFE).- El Gobierno ha", "Madrid, 3 mar (EFE).-", "Madrid", "XXXX-03-03", "3 mar", "EFE"},
    {"Buenos Aires, 3 de marzo (T\xC3\xA9lam) - El presidente", "Buenos Aires, 3 de marzo (T\xC3\xA9lam) -",
     "Buenos Aires", "XXXX-03-03", "3 de marzo", "T\xC3\xA9lam"},
    {"Lisboa, 03 mar 2024 (Lusa) \xE2\x80\x93 O primeiro-ministro", "Lisboa, 03 mar 2024 (Lusa) \xE2\x80\x93",
     "Lisboa", "2024-03-03", "03 mar 2024", "Lusa"},
    /* Italian */
    {"ROMA (ANSA) - Il presidente", "ROMA (ANSA) -", "ROMA", NULL, NULL, "ANSA"},
    {"(ANSA) - ROMA, 03 MAR - Il presidente", "(ANSA) - ROMA, 03 MAR -", "ROMA", "XXXX-03-03", "03 MAR",
     "ANSA"},
    /* Dutch, Swedish, Danish, Norwegian, Finnish */
    {"DEN HAAG (ANP) - Het kabinet", "DEN HAAG (ANP) -", "DEN HAAG", NULL, NULL, "ANP"},
    {"Stockholm (TT) \xE2\x80\x93 Regeringen", "Stockholm (TT) \xE2\x80\x93", "Stockholm", NULL, NULL, "TT"},
    {"K\xC3\x98"
     "BENHAVN (Ritzau) - Folketinget",
     "K\xC3\x98"
     "BENHAVN (Ritzau) -",
     "K\xC3\x98"
     "BENHAVN",
     NULL, NULL, "Ritzau"},
    {"Oslo (NTB): Statsministeren sier", "Oslo (NTB):", "Oslo", NULL, NULL, "NTB"},
    {"HELSINKI (STT) - Hallitus", "HELSINKI (STT) -", "HELSINKI", NULL, NULL, "STT"},
    /* Polish, Czech, Hungarian, Romanian */
    {"Warszawa (PAP) - Premier powiedzia\xC5\x82", "Warszawa (PAP) -", "Warszawa", NULL, NULL, "PAP"},
    {"Praha 3. b\xC5\x99"
     "ezna (\xC4\x8CTK) - Vl\xC3\xA1"
     "da schv\xC3\xA1lila",
     "Praha 3. b\xC5\x99"
     "ezna (\xC4\x8CTK) -",
     "Praha", "XXXX-03-03",
     "3. b\xC5\x99"
     "ezna",
     "\xC4\x8CTK"},
    {"Budapest (MTI) - A korm\xC3\xA1ny", "Budapest (MTI) -", "Budapest", NULL, NULL, "MTI"},
    /* Russian, Ukrainian, Bulgarian */
    {"Москва. 28 января. INTERFAX.RU - Президент России", "Москва. 28 января. INTERFAX.RU -", "Москва",
     "XXXX-01-28", "28 января", "INTERFAX.RU"},
    {"МОСКВА, 28 янв – РИА Новости. Президент России", "МОСКВА, 28 янв – РИА Новости.", "МОСКВА",
     "XXXX-01-28", "28 янв", "РИА Новости"},
    {"МОСКВА, 28 января. /ТАСС/. Президент России", "МОСКВА, 28 января. /ТАСС/.", "МОСКВА", "XXXX-01-28",
     "28 января", "ТАСС"},
    {"Київ. 3 березня. УНН. Верховна Рада", "Київ. 3 березня. УНН.", "Київ", "XXXX-03-03", "3 березня",
     "УНН"},
    {"София /БТА/ Правителството прие", "София /БТА/", "София", NULL, NULL, "БТА"},
    /* Greek, Turkish */
    {"Αθήνα (ΑΠΕ-ΜΠΕ) - Η κυβέρνηση", "Αθήνα (ΑΠΕ-ΜΠΕ) -", "Αθήνα", NULL, NULL, "ΑΠΕ-ΜΠΕ"},
    {"ANKARA (AA) - Cumhurba\xC5\x9Fkan\xC4\xB1", "ANKARA (AA) -", "ANKARA", NULL, NULL, "AA"},
    /* Arabic, Hindi, Indonesian */
    {"القاهرة (رويترز) - قال الرئيس", "القاهرة (رويترز) -", "القاهرة", NULL, NULL, "رويترز"},
    {"नई दिल्ली, 3 मार्च (भाषा) सरकार ने", "नई दिल्ली, 3 मार्च (भाषा)", "नई दिल्ली", "XXXX-03-03", "3 मार्च",
     "भाषा"},
    {"Jakarta (ANTARA) - Presiden", "Jakarta (ANTARA) -", "Jakarta", NULL, NULL, "ANTARA"},
    /* Chinese, Japanese, Korean */
    {"北京3月5日电 国务院总理", "北京3月5日电", "北京", "XXXX-03-05", "3月5日", NULL},
    {"新华社北京3月5日电 国务院总理", "新华社北京3月5日电", "北京", "XXXX-03-05", "3月5日", "新华社"},
    {"（中央社記者王大明台北5日電）行政院長", "（中央社記者王大明台北5日電）", "台北", "XXXX-XX-05", "5日",
     "中央社"},
    {"[東京 5日 ロイター] - 日銀は", "[東京 5日 ロイター] -", "東京", "XXXX-XX-05", "5日", "ロイター"},
    {"【ワシントン共同】米政府は", "【ワシントン共同】", "ワシントン", NULL, NULL, "共同"},
    {"(서울=연합뉴스) 홍길동 기자 = 정부는", "(서울=연합뉴스) 홍길동 기자 =", "서울", NULL, NULL, "연합뉴스"},
};

static void place_date_and_agency_are_read(void **state)
{
    (void)state;
    unsigned wrong = 0;
    for (size_t i = 0; i < COUNT(datelines); i++)
        wrong += !is_as_wanted(&datelines[i]);
    assert_int_equal(wrong, 0);
}

static const char *const sentences[] = {
    "Apple \xE2\x80\x94 the company that made the phone \xE2\x80\x94 said on Monday",
    "Paris \xE2\x80\x93 die Stadt der Liebe \xE2\x80\x93 ist teuer geworden.",
    "London is a city. The mayor said",
    "On March 3, the company said it would close.",
    "March 3 \xE2\x80\x94 The day began with rain",
    "WATCH \xE2\x80\x94 The president speaks",
    "BREAKING: The court has ruled",
    "UPDATE - The story was changed",
    "NASA \xE2\x80\x94 The agency said",
    "Reuters reported on Monday that shares fell",
    "Reuters \xE2\x80\x94 die Agentur \xE2\x80\x94 meldete das",
    "AP \xE2\x80\x94 The agency",
    "Angela Merkel (CDU) \xE2\x80\x93 Die Kanzlerin sprach",
    "Mr. Smith - a lawyer in London - said",
    "Foto: dpa",
    "Photo (Reuters): The president",
    "Moscow. January 28. INTERFAX -", /* nothing follows */
    "By Ada Lovelace (Reuters) - Shares",
    "Self-driving cars - The next big thing",
    "Москва — столица России.",
    "Владимир Путин - президент России - заявил",
    "Berlin: die Hauptstadt",
    "Le Monde - Le journal",
    "Microsoft, March 3 - The company said",
    "The Associated Press contributed to this report.",
    "Q&A: What to know",
    "MSM MIA: The media",
    "Angela AP - The agency",
    "MIGRATION \xE2\x80\x93 Die Zahl der Menschen",
    "ADVERTISING: The new rules",
    "I \xE2\x80\x94 We are here",
    "10 Downing Street \xE2\x80\x94 The door opened",
    "北京今天下雨。市民",
    "(写真) 東京の街",
    "서울은 오늘 비가 왔다. 시민들은",
    "Ella - La cantante - dijo que",
    "COVID-19 \xE2\x80\x94 The pandemic",
    "\"Berlin \xE2\x80\x93 Alexanderplatz\" ist ein Roman",
    "",
    " ",
};

static void ordinary_sentences_have_none(void **state)
{
    (void)state;
    unsigned wrong = 0;
    for (size_t i = 0; i < COUNT(sentences); i++) {
        struct dateline dateline;
        bool found = read_dateline(&run, str_of(sentences[i]), STR_NONE, &dateline);
        if (found)
            print_error("%s: %.*s\n", sentences[i], STR_FMT(dateline.raw));
        wrong += found;
    }
    assert_int_equal(wrong, 0);
}

/* Whatever stands at the beginning, the reading ends: megabytes of it, one mark over and over. */
static void cost_is_bounded(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    static const char *const units[] = {"London, ", "(", "A.", "北京", "(AP) - ", "/", "- "};
    char *text = run_alloc(&run, SIZE);
    assert_non_null(text);
    for (size_t n = 0; n < COUNT(units); n++) {
        for (size_t i = 0; i < SIZE; i++)
            text[i] = units[n][i % strlen(units[n])];
        struct dateline dateline;
        read_dateline(&run, (struct str){text, SIZE}, STR_NONE, &dateline);
        assert_true(dateline.raw.len <= DATELINE_BYTES_MAX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(place_date_and_agency_are_read),
        WITH_RUN(ordinary_sentences_have_none),
        WITH_RUN(cost_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
