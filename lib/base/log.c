#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/utf8.h"

static enum log_level wanted_level = LOG_INFO;

static const char *const level_names[] = {"debug", "info", "warn", "error", "off"};

enum { LOG_TAIL = 2 }; /* room kept for "}\n" */

void log_set_level(enum log_level level)
{
    wanted_level = level;
}

/* Adds bytes, all or none. */
static bool add(struct log_line *line, const char *bytes, size_t len)
{
    if (len > sizeof line->bytes - LOG_TAIL - line->len)
        return false;
    memcpy(line->bytes + line->len, bytes, len);
    line->len += len;
    return true;
}

/* Ill-formed UTF-8 becomes U+FFFD: clients choose what stands in paths and fields. */
static bool add_escaped(struct log_line *line, struct str s)
{
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        uint32_t c = utf8_next(s, &i);
        char escaped[8];
        int len = c == '"' || c == '\\'                  ? snprintf(escaped, sizeof escaped, "\\%c", (char)c)
                  : c < 0x20 || c == 0x7F || c == 0xFFFD ? snprintf(escaped, sizeof escaped, "\\u%04x", c)
                                                         : 0;
        if (!(len ? add(line, escaped, (size_t)len) : add(line, s.at + from, i - from)))
            return false;
    }
    return true;
}

static bool add_name(struct log_line *line, const char *name)
{
    return (line->len == 1 || add(line, ",", 1)) && add(line, "\"", 1) && add_escaped(line, str_of(name)) &&
           add(line, "\":", 2);
}

void log_str(struct log_line *line, const char *name, struct str value)
{
    if (!line->wanted)
        return;
    size_t before = line->len;
    if (!(add_name(line, name) && add(line, "\"", 1) && add_escaped(line, value) && add(line, "\"", 1)))
        line->len = before;
}

static void add_number(struct log_line *line, const char *name, const char *digits)
{
    size_t before = line->len;
    if (!(add_name(line, name) && add(line, digits, strlen(digits))))
        line->len = before;
}

void log_i64(struct log_line *line, const char *name, int64_t value)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)value);
    if (line->wanted)
        add_number(line, name, digits);
}

void log_ms(struct log_line *line, const char *name, int64_t ns)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.3f", (double)ns / (double)NS_PER_MS);
    if (line->wanted)
        add_number(line, name, digits);
}

void log_begin(struct log_line *line, enum log_level level, const char *event)
{
    line->wanted = level >= wanted_level && wanted_level != LOG_OFF;
    line->len = 0;
    if (!line->wanted)
        return;
    char stamp[CLOCK_STAMP_SIZE];
    clock_stamp(clock_wall_ms(), stamp);
    add(line, "{", 1);
    log_str(line, "time", str_of(stamp));
    log_str(line, "level", str_of(level_names[level]));
    log_str(line, "event", str_of(event));
}

void log_end(struct log_line *line)
{
    if (!line->wanted)
        return;
    memcpy(line->bytes + line->len, "}\n", LOG_TAIL);
    ssize_t written = write(STDERR_FILENO, line->bytes, line->len + LOG_TAIL);
    (void)written; /* a log that cannot be written has nowhere to say so */
}

void log_event(enum log_level level, const char *event, const char *format, ...)
{
    char message[1024];
    va_list list;
    va_start(list, format);
    vsnprintf(message, sizeof message, format, list);
    va_end(list);
    struct log_line line;
    log_begin(&line, level, event);
    log_str(&line, "message", str_of(message));
    log_end(&line);
}
