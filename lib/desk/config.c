#include "desk/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "desk/setting.h"
#include "fetch/certificates.h"

enum { LINE_WIDTH = 80, HELP_INDENT = 8, TEXT_MAX = 256, PAPER_MAX = 1 << 16 };

static bool refuse(struct failure *failure, const char *where)
{
    snprintf(failure->member, sizeof(failure->member), "%s", where);
    return false;
}

/* Sets one setting from a flag or a variable, called `where` in what goes wrong. */
static bool set(struct config *config, const struct setting *setting, const char *where, const char *value,
                struct failure *failure)
{
    enum { SHOWN_MAX = 100 };
    if (setting_set(config, setting, value))
        return true;
    struct buf expected;
    buf_init(&expected, NULL, TEXT_MAX);
    setting_expected(setting, &expected);
    failure_set(failure, FAIL_INVALID_REQUEST, "%s is \"%.*s\", but must be %.*s.", where, SHOWN_MAX, value,
                STR_FMT(buf_str(&expected)));
    buf_free(&expected);
    return refuse(failure, where);
}

/* Kubernetes gives every pod NAME_PORT=tcp://ADDRESS:PORT for a service called NAME, ours included. */
static bool is_service_link(const char *value)
{
    return strncmp(value, "tcp://", strlen("tcp://")) == 0;
}

static bool read_environment(struct config *config, int subcommand, struct failure *failure)
{
    bool fine = true;
    struct buf name;
    buf_init(&name, NULL, TEXT_MAX);
    for (size_t i = 0; fine && i < setting_count; i++) {
        if (!(settings[i].subcommands & subcommand))
            continue;
        buf_clear(&name);
        setting_variable(&settings[i], &name);
        const char *value = buf_add_byte(&name, '\0') ? getenv(name.at) : NULL;
        if (value && !is_service_link(value))
            fine = set(config, &settings[i], name.at, value, failure);
    }
    buf_free(&name);
    return fine;
}

/* A flag on its way through config_parse. */
struct flag {
    char name[64];     /* without "--" */
    const char *value; /* NULL: none */
};

/* Reads argv[*i] as a flag, with its value behind "=" or in the next argument, and moves *i past it. */
static bool next_flag(int argc, char **argv, int *i, struct flag *flag, struct failure *failure)
{
    const char *text = argv[*i] + 2, *equals = strchr(text, '=');
    size_t len = equals ? (size_t)(equals - text) : strlen(text);
    if (argv[*i][1] != '-' || len == 0 || len >= sizeof(flag->name)) {
        failure_set(failure, FAIL_INVALID_REQUEST, "There is no flag \"%.64s\".", argv[*i]);
        return refuse(failure, argv[*i]);
    }
    memcpy(flag->name, text, len);
    flag->name[len] = '\0';
    *i += 1;
    flag->value = equals ? equals + 1 : *i < argc ? argv[(*i)++] : NULL;
    return true;
}

/* Reads the file of tables, if one is given. */
static bool load_tables(struct config *config, const char *where, struct failure *failure)
{
    if (!config->tables)
        return true;
    config->desk.tables = &config->tables_file;
    return tables_file_load(&config->tables_file, config->tables, where, failure);
}

/* Looks at the file of certificates, if one is given: without it no server could be verified. */
static bool check_certificates(const struct config *config, const char *where, struct failure *failure)
{
    enum { SHOWN_MAX = 200 };
    if (!config->fetch.ca_file || certificates_are_readable(config->fetch.ca_file))
        return true;
    failure_set(failure, FAIL_INVALID_REQUEST,
                "%s is \"%.*s\", which is no readable file of certificates in PEM.", where, SHOWN_MAX,
                config->fetch.ca_file);
    return refuse(failure, where);
}

typedef int extra_flag(void *context, const char *name, const char *value, struct failure *failure);

static bool take_flag(struct config *config, int subcommand, const struct flag *flag, extra_flag *extra,
                      void *context, struct failure *failure)
{
    char where[sizeof(flag->name) + 2];
    snprintf(where, sizeof(where), "--%s", flag->name);
    if (!flag->value) {
        failure_set(failure, FAIL_INVALID_REQUEST, "%s needs a value.", where);
        return refuse(failure, where);
    }
    int taken = extra ? extra(context, flag->name, flag->value, failure) : 0;
    if (taken < 0)
        return failure->member[0] ? false : refuse(failure, where);
    if (taken)
        return true;
    const struct setting *setting = setting_find(subcommand, flag->name);
    if (setting)
        return set(config, setting, where, flag->value, failure);
    failure_set(failure, FAIL_INVALID_REQUEST, "There is no flag %s.", where);
    return refuse(failure, where);
}

bool config_parse(struct config *config, int subcommand, int *argc, char **argv, extra_flag *extra,
                  void *context, struct failure *failure)
{
    *config = config_default();
    if (!read_environment(config, subcommand, failure))
        return false;
    const char *variable_tables = config->tables, *variable_ca = config->fetch.ca_file;
    int kept = 1, i = 1;
    while (i < *argc && strcmp(argv[i], "--") != 0) {
        struct flag flag;
        if (argv[i][0] != '-' || argv[i][1] == '\0') {
            argv[kept++] = argv[i++];
            continue;
        }
        if (!next_flag(*argc, argv, &i, &flag, failure) ||
            !take_flag(config, subcommand, &flag, extra, context, failure))
            return false;
    }
    for (i++; i < *argc; i++)
        argv[kept++] = argv[i];
    *argc = kept;
    config->desk.fetch = &config->fetch;
    if (!check_certificates(config, config->fetch.ca_file == variable_ca ? "COPYDESK_FETCH_CA" : "--fetch-ca",
                            failure))
        return false;
    return load_tables(config, config->tables == variable_tables ? "COPYDESK_TABLES" : "--tables", failure);
}

/* Adds text word by word, each line indented and at most LINE_WIDTH long. */
static void print_wrapped(struct buf *out, struct str text)
{
    struct str word;
    size_t column = HELP_INDENT;
    buf_printf(out, "%*s", HELP_INDENT, "");
    while (str_next(&text, ' ', &word)) {
        bool first = column == HELP_INDENT, wraps = !first && column + 1 + word.len > LINE_WIDTH;
        if (wraps)
            buf_printf(out, "\n%*s", HELP_INDENT, "");
        else if (!first)
            buf_add_byte(out, ' ');
        column = (wraps ? HELP_INDENT : column + !first) + word.len;
        buf_add_str(out, word);
    }
    buf_add_byte(out, '\n');
}

void config_print_help(int subcommand, struct buf *out)
{
    struct config defaults = config_default();
    struct buf text;
    buf_init(&text, NULL, PAPER_MAX);
    for (size_t i = 0; i < setting_count; i++) {
        if (!(settings[i].subcommands & subcommand))
            continue;
        buf_printf(out, "  --%s %s\n", settings[i].name, setting_placeholder(&settings[i]));
        buf_clear(&text);
        buf_printf(&text, "%s. Default: ", settings[i].help);
        setting_print(&defaults, &settings[i], &text);
        print_wrapped(out, buf_str(&text));
    }
    buf_free(&text);
}

/* "serve, batch". */
static void print_subcommands(int subcommands, struct buf *out)
{
    static const struct {
        int bit;
        const char *name;
    } names[] = {{FOR_SERVE, "serve"}, {FOR_READ, "read"}, {FOR_BATCH, "batch"}};
    const char *separator = "";
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (subcommands & names[i].bit) {
            buf_printf(out, "%s%s", separator, names[i].name);
            separator = ", ";
        }
}

void config_print_markdown(struct buf *out)
{
    struct config defaults = config_default();
    buf_add_str(out, STR("| flag | variable | default | of | what it sets |\n|---|---|---|---|---|\n"));
    for (size_t i = 0; i < setting_count; i++) {
        buf_printf(out, "| `--%s %s` | `", settings[i].name, setting_placeholder(&settings[i]));
        setting_variable(&settings[i], out);
        buf_add_str(out, STR("` | "));
        if (strcmp(settings[i].name, "workers") == 0)
            buf_add_str(out, STR("one a core"));
        else
            setting_print(&defaults, &settings[i], out);
        buf_add_str(out, STR(" | "));
        print_subcommands(settings[i].subcommands, out);
        buf_printf(out, " | %s |\n", settings[i].help);
    }
}
