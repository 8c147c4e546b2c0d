#include "desk/tables_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "extract/body/judge.h"

_Static_assert(TABLES_FILE_MAX >> 20 == 4, "check_bytes says so in words");

/* A file on its way in, and whom to tell what is wrong with it. */
struct given {
    const char *path, *where;
    struct failure *failure;
};

static bool refuse(const struct given *given, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Always false. */
static bool refuse(const struct given *given, const char *format, ...)
{
    enum { PATH_SHOWN = 256, REASON_MAX = 128 };
    char reason[REASON_MAX];
    va_list list;
    va_start(list, format);
    vsnprintf(reason, sizeof(reason), format, list);
    va_end(list);
    failure_set(given->failure, FAIL_INVALID_REQUEST, "%s is \"%.*s\", which cannot be used: %s.",
                given->where, PATH_SHOWN, given->path, reason);
    snprintf(given->failure->member, sizeof(given->failure->member), "%s", given->where);
    return false;
}

/* Reads up to `room` bytes of the file; -1 with errno when it cannot be read. */
static ssize_t read_path(const char *path, char *at, size_t room)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return -1;
    size_t len = 0;
    ssize_t got;
    do {
        got = read(fd, at + len, room - len);
        len += got > 0 ? (size_t)got : 0;
    } while (got > 0 || (got < 0 && errno == EINTR));
    int error = errno;
    close(fd);
    errno = error;
    return got < 0 ? -1 : (ssize_t)len;
}

static bool check_bytes(const struct given *given, struct str blob)
{
    struct tables tables;
    const char *reason;
    if (blob.len > TABLES_FILE_MAX)
        return refuse(given, "it is longer than the 4 MiB that tables may be");
    if (!tables_read(blob, &tables, &reason))
        return refuse(given, "%s", reason);
    if (!tables_fit(&tables))
        return refuse(given, "it was learnt for other features (%08x) than this program's (%08x)",
                      tables.signature, tables_signature());
    return true;
}

/* Copies the file into the memory behind fd, checks it there, and lets nobody change it any more. */
static bool fill(const struct given *given, int fd)
{
    const size_t room = TABLES_FILE_MAX + 1; /* one more than fits, so that a longer file is seen */
    const int seals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
    if (ftruncate(fd, (off_t)room) != 0)
        return refuse(given, "%s", strerror(errno));
    char *at = mmap(NULL, room, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (at == MAP_FAILED)
        return refuse(given, "%s", strerror(errno));
    ssize_t len = read_path(given->path, at, room);
    bool fine =
        len < 0 ? refuse(given, "%s", strerror(errno)) : check_bytes(given, (struct str){at, (size_t)len});
    munmap(at, room);
    if (fine && (ftruncate(fd, (off_t)len) != 0 || fcntl(fd, F_ADD_SEALS, seals) != 0))
        return refuse(given, "%s", strerror(errno));
    return fine;
}

bool tables_file_load(struct tables_file *file, const char *path, const char *where, struct failure *failure)
{
    const struct given given = {path, where, failure};
    file->fd = memfd_create("copydesk-tables", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file->fd < 0)
        return refuse(&given, "%s", strerror(errno));
    if (fill(&given, file->fd))
        return true;
    close(file->fd);
    return false;
}

bool tables_file_map(int fd, struct tables *tables)
{
    struct stat status;
    const char *reason;
    *tables = (struct tables){0};
    if (fstat(fd, &status) != 0 || status.st_size <= 0)
        return false;
    size_t len = (size_t)status.st_size;
    char *at = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
    return at != MAP_FAILED && tables_read((struct str){at, len}, tables, &reason);
}
