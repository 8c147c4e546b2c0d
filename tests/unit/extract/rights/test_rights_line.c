#include "unit/page.h"

#include "extract/rights/rights_line.h"

static void lines_say_of_rights(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum rights_kind kind;
    } rows[] = {
        {"The rights to this material belong to", RIGHTS_NOTICE},
        {"The material is placed by the copyright holder in the public domain", RIGHTS_USAGE},
        {"© 2024 The Courier. All rights reserved.", RIGHTS_NOTICE},
        {"The Courier © 2019–2024", RIGHTS_NOTICE},
        {"Copyright 2024 The Courier", RIGHTS_NOTICE},
        {"(c) 2024 The Courier", RIGHTS_NOTICE},
        {"Copyright The Courier", RIGHTS_NOTICE},
        {"Copyright © Jane Doe", RIGHTS_NOTICE},
        {"Alle Rechte vorbehalten", RIGHTS_NOTICE},
        {"Все права защищены. 2024", RIGHTS_NOTICE},
        {"Riproduzione riservata", RIGHTS_NOTICE},
        {"版权所有 新闻网", RIGHTS_NOTICE},
        {"저작권자 ⓒ 한국신문", RIGHTS_NOTICE},
        {"Toute reproduction interdite sans autorisation", RIGHTS_USAGE},
        {"This material may not be published, broadcast or rewritten.", RIGHTS_USAGE},
        {"При использовании материалов ссылка на сайт обязательна", RIGHTS_USAGE},
        {"無断転載を禁じます", RIGHTS_USAGE},
        {"This work is licensed under a Creative Commons Attribution 4.0 licence", RIGHTS_USAGE},
        {"Photo © Jane Doe", RIGHTS_NONE},
        {"(c) the third point of the list", RIGHTS_NONE},
        {"Copyright law has been changing in the courts since the ruling of last week", RIGHTS_NONE},
        {"He has every right to say so", RIGHTS_NONE},
        {"They entered the house without permission", RIGHTS_NONE},
        {"", RIGHTS_NONE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        enum rights_kind kind = rights_of_line(str_of(rows[i].line));
        if (kind != rows[i].kind)
            print_error("the line is \"%s\"\n", rows[i].line);
        assert_int_equal(kind, rows[i].kind);
        assert_int_equal(is_rights_line(str_of(rows[i].line)), kind != RIGHTS_NONE);
    }
}

static void notices_name_holders(void **state)
{
    (void)state;
    static const struct {
        const char *line, *holder;
        unsigned year;
    } rows[] = {
        {"© 2024 The Courier. All rights reserved.", "The Courier", 2024},
        {"© 2019–2024 The Courier All rights reserved", "The Courier", 2024},
        {"Copyright © 2024 by Jane Doe", "Jane Doe", 2024},
        {"The Courier © 2010 - 2024", "The Courier", 2024},
        {"Copyright 2024 Courier Media Inc. | Privacy", "Courier Media Inc", 2024},
        {"© Courier Media", "Courier Media", 0},
        {"© 2026 Jane Doe · Privacy ∙ Terms", "Jane Doe", 2026},
        {"© 2026 Courier Media – Imprint", "Courier Media", 2026},
        {"© АО «Вестник», 2024", "АО «Вестник»", 2024},
        {"© 2024", NULL, 2024},
        {"All rights reserved", NULL, 0},
        {"The rights to this material belong to", NULL, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_span(holder_of_notice(str_of(rows[i].line)), rows[i].holder);
        assert_int_equal(year_of_notice(str_of(rows[i].line)), rows[i].year);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(lines_say_of_rights),
        WITH_RUN(notices_name_holders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
