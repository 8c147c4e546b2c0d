/* Preloaded into the program by its tests: names lead where a table of the test's own says, and no packet
 * leaves the host. COPYDESK_TEST_NAMES is the table's path; without it nothing is changed.
 *
 *     name HOST ANSWER...           successive look-ups get successive answers, the last one stays
 *     divert ADDRESS PORT TO PORT   a connect to the first is made to the second and told as made to the
 * first
 *
 * An answer is addresses parted by commas, "none", "again" or "hang:FIFO". Every look-up and connect is
 * appended to the table's path with ".log" behind it. The table is read anew each time. */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LINE_BYTES = 4096, NAMES_MAX = 64, NAME_BYTES = 256, FILES_MAX = 1024, HANG_MS = 30000 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* How often each name was looked up. */
static struct {
    char name[NAME_BYTES];
    unsigned times;
} asked[NAMES_MAX];

/* The address each descriptor was to be connected to, where another one took its place. */
static struct {
    struct sockaddr_storage address;
    socklen_t len; /* 0: none */
} diverted[FILES_MAX];

static const char *table_path(void)
{
    return getenv("COPYDESK_TEST_NAMES");
}

/* One write a line, so that lines of several threads do not mix. */
static void note(const char *format, ...)
{
    char path[LINE_BYTES], line[LINE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    snprintf(path, sizeof path, "%s.log", table_path());
    int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
    if (fd < 0)
        return;
    if (write(fd, line, (size_t)len) != len)
        abort();
    close(fd);
}

/* Finds the row that begins with key (blanks between its words) and copies what follows. */
static bool find_row(const char *key, char rest[LINE_BYTES])
{
    FILE *file = fopen(table_path(), "re");
    if (!file)
        return false;
    bool found = false;
    size_t len = strlen(key);
    while (!found && fgets(rest, LINE_BYTES, file))
        found = strncmp(rest, key, len) == 0 && rest[len] == ' ';
    fclose(file);
    if (found) {
        rest[strcspn(rest, "\n")] = '\0';
        memmove(rest, rest + len + 1, strlen(rest + len + 1) + 1);
    }
    return found;
}

/* How often the name was looked up before; counts this time. */
static unsigned count_lookup(const char *name)
{
    unsigned before = 0;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < NAMES_MAX; i++) {
        if (asked[i].times && strcmp(asked[i].name, name) != 0)
            continue;
        snprintf(asked[i].name, sizeof asked[i].name, "%s", name);
        before = asked[i].times++;
        break;
    }
    pthread_mutex_unlock(&lock);
    return before;
}

/* The word of that index, or the last one; cuts the row behind it. */
static char *pick(char *row, unsigned index)
{
    char *next;
    while (index-- > 0 && (next = strchr(row, ' ')))
        row = next + 1;
    row[strcspn(row, " ")] = '\0';
    return row;
}

/* Waits until somebody opens the FIFO for writing and closes it. */
static void hang(const char *fifo)
{
    struct pollfd wait = {.fd = open(fifo, O_RDONLY | O_NONBLOCK | O_CLOEXEC), .events = POLLIN};
    poll(&wait, 1, HANG_MS);
    close(wait.fd);
}

static int (*real_getaddrinfo(void))(const char *, const char *, const struct addrinfo *, struct addrinfo **)
{
    return (int (*)(const char *, const char *, const struct addrinfo *, struct addrinfo **))dlsym(
        RTLD_NEXT, "getaddrinfo");
}

/* The C library frees a chain link by link, so that chains of several answers may be joined. */
static int add_addresses(char *addresses, const char *service, const struct addrinfo *hints,
                         struct addrinfo **found)
{
    struct addrinfo numeric = hints ? *hints : (struct addrinfo){.ai_family = AF_UNSPEC};
    numeric.ai_flags = (numeric.ai_flags & ~(AI_ADDRCONFIG | AI_V4MAPPED)) | AI_NUMERICHOST;
    struct addrinfo **tail = found;
    char *state;
    for (char *one = strtok_r(addresses, ",", &state); one; one = strtok_r(NULL, ",", &state)) {
        *tail = NULL;
        if (real_getaddrinfo()(one, service, &numeric, tail) != 0)
            *tail = NULL; /* of another family than is asked for */
        while (*tail)
            tail = &(*tail)->ai_next;
    }
    return *found ? 0 : EAI_NONAME;
}

static bool is_numeric(const char *host)
{
    unsigned char bytes[sizeof(struct in6_addr)];
    return inet_pton(AF_INET, host, bytes) == 1 || inet_pton(AF_INET6, host, bytes) == 1;
}

int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **found)
{
    char key[LINE_BYTES], row[LINE_BYTES];
    if (!table_path() || !host || is_numeric(host))
        return real_getaddrinfo()(host, service, hints, found);
    *found = NULL;
    note("lookup %s\n", host);
    snprintf(key, sizeof key, "name %s", host);
    if (!find_row(key, row))
        return EAI_NONAME;
    char *answer = pick(row, count_lookup(host));
    if (strncmp(answer, "hang:", 5) == 0) {
        hang(answer + 5);
        return EAI_AGAIN;
    }
    if (strcmp(answer, "again") == 0)
        return EAI_AGAIN;
    return strcmp(answer, "none") == 0 ? EAI_NONAME : add_addresses(answer, service, hints, found);
}

/* The address and port as the table spells them; false where they are none of the internet's. */
static bool spell(const struct sockaddr *address, char text[INET6_ADDRSTRLEN], unsigned *port)
{
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)(const void *)address;
        *port = ntohs(v4->sin_port);
        return inet_ntop(AF_INET, &v4->sin_addr, text, INET6_ADDRSTRLEN) != NULL;
    }
    if (address->sa_family != AF_INET6)
        return false;
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)(const void *)address;
    *port = ntohs(v6->sin6_port);
    return inet_ntop(AF_INET6, &v6->sin6_addr, text, INET6_ADDRSTRLEN) != NULL;
}

static int real_connect(int fd, const struct sockaddr *address, socklen_t len)
{
    int (*real)(int, const struct sockaddr *, socklen_t) =
        (int (*)(int, const struct sockaddr *, socklen_t))dlsym(RTLD_NEXT, "connect");
    return real(fd, address, len);
}

/* A socket may be of the other family than the address that takes the place: IPv6 sockets get a mapped one.
 */
static int connect_elsewhere(int fd, const char *address, unsigned port, bool mapped)
{
    struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons((in_port_t)port)};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons((in_port_t)port)};
    char text[LINE_BYTES];
    snprintf(text, sizeof text, "::ffff:%s", address);
    if (mapped && inet_pton(AF_INET6, text, &v6.sin6_addr) == 1)
        return real_connect(fd, (const struct sockaddr *)&v6, sizeof v6);
    if (!mapped && inet_pton(AF_INET, address, &v4.sin_addr) == 1)
        return real_connect(fd, (const struct sockaddr *)&v4, sizeof v4);
    errno = EINVAL;
    return -1;
}

static void remember(int fd, const struct sockaddr *address, socklen_t len)
{
    if (fd < 0 || fd >= FILES_MAX)
        return;
    pthread_mutex_lock(&lock);
    if (len)
        memcpy(&diverted[fd].address, address, len);
    diverted[fd].len = len;
    pthread_mutex_unlock(&lock);
}

static bool is_loopback(const char *text)
{
    return strncmp(text, "127.", 4) == 0 || strcmp(text, "::1") == 0 || strncmp(text, "::ffff:127.", 11) == 0;
}

/* IPv6 addresses without a row are refused like any other, so that nothing asks the network. */
int connect(int fd, const struct sockaddr *address, socklen_t len)
{
    char text[INET6_ADDRSTRLEN], key[LINE_BYTES], row[LINE_BYTES], to[INET6_ADDRSTRLEN];
    unsigned port, to_port;
    remember(fd, NULL, 0);
    if (!table_path() || !spell(address, text, &port))
        return real_connect(fd, address, len);
    snprintf(key, sizeof key, "divert %s %u", text, port);
    if (find_row(key, row) && sscanf(row, "%45s %u", to, &to_port) == 2) {
        note("connect %s %u\n", text, port);
        remember(fd, address, len);
        return connect_elsewhere(fd, to, to_port, address->sa_family == AF_INET6);
    }
    note("%s %s %u\n", is_loopback(text) ? "connect" : "stray", text, port);
    if (is_loopback(text))
        return real_connect(fd, address, len);
    errno = ENETUNREACH;
    return -1;
}

int getpeername(int fd, struct sockaddr *restrict address, socklen_t *restrict len)
{
    bool known = false;
    pthread_mutex_lock(&lock);
    if (fd >= 0 && fd < FILES_MAX && diverted[fd].len) {
        memcpy(address, &diverted[fd].address, *len < diverted[fd].len ? *len : diverted[fd].len);
        *len = diverted[fd].len;
        known = true;
    }
    pthread_mutex_unlock(&lock);
    if (known)
        return 0;
    int (*real)(int, struct sockaddr *, socklen_t *) =
        (int (*)(int, struct sockaddr *, socklen_t *))dlsym(RTLD_NEXT, "getpeername");
    return real(fd, address, len);
}
