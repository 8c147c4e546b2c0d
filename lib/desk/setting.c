#include "desk/setting.h"

#include <sched.h>

#include "base/url.h"
#include "fetch/robots.h"

enum { WORKERS_MAX = 1024, MS_MAX = 3600000 };
#define KIB ((size_t)1024)
#define MIB (1024 * KIB)
#define GIB (1024 * MIB)

#define AT(member) offsetof(struct config, member)

/* Names and ranges; the defaults stand in config_default. */
const struct setting settings[] = {
    {"host", FOR_SERVE, SETTING_TEXT, AT(host), 0, 0, "Address to listen on"},
    {"port", FOR_SERVE, SETTING_COUNT, AT(port), 0, 65535,
     "Port to listen on; 0: any free one, which is logged"},
    {"admin-port", FOR_SERVE, SETTING_COUNT, AT(admin_port), 0, 65535,
     "Port that serves health and metrics apart; 0: none"},
    {"workers", FOR_SERVE | FOR_BATCH, SETTING_COUNT, AT(desk.workers), 1, WORKERS_MAX,
     "Worker processes; by default one for each core this process may use"},
    {"queue-per-worker", FOR_SERVE, SETTING_COUNT, AT(desk.queue_per_worker), 1, 65536,
     "Jobs that may wait, a worker; more are refused with 503"},
    {"queue-wait", FOR_SERVE, SETTING_DURATION, AT(desk.queue_wait_ms), 0, 3600000,
     "How long a job may wait for a worker; longer is answered 503; 0: for ever"},
    {"max-request", FOR_SERVE, SETTING_SIZE, AT(request_bytes), 1 * KIB, 256 * MIB,
     "A request's body, as sent"},
    {"max-buffered", FOR_SERVE, SETTING_SIZE, AT(buffered_bytes), 1 * KIB, 1024 * GIB,
     "All request bodies held at once, coming or waiting; one more is answered 503"},
    {"max-inflated", FOR_ALL, SETTING_SIZE, AT(desk.limits.inflated_bytes), 1 * KIB, 256 * MIB,
     "A request's body after its content coding; a file's length"},
    {"max-request-header", FOR_SERVE, SETTING_SIZE, AT(request_header_bytes), 1 * KIB, 1 * MIB,
     "A request's line and header fields"},
    {"max-line", FOR_BATCH, SETTING_SIZE, AT(line_bytes), 1 * KIB, 256 * MIB,
     "A line of input; longer ones are answered with a problem"},
    {"max-result", FOR_ALL, SETTING_SIZE, AT(desk.limits.result_bytes), 64 * KIB, 1 * GIB, "An answer"},
    {"idle-timeout", FOR_SERVE, SETTING_DURATION, AT(idle_ms), 1000, MS_MAX,
     "A connection without traffic; also until a request's header fields are whole"},
    {"body-timeout", FOR_SERVE, SETTING_DURATION, AT(body_ms), 1000, MS_MAX,
     "Until a request's body is whole"},
    {"max-connections", FOR_SERVE, SETTING_COUNT, AT(connections), 1, 1000000, "Connections at once"},
    {"max-connections-per-address", FOR_SERVE, SETTING_COUNT, AT(connections_per_address), 1, 1000000,
     "Connections at once from one address"},
    {"drain-delay", FOR_SERVE, SETTING_DURATION, AT(drain_delay_ms), 0, MS_MAX,
     "After SIGTERM: how long to accept requests still, while not ready"},
    {"drain-timeout", FOR_SERVE, SETTING_DURATION, AT(drain_timeout_ms), 0, MS_MAX,
     "After that: how long to finish what was accepted"},
    {"job-wall", FOR_ALL, SETTING_DURATION, AT(desk.limits.job_wall_ms), 10, MS_MAX,
     "Wall time of one job in a worker"},
    {"job-cpu", FOR_ALL, SETTING_DURATION, AT(desk.limits.job_cpu_ms), 10, MS_MAX,
     "CPU time of one job in a worker"},
    {"job-memory", FOR_ALL, SETTING_SIZE, AT(desk.limits.arena_bytes), 1 * MIB, 4 * GIB,
     "Memory that one job may allocate"},
    {"max-depth", FOR_ALL, SETTING_COUNT, AT(desk.limits.depth), 16, 65535,
     "Elements of a page open at once"},
    {"max-attributes", FOR_ALL, SETTING_COUNT, AT(desk.limits.attributes), 8, 65535, "Attributes of one tag"},
    {"max-nodes", FOR_ALL, SETTING_COUNT, AT(desk.limits.nodes), 1000, 100000000, "Nodes of one page"},
    {"max-pages", FOR_ALL, SETTING_COUNT, AT(desk.limits.pages), 1, PAGES_MAX,
     "Pages of one article that are joined, whatever `pages` asks for"},
    {"tables", FOR_ALL, SETTING_FILE, AT(tables), 0, 0,
     "Learnt tables to work with in place of those built in; read once, at the start"},
    {"fetch-allow", FOR_ALL, SETTING_CIDRS, AT(fetch.allow), 0, 0,
     "Networks that pages may be fetched from although they are not public, on any port"},
    {"fetch-ports", FOR_ALL, SETTING_PORTS, AT(fetch.ports), 0, 0,
     "Ports that pages are fetched from elsewhere"},
    {"fetch-ca", FOR_ALL, SETTING_FILE, AT(fetch.ca_file), 0, 0,
     "Certificates (PEM) to trust in place of the system's"},
    {"user-agent", FOR_ALL, SETTING_TEXT, AT(fetch.user_agent), 0, 0, "User-Agent of fetches"},
    {"fetch-connect-timeout", FOR_ALL, SETTING_DURATION, AT(fetch.connect_ms), 10, MS_MAX,
     "A fetch, until it is connected"},
    {"fetch-first-byte-timeout", FOR_ALL, SETTING_DURATION, AT(fetch.first_byte_ms), 10, MS_MAX,
     "A fetch, until the first byte of the answer"},
    {"fetch-timeout", FOR_ALL, SETTING_DURATION, AT(fetch.whole_ms), 10, MS_MAX,
     "A fetch as a whole, redirects included"},
    {"fetch-low-speed", FOR_ALL, SETTING_SIZE, AT(fetch.low_speed_bytes), 0, 1 * GIB,
     "Bytes a second; a fetch that is slower over the next time ends; 0: none does"},
    {"fetch-low-speed-time", FOR_ALL, SETTING_DURATION, AT(fetch.low_speed_ms), 10, MS_MAX,
     "How long a fetch may be slower than that"},
    {"fetch-max-wire", FOR_ALL, SETTING_SIZE, AT(fetch.wire_bytes), 1 * KIB, 128 * MIB,
     "A fetched body, as sent"},
    {"fetch-max-inflated", FOR_ALL, SETTING_SIZE, AT(desk.limits.page_bytes), 1 * KIB, 256 * MIB,
     "A fetched body after its content coding"},
    {"fetch-max-header", FOR_ALL, SETTING_SIZE, AT(fetch.header_bytes), 1 * KIB, 1 * MIB,
     "Header fields of a fetched answer"},
    {"fetch-max-redirects", FOR_ALL, SETTING_COUNT, AT(fetch.redirects), 0, 50,
     "Redirects that a fetch follows"},
    {"max-fetches", FOR_ALL, SETTING_COUNT, AT(fetch.max_fetches), 1, 65536, "Fetches at once; more wait"},
    {"max-fetches-per-host", FOR_ALL, SETTING_COUNT, AT(fetch.max_per_host), 1, 65536,
     "Fetches at once from one host; more wait"},
    {"fetch-host-delay", FOR_ALL, SETTING_DURATION, AT(fetch.host_delay_ms), 0, MS_MAX,
     "Least time between the starts of two fetches of one host; redirects and robots.txt do not count"},
    {"robots", FOR_ALL, SETTING_ROBOTS, AT(fetch.robots), 0, 0,
     "Whose fetches obey robots.txt: no one's, those of pages named by lines, or everyone's"},
    {"robots-max", FOR_ALL, SETTING_SIZE, AT(fetch.robots_bytes), 1 * KIB, ROBOTS_BODY_MAX,
     "What is read of a robots.txt"},
    {"robots-cache", FOR_ALL, SETTING_SIZE, AT(fetch.robots_cache_bytes), 0, 16 * GIB,
     "Rules of robots.txt that are kept, all sites together"},
    {"robots-ttl", FOR_ALL, SETTING_DURATION, AT(fetch.robots_ttl_ms), 0, ROBOTS_LIFE_MAX_S *(uint64_t)1000,
     "How long a site's robots.txt is kept"},
    {"max-crawl-delay", FOR_ALL, SETTING_DURATION, AT(fetch.crawl_delay_ms), 0, MS_MAX,
     "A longer Crawl-delay of a robots.txt counts as this"},
    {"max-url", FOR_ALL, SETTING_SIZE, AT(fetch.url_bytes), 64, 8 * KIB, "A URL to fetch"},
    {"renderer", FOR_ALL, SETTING_URL, AT(desk.renderer), 0, 0,
     "URL of a browser service's POST /content; fetched pages that show their text only where scripts run "
     "are had from there"},
    {"renderer-timeout", FOR_ALL, SETTING_DURATION, AT(desk.renderer_ms), 10, MS_MAX,
     "An answer of the renderer as a whole"},
    {"log-level", FOR_ALL, SETTING_LEVEL, AT(log_level), 0, 0,
     "What is logged on stderr, from which level on"},
};
const size_t setting_count = sizeof(settings) / sizeof(settings[0]);

/* How the values of a type are written. */
static const struct {
    const char *placeholder, *what, *such_as;
} types[] = {
    [SETTING_COUNT] = {"N", "a whole number", ""},
    [SETTING_SIZE] = {"SIZE", "a size", ", such as 16MiB, 64KiB or a plain number of bytes"},
    [SETTING_DURATION] = {"DURATION", "a duration", ", such as 500ms, 30s or 2m"},
    [SETTING_TEXT] = {"TEXT", "some text", ""},
    [SETTING_FILE] = {"FILE", "a file's path", ""},
    [SETTING_URL] = {"URL", "an absolute http or https URL", ""},
    [SETTING_CIDRS] = {"CIDR[,CIDR]", "networks", ", such as 127.0.0.0/8,::1/128"},
    [SETTING_PORTS] = {"PORT[,PORT]", "ports from 1 to 65535", ", such as 80,443"},
    [SETTING_ROBOTS] = {"WHOSE", "one of off, batch and always", ""},
    [SETTING_LEVEL] = {"LEVEL", "one of debug, info, warn, error and off", ""},
};

static const struct unit {
    const char *name;
    uint64_t factor;
} size_units[] = {{"GiB", GIB}, {"MiB", MIB}, {"KiB", KIB}, {"", 1}},
  duration_units[] = {{"h", 3600000}, {"m", 60000}, {"s", 1000}, {"ms", 1}};

static const char *const level_names[] = {[LOG_DEBUG] = "debug",
                                          [LOG_INFO] = "info",
                                          [LOG_WARN] = "warn",
                                          [LOG_ERROR] = "error",
                                          [LOG_OFF] = "off"};

static const char *const robots_names[] = {
    [ROBOTS_OFF] = "off", [ROBOTS_BATCH] = "batch", [ROBOTS_ALWAYS] = "always"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static unsigned core_count(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof(set), &set) != 0)
        return 1;
    int count = CPU_COUNT(&set);
    return count < 1 ? 1 : count > WORKERS_MAX ? WORKERS_MAX : (unsigned)count;
}

struct config config_default(void)
{
    return (struct config){
        .desk = {.workers = core_count(),
                 .queue_per_worker = 64,
                 .queue_wait_ms = 30000,
                 .limits = limits_default(),
                 .renderer_ms = 30000},
        .fetch = fetch_config_default(),
        .host = "127.0.0.1",
        .port = 8080,
        .request_bytes = 16 * MIB,
        .buffered_bytes = 1 * GIB,
        .request_header_bytes = 64 * KIB,
        .idle_ms = 30000,
        .body_ms = 30000,
        .connections = 1024,
        .connections_per_address = 256,
        .drain_timeout_ms = 30000,
        .log_level = LOG_INFO,
        .line_bytes = 64 * MIB,
    };
}

const struct setting *setting_find(int subcommand, const char *name)
{
    for (size_t i = 0; i < setting_count; i++)
        if ((settings[i].subcommands & subcommand) && strcmp(settings[i].name, name) == 0)
            return &settings[i];
    return NULL;
}

const char *setting_placeholder(const struct setting *setting)
{
    return types[setting->type].placeholder;
}

/* Digits, then one of the units; 0 needs none. */
static bool read_number(struct str value, const struct unit *units, size_t unit_count, uint64_t *number)
{
    size_t digits = 0;
    while (digits < value.len && ascii_is_digit(value.at[digits]))
        digits++;
    if (!str_to_u64(str_slice(value, 0, digits), UINT64_MAX / GIB, number))
        return false;
    struct str name = str_slice(value, digits, value.len);
    for (size_t i = 0; i < unit_count; i++)
        if (str_eq(name, str_of(units[i].name))) {
            *number *= units[i].factor;
            return true;
        }
    return *number == 0 && name.len == 0;
}

static bool set_number(const struct setting *setting, struct str value, void *at)
{
    static const struct unit one = {"", 1};
    uint64_t number;
    bool read = setting->type == SETTING_SIZE ? read_number(value, size_units, COUNT(size_units), &number)
                : setting->type == SETTING_DURATION
                    ? read_number(value, duration_units, COUNT(duration_units), &number)
                    : read_number(value, &one, 1, &number);
    if (!read || number < setting->min || number > setting->max)
        return false;
    if (setting->type == SETTING_SIZE)
        *(size_t *)at = (size_t)number;
    else
        *(unsigned *)at = (unsigned)number;
    return true;
}

static bool set_level(struct str value, enum log_level *level)
{
    for (size_t i = 0; i < COUNT(level_names); i++)
        if (str_eq(value, str_of(level_names[i]))) {
            *level = (enum log_level)i;
            return true;
        }
    return false;
}

static bool set_robots(struct str value, enum robots_mode *mode)
{
    for (size_t i = 0; i < COUNT(robots_names); i++)
        if (str_eq(value, str_of(robots_names[i]))) {
            *mode = (enum robots_mode)i;
            return true;
        }
    return false;
}

/* One without white space, control characters or user names, which a fetch would refuse. */
static bool set_url(const char *value, const char **url)
{
    struct str s = str_of(value);
    *url = value;
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] <= ' ' || s.at[i] == 0x7f)
            return false;
    return s.len <= URL_MAX && url_is_web(s);
}

bool setting_set(struct config *config, const struct setting *setting, const char *value)
{
    void *at = (char *)config + setting->offset;
    struct str bad;
    switch (setting->type) {
    case SETTING_TEXT:
    case SETTING_FILE:
        *(const char **)at = value;
        return value[0] != '\0';
    case SETTING_URL:
        return set_url(value, at);
    case SETTING_CIDRS:
        return cidr_list_parse(str_of(value), at, &bad);
    case SETTING_PORTS:
        return port_list_parse(str_of(value), at);
    case SETTING_ROBOTS:
        return set_robots(str_of(value), at);
    case SETTING_LEVEL:
        return set_level(str_of(value), at);
    default:
        return set_number(setting, str_of(value), at);
    }
}

/* A number with the largest unit that divides it. */
static void print_number(enum setting_type type, uint64_t number, struct buf *out)
{
    const struct unit *units = type == SETTING_SIZE ? size_units : duration_units;
    size_t last = (type == SETTING_SIZE ? COUNT(size_units) : COUNT(duration_units)) - 1, i = 0;
    while (i < last && (number == 0 || number % units[i].factor != 0))
        i++;
    const char *name = type == SETTING_COUNT || number == 0 ? "" : units[i].name;
    buf_printf(out, "%llu%s", (unsigned long long)(*name ? number / units[i].factor : number), name);
}

void setting_expected(const struct setting *setting, struct buf *out)
{
    buf_add_str(out, str_of(types[setting->type].what));
    if (setting->max) {
        buf_add_str(out, STR(" from "));
        print_number(setting->type, setting->min, out);
        buf_add_str(out, STR(" to "));
        print_number(setting->type, setting->max, out);
    }
    buf_add_str(out, str_of(types[setting->type].such_as));
}

static void print_ports(const struct port_list *ports, struct buf *out)
{
    for (size_t i = 0; i < ports->count; i++)
        buf_printf(out, "%s%u", i ? "," : "", (unsigned)ports->items[i]);
}

void setting_print(const struct config *config, const struct setting *setting, struct buf *out)
{
    const void *at = (const char *)config + setting->offset;
    switch (setting->type) {
    case SETTING_TEXT:
        buf_add_str(out, str_of(*(const char *const *)at));
        break;
    case SETTING_FILE:
    case SETTING_URL:
    case SETTING_CIDRS:
        buf_add_str(out, STR("none"));
        break;
    case SETTING_PORTS:
        print_ports(at, out);
        break;
    case SETTING_ROBOTS:
        buf_add_str(out, str_of(robots_names[*(const enum robots_mode *)at]));
        break;
    case SETTING_LEVEL:
        buf_add_str(out, str_of(level_names[*(const enum log_level *)at]));
        break;
    case SETTING_SIZE:
        print_number(SETTING_SIZE, *(const size_t *)at, out);
        break;
    default:
        print_number(setting->type, *(const unsigned *)at, out);
    }
}

void setting_variable(const struct setting *setting, struct buf *out)
{
    buf_add_str(out, STR("COPYDESK_"));
    for (const char *c = setting->name; *c; c++)
        buf_add_byte(out, *c == '-' ? '_' : *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c);
}
