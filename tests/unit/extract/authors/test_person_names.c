#include <stdio.h>

#include "unit/run.h"

#include "extract/authors/person_names.h"

struct row {
    const char *text, *names, *agency;
};

/* The names that a text gives, parted by "/". */
static const char *names_of(const char *text, enum name_trust trust, struct name_list *list)
{
    static char out[2048];
    size_t len = 0;
    *list = (struct name_list){0};
    part_names(str_of(text), trust, list);
    out[0] = '\0';
    for (size_t i = 0; i < list->count; i++)
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s", i ? "/" : "",
                                STR_FMT(list->people[i].name));
    return out;
}

static void check_rows(const struct row *rows, size_t count, enum name_trust trust)
{
    unsigned wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct name_list list;
        const char *names = names_of(rows[i].text, trust, &list);
        bool is_right = strcmp(names, rows[i].names) == 0 && str_eq(list.agency, str_of(rows[i].agency));
        if (!is_right)
            print_error("<%s>: <%s> agency <%.*s>\n", rows[i].text, names, STR_FMT(list.agency));
        wrong += !is_right;
    }
    assert_int_equal(wrong, 0);
}

static void declared_names_are_parted(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Ada Lovelace", "Ada Lovelace", NULL},
        {"By Ada Lovelace and Grace Hopper", "Ada Lovelace/Grace Hopper", NULL},
        {"Ada Lovelace, Grace Hopper; Mary Shelley", "Ada Lovelace/Grace Hopper/Mary Shelley", NULL},
        {"Ada Lovelace, ada lovelace", "Ada Lovelace", NULL},
        {"Von Miller", "Von Miller", NULL},
        {"Ada Lovelace, MD, and Grace Hopper, Ph.D.", "Ada Lovelace, MD/Grace Hopper, Ph.D.", NULL},
        {"Dylan Bailey, MS, RD, FAND", "Dylan Bailey, MS, RD, FAND", NULL},
        {"Martin Short, Jr.", "Martin Short, Jr.", NULL},
        {"ADA LOVELACE, GRACE LEE", "ADA LOVELACE/GRACE LEE", NULL},
        {"Ada Lovelace, Senior Staff Writer", "Ada Lovelace", NULL},
        {"Ada Lovelace, The Example Times", "Ada Lovelace", NULL},
        {"Ada Lovelace, example.com", "Ada Lovelace", NULL},
        {"Everfit Team", "Everfit Team", NULL},
        {"Our Foreign Staff", "Our Foreign Staff", NULL},
        {"Ada Lovelace (avec Grace Hopper et Mary Shelley)", "Ada Lovelace", NULL},
        {"Center for Drug Evaluation and Research", "Center for Drug Evaluation and Research", NULL},
        {"Ada Lovelace, Reuters", "Ada Lovelace", "Reuters"},
        {"The Associated Press", "The Associated Press", "The Associated Press"},
        {"AFP/dpa", "AFP", "AFP"},
        {"Petra", "Petra", NULL}, /* the agency signs PETRA */
        {"hackermondev (Daniel)", "hackermondev", NULL},
        {"agent007", "agent007", NULL},
        {"https://social.example/ada", "", NULL},
        {"ada@example.org", "", NULL},
        {"{{author}}", "", NULL},
        {"admin", "", NULL},
        {"Staff Writer", "", NULL},
        {"null", "", NULL},
        {"X", "", NULL},
        {"January 28", "", NULL},
        {"one two three four five six seven eight", "", NULL},
        {"Иван Петров и Анна Сидорова", "Иван Петров/Анна Сидорова", NULL},
        {"José Pérez y María López", "José Pérez/María López", NULL},
        {"Jean Dupont et Marie Curie", "Jean Dupont/Marie Curie", NULL},
        {"Anna Schmidt und Karl von Braun", "Anna Schmidt/Karl von Braun", NULL},
        {"王小明、李四", "王小明/李四", NULL},
        {"", "", NULL},
        {",;|", "", NULL},
    };
    check_rows(rows, COUNT(rows), NAMES_DECLARED);
}

static void names_are_cut_out_of_marked_bylines(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"By Ada Lovelace | Senior Writer | The Example", "Ada Lovelace", NULL},
        {"By: Ada Lovelace on 4 August", "Ada Lovelace", NULL},
        {"Ada Lovelace in Technology", "Ada Lovelace", NULL},
        {"Ada Lovelace Staff Writer", "Ada Lovelace", NULL},
        {"ByAda Lovelace", "Ada Lovelace", NULL},
        {"By\nAda Lovelace\nTechnology Reporter", "Ada Lovelace", NULL},
        {"Written by Ada Lovelace, Edited by Grace Hopper", "Ada Lovelace", NULL},
        {"Text: Ada Lovelace, Fotos: Grace Hopper", "Ada Lovelace", NULL},
        {"23:39 \xC2\xB7 von Tobi", "Tobi", NULL},
        {"Von Anna Schmidt, dpa", "Anna Schmidt", "dpa"},
        {"Interview: Julia Lauter", "Julia Lauter", NULL},
        {"Par Jean Dupont et Marie Curie", "Jean Dupont/Marie Curie", NULL},
        {"Por Alberto \xC3\x81vila", "Alberto \xC3\x81vila", NULL},
        {"Di Marco Rossi", "Marco Rossi", NULL},
        {"Автор: Иван Петров", "Иван Петров", NULL},
        {"Tekst: Anna Nowak", "Anna Nowak", NULL},
        {"作者：王小明", "王小明", NULL},
        {"بقلم: أحمد علي", "أحمد علي", NULL},
        {"Photo by Grace Hopper", "", NULL},
        {"Photos de Bavi\xC3\xA8re", "", NULL},
        {"\xC2\xA9 by Ada Lovelace", "", NULL},
        {"Data: 28-04-2021", "", NULL},
        {"Reviewed by Grace Hopper, MD", "", NULL},
        {"홍길동 기자", "홍길동", NULL},
        {"Published", "", NULL},
    };
    check_rows(rows, COUNT(rows), NAMES_MARKED);
}

static void only_what_follows_a_bylines_word_is_seen(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"By Ada Lovelace", "Ada Lovelace", NULL},
        {"Posted by BeauHD", "BeauHD", NULL},
        {"Ada Lovelace", "", NULL},
        {"Reuters", "", NULL},
        {"By the way, this is no name", "", NULL},
        {"May 4 | By Ada Lovelace", "Ada Lovelace", NULL},
        {"Image source: \xC2\xA9 Reuters, Ada Lovelace", "", NULL},
        {"Author: Ada Lovelace", "Ada Lovelace", NULL},
        {"Author guidelines for contributors", "", NULL},
        {"Γράφει η Μαρία Παπαδοπούλου", "Μαρία Παπαδοπούλου", NULL},
        {"Oleh Budi Santoso", "Budi Santoso", NULL},
        {"Írta: Kovács János", "Kovács János", NULL},
    };
    check_rows(rows, COUNT(rows), NAMES_SEEN);
}

static void a_name_looks_like_one(void **state)
{
    (void)state;
    static const char *const names[] = {"Ada Lovelace", "Karl von Braun", "Иван Петров", "J. R. R. Tolkien",
                                        "王小明"};
    static const char *const others[] = {
        "Ada", "Share this post", "May 4", "Staff Writer", "By Ada Lovelace", "a b", ""};
    for (size_t i = 0; i < COUNT(names); i++)
        assert_true(looks_like_name(str_of(names[i])));
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(looks_like_name(str_of(others[i])));
}

static void count_and_cost_are_bounded(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    static const char *const units[] = {"Ada Lovelace, ", "By ", "a and ", ",", "\n", "(", "Staff "};
    char *text = run_alloc(&run, SIZE);
    assert_non_null(text);
    for (size_t n = 0; n < COUNT(units); n++) {
        struct name_list list = {0};
        for (size_t i = 0; i < SIZE; i++)
            text[i] = units[n][i % strlen(units[n])];
        part_names((struct str){text, SIZE}, NAMES_DECLARED, &list);
        assert_true(list.count <= AUTHORS_MAX);
    }
    struct name_list many = {0};
    part_names(
        STR("Name A,Name B,Name C,Name D,Name E,Name F,Name G,Name H,Name I,Name J,Name K,Name L,Name M,"
            "Name N,Name O,Name P,Name Q,Name R"),
        NAMES_DECLARED, &many);
    assert_int_equal(many.count, AUTHORS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(declared_names_are_parted),
        WITH_RUN(names_are_cut_out_of_marked_bylines),
        WITH_RUN(only_what_follows_a_bylines_word_is_seen),
        WITH_RUN(a_name_looks_like_one),
        WITH_RUN(count_and_cost_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
