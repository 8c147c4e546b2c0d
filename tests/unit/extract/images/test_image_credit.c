#include "unit/page.h"

#include "extract/images/image_credit.h"

static void a_line_that_is_a_credit(void **state)
{
    (void)state;
    static const struct {
        const char *line, *credit; /* NULL: none */
    } rows[] = {
        {"Image source: © РИА Новости, Михаил Климентьев", "РИА Новости, Михаил Климентьев"},
        {"Photo: Jane Doe/Reuters", "Jane Doe/Reuters"},
        {"PHOTO CREDIT: Jane Doe", "Jane Doe"},
        {"(Photo: Jane Doe)", "Jane Doe"},
        {"Photo by Jane Doe", "Jane Doe"},
        {"Photos courtesy of the City Museum", "the City Museum"},
        {"Photo courtesy of Jane Doe.", "Jane Doe"},
        {"Photo © Jane Doe", "Jane Doe"},
        {"Photo by J. R. Doe / Getty Images", "J. R. Doe / Getty Images"},
        {"Photograph: Jane Doe/The Courier", "Jane Doe/The Courier"},
        {"Illustration by Jane Doe", "Jane Doe"},
        {"Image: dpa", "dpa"},
        {"Фото: Иван Петров / ТАСС", "Иван Петров / ТАСС"},
        {"Источник фото: пресс-служба губернатора", "пресс-служба губернатора"},
        {"Foto: Erika Muster/dpa", "Erika Muster/dpa"},
        {"Foto von Erika Muster", "Erika Muster"},
        {"Bildnachweis: privat", "privat"},
        {"Crédit photo : Jeanne Dupont", "Jeanne Dupont"},
        {"Fot. Jan Kowalski", "Jan Kowalski"},
        {"写真：共同通信", "共同通信"},
        {"写真=山田太郎", "山田太郎"},
        {"图片来源：新华社", "新华社"},
        {"사진 제공: 연합뉴스", "연합뉴스"},
        {"الصورة: رويترز", "رويترز"},
        {"Photo: The bridge in March", NULL},
        {"Photo: two men walk through the flooded lower town", NULL},
        {"Photos by the river show what was lost", NULL},
        {"Image: A man walks home. Police closed the bridge", NULL},
        {"Photo gallery", NULL},
        {"Photo", NULL},
        {"Photo:", NULL},
        {"Photo of Jane Doe", NULL},
        {"Photos of the Flood", NULL},
        {"© The Courier 2024", NULL},
        {"Source: Reuters", NULL},
        {"Photosynthesis: The Basics", NULL},
        {"The photo: Jane Doe", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str credit;
        bool is = credit_of_line(str_of(rows[i].line), &credit);
        if (is != (rows[i].credit != NULL))
            print_error("the line is \"%s\"\n", rows[i].line);
        assert_int_equal(is, rows[i].credit != NULL);
        assert_span(credit, rows[i].credit);
    }
}

static void what_is_known_to_be_a_credit_loses_its_label(void **state)
{
    (void)state;
    static const struct {
        const char *text, *credit;
    } rows[] = {
        {"Jane Doe", "Jane Doe"},
        {"Source: Reuters", "Reuters"},
        {"© Jane Doe", "Jane Doe"},
        {"Credit: AP", "AP"},
        {"(Jane Doe)", "Jane Doe"},
        {"Image Bank", "Image Bank"},
        {"by Jane Doe", "Jane Doe"},
        {"Credit: Photo: PA", "PA"},
        {"Photo:", NULL},
        {"Getty Images", "Getty Images"},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(credit_without_label(str_of(rows[i].text)), rows[i].credit);
}

static void caption_and_credit_are_parted(void **state)
{
    (void)state;
    static const struct {
        const char *printed, *caption, *credit;
    } rows[] = {
        {"The bridge in March. Photo: Jane Doe", "The bridge in March.", "Jane Doe"},
        {"The bridge in March. (Photo by Jane Doe/AFP)", "The bridge in March.", "Jane Doe/AFP"},
        {"The bridge in March. (AP Photo/Jane Doe)", "The bridge in March.", "AP Photo/Jane Doe"},
        {"The bridge (Reuters)", "The bridge", "Reuters"},
        {"The bridge [Jane Doe/Al Ahram]", "The bridge", "Jane Doe/Al Ahram"},
        {"The bridge in March | Photo Credit: Jane Doe", "The bridge in March", "Jane Doe"},
        {"The bridge in March © Jane Doe", "The bridge in March", "Jane Doe"},
        {"The bridge in March. Jane Doe/AFP via Getty Images", "The bridge in March.",
         "Jane Doe/AFP via Getty Images"},
        {"Der Kanzler im März Foto: Erika Muster/dpa", "Der Kanzler im März", "Erika Muster/dpa"},
        {"Мост в марте. Фото: Иван Петров", "Мост в марте.", "Иван Петров"},
        {"三月的桥。图片来源：新华社", "三月的桥。", "新华社"},
        {"A bridge. Source: City Museum", "A bridge.", "City Museum"},
        {"Photo: Jane Doe", NULL, "Jane Doe"},
        {"The bridge in March", "The bridge in March", NULL},
        {"The bridge (left) and the mill (right)", "The bridge (left) and the mill (right)", NULL},
        {"The photo by the door shows the Mayor", "The photo by the door shows the Mayor", NULL},
        {"The mill stood until 1990. It was sold.", "The mill stood until 1990. It was sold.", NULL},
        {"", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str caption, credit;
        part_caption(str_of(rows[i].printed), &caption, &credit);
        if (!str_eq(credit, str_of(rows[i].credit)) || !str_eq(caption, str_of(rows[i].caption)))
            print_error("the caption is \"%s\": \"%.*s\" and \"%.*s\"\n", rows[i].printed, STR_FMT(caption),
                        STR_FMT(credit));
        assert_span(caption, rows[i].caption);
        assert_span(credit, rows[i].credit);
    }
}

static void long_caption_keeps_its_head(void **state)
{
    (void)state;
    static char text[3000];
    memset(text, 'a', 2500);
    memcpy(text + 2500, ". Photo: Jane Doe", 18);
    struct str caption, credit;
    part_caption(str_of(text), &caption, &credit);
    assert_int_equal(caption.len, 2501);
    assert_span(credit, "Jane Doe");
}

static void credits_have_a_cap(void **state)
{
    (void)state;
    static char text[1000] = "Photo credit: ";
    size_t label = strlen(text);
    struct str credit;
    memset(text + label, 'A', CREDIT_MAX);
    assert_true(credit_of_line(str_of(text), &credit));
    text[label + CREDIT_MAX] = 'A';
    assert_false(credit_of_line(str_of(text), &credit));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(a_line_that_is_a_credit),
        WITH_RUN(what_is_known_to_be_a_credit_loses_its_label),
        WITH_RUN(caption_and_credit_are_parted),
        WITH_RUN(long_caption_keeps_its_head),
        WITH_RUN(credits_have_a_cap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
