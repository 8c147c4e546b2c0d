#include "api/socket.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static int bind_one(const struct addrinfo *address)
{
    int fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, address->ai_addr, address->ai_addrlen) == 0 && listen(fd, SOMAXCONN) == 0)
        return fd;
    int why = errno;
    close(fd);
    errno = why;
    return -1;
}

static void write_url(int fd, char *url, size_t size)
{
    struct sockaddr_storage address = {0};
    socklen_t len = sizeof address;
    char host[NI_MAXHOST] = "?", port[NI_MAXSERV] = "?";
    if (getsockname(fd, (struct sockaddr *)&address, &len) == 0)
        getnameinfo((struct sockaddr *)&address, len, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV);
    bool six = address.ss_family == AF_INET6;
    snprintf(url, size, "http://%s%.64s%s:%.8s", six ? "[" : "", host, six ? "]" : "", port);
}

int socket_listen(const char *host, unsigned port, char *url, size_t url_size, struct failure *failure)
{
    char service[8];
    snprintf(service, sizeof service, "%u", port);
    struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE};
    struct addrinfo *found = NULL;
    int error = getaddrinfo(host, service, &hints, &found);
    if (error) {
        failure_set(failure, FAIL_INTERNAL, "cannot listen on %s: %s", host, gai_strerror(error));
        return -1;
    }
    int fd = -1;
    for (struct addrinfo *address = found; address && fd < 0; address = address->ai_next)
        fd = bind_one(address);
    if (fd < 0)
        failure_set(failure, FAIL_INTERNAL, "cannot listen on %s port %u: %s", host, port, strerror(errno));
    else
        write_url(fd, url, url_size);
    freeaddrinfo(found);
    return fd;
}
