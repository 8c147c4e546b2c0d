/* One JSON object a line on stderr, written with one write(2) so that lines of several threads and processes
 * do not mix. Lines past LOG_LINE_MAX lose their last fields, never their form. */
#ifndef COPYDESK_BASE_LOG_H
#define COPYDESK_BASE_LOG_H

#include "base/str.h"

enum { LOG_LINE_MAX = 8192 };

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR, LOG_OFF };

struct log_line {
    char bytes[LOG_LINE_MAX];
    size_t len;
    bool wanted;
};

/* Lines under `level` are dropped; the default is LOG_INFO. Set before threads start. */
void log_set_level(enum log_level level);

/* Begins a line with "time", "level" and "event"; then fields; then log_end writes it. */
void log_begin(struct log_line *line, enum log_level level, const char *event);
void log_str(struct log_line *line, const char *name, struct str value);
void log_i64(struct log_line *line, const char *name, int64_t value);
void log_ms(struct log_line *line, const char *name,
            int64_t ns); /* nanoseconds, shown as ms with 3 decimals */
void log_end(struct log_line *line);

/* A whole line: the event and one message. */
void log_event(enum log_level level, const char *event, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
