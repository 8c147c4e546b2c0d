"""Where pages may be fetched from. The service of most of these tests is as strict as it comes: it may not even ask
loopback, so that "public" servers are loopback ones that the preloaded resolver passes off as public."""

import subprocess
import unittest

from fetch_case import FetchCase
from harness import PROGRAM, WAIT_S, Service
from upstreams import GOOD, HTML, PAGE, Site, redirect

PUBLIC, PUBLIC_TOO, PUBLIC_V6 = "93.184.216.34", "8.8.4.4", "2606:2800:220:1:248:1893:25c8:1946"
METADATA = "169.254.169.254"

# One address of each row of the IANA Special-Purpose Address Registries that is not globally reachable, of each row that
# carries no pages, and of what the registries do not name: multicast, translations, what is not given out.
SPECIAL = {
    "this network": "0.0.0.0 0.1.2.3",
    "private-use": "10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.0.1 192.168.255.255",
    "shared address space": "100.64.0.1 100.127.255.254 100.100.100.200",
    "loopback": "127.0.0.1 127.255.255.254 ::1",
    "link-local": "169.254.0.1 169.254.169.254 169.254.170.2 fe80::1 febf::1",
    "protocol assignments": "192.0.0.1 192.0.0.8 192.0.0.9 192.0.0.10 192.0.0.170 192.0.0.192 2001::1 2001:1::1 "
                            "2001:2::1 2001:10::1 2001:20::1",
    "documentation": "192.0.2.1 198.51.100.1 203.0.113.1 2001:db8::1 3fff::1",
    "6to4 relay anycast": "192.88.99.1 192.88.99.2",
    "benchmarking": "198.18.0.1 198.19.255.254",
    "multicast": "224.0.0.1 239.255.255.250 ff02::1 ff0e::1",
    "reserved": "240.0.0.1 255.255.255.254",
    "limited broadcast": "255.255.255.255",
    "unspecified": "::",
    "v4-mapped": "::ffff:10.0.0.1 ::ffff:127.0.0.1 ::ffff:169.254.169.254",
    "v4-compatible": "::10.0.0.1 ::7f00:1",
    "v4-translated": "::ffff:0:10.0.0.1",
    "NAT64": "64:ff9b::10.0.0.1 64:ff9b::127.0.0.1 64:ff9b::169.254.169.254 64:ff9b:1::1",
    "6to4": "2002:a00:1:: 2002:7f00:1::1 2002:a9fe:a9fe::1",
    "discard-only": "100::1 100:0:0:1::1",
    "segment routing": "5f00::1",
    "unique-local": "fc00::1 fd00::1 fd00:ec2::254",
    "site-local": "fec0::1",
    "not given out": "1::1 4000::1 e000::1",
}
SPECIAL_ADDRESSES = [address for row in SPECIAL.values() for address in row.split()]


def bracketed(address):
    return f"[{address}]" if ":" in address else address


class Strict(FetchCase):
    """No network is exempt."""

    ALLOW = ""

    def public(self, answers=GOOD, address=PUBLIC, port=80):
        """A server that the service takes for one at a public address."""
        site = Site(answers)
        self.addCleanup(site.close)
        self.names.divert(address, port, site.port)
        return site


class Addresses(Strict):
    def test_public_addresses(self):
        site = self.public()
        self.public(address=PUBLIC_V6)
        for host in (PUBLIC, bracketed(PUBLIC_V6)):
            with self.subTest(host):
                self.assert_article(self.fetch(f"http://{host}/page"))
        self.assertEqual(site.seen[0].header("host"), PUBLIC)

    def test_each_special_network_as_an_address(self):
        for address in SPECIAL_ADDRESSES:
            with self.subTest(address):
                self.assert_forbidden(self.fetch(f"http://{bracketed(address)}/"))
                self.assertEqual(self.names.connects(address), 0)

    def test_each_special_network_as_what_a_name_leads_to(self):
        for n, address in enumerate(SPECIAL_ADDRESSES):
            with self.subTest(address):
                self.names.set(f"n{n}.test", address)
                self.assert_forbidden(self.fetch(f"http://n{n}.test/"))
                self.assertEqual(self.names.lookups(f"n{n}.test"), 1)
        self.assertFalse([event for event in self.names.events() if event[0] == "stray"])

    def test_each_special_network_as_a_redirect(self):
        targets = {f"/{n}": address for n, address in enumerate(SPECIAL_ADDRESSES)}
        site = self.public(lambda exchange: redirect(f"http://{bracketed(targets[exchange.seen.path])}/latest/meta-data/"))
        for path, address in targets.items():
            with self.subTest(address):
                self.assert_forbidden(self.fetch(f"http://{PUBLIC}{path}"))
                self.assertEqual((site.paths()[-1], self.names.connects(address)), (path, 0))

    def test_https_is_judged_alike(self):
        for host in (METADATA, "10.0.0.1", "[fd00::1]"):
            with self.subTest(host):
                self.assert_forbidden(self.fetch(f"https://{host}/"))


class Spellings(Strict):
    """A server listens where these URLs lead; on a port that is open, so that the address alone forbids them."""

    @classmethod
    def setUpClass(cls):
        cls.site, cls.site_v6 = Site(host="127.0.0.1"), Site(host="::1")
        cls.addClassCleanup(cls.site.close)
        cls.addClassCleanup(cls.site_v6.close)
        cls.ARGS = ("--fetch-ports", f"80,443,{cls.site.port},{cls.site_v6.port}")
        super().setUpClass()

    def assert_untouched(self):
        self.assertEqual((self.site.connections, self.site_v6.connections), (0, 0))

    def test_of_loopback(self):
        for host in ("127.0.0.1", "2130706433", "0x7f000001", "0x7F.0.0.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1",
                     "0x7f.1", "0", "0.0.0.0", "localhost", "LocalHost", "%31%32%37.0.0.1", "[::ffff:127.0.0.1]",
                     "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[64:ff9b::7f00:1]"):
            with self.subTest(host):
                self.assert_forbidden(self.fetch(f"http://{host}:{self.site.port}/page"))
        self.assert_untouched()

    def test_of_loopback_in_ipv6(self):
        for host in ("[::1]", "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::0.0.0.1]", "[::1%25lo]",
                     "[::1%lo]", "[::1%251]", "localhost"):
            with self.subTest(host):
                self.assert_forbidden(self.fetch(f"http://{host}:{self.site_v6.port}/page"))
        self.assert_untouched()

    def test_that_are_no_address_or_lead_to_one_all_the_same(self):
        """Whatever these are taken for, nothing is fetched."""
        for host in ("127.0.0.1.", "127.0.0.1..", "0x7f.0x0.0x0.0x1.", "localhost.", "x.localhost", "127.0.0.1%00.test",
                     "127.0.0.1%2f.test", "127.0.0.1%09", "\uff11\uff12\uff17.0.0.1", "\u2460\u2461\u2466.0.0.1",
                     "127\u30020\u30020\u30021", "1.0.0.127.in-addr.arpa", "127.0.0.1@127.0.0.1", "127.0.0.1\\@none.test",
                     "[127.0.0.1]", "[::1", "4294967297", "256.0.0.1", "127.0.0.0x1g"):
            with self.subTest(host):
                answer = self.fetch(f"http://{host}:{self.site.port}/page")
                self.assertIn((answer.status, answer.slug),
                              ((400, "invalid-url"), (403, "address-forbidden"), (502, "upstream-dns")), answer.text)
        self.assert_untouched()


class Ports(Strict):
    def test_only_those_of_the_web(self):
        for port in (80, 443, 22, 25, 79, 81, 6379, 8080, 8443, 65535):
            with self.subTest(port):
                allowed = port in (80, 443)
                site = self.public(port=port)
                answer = self.fetch(f"http://{PUBLIC}:{port}/page")
                if allowed:
                    self.assert_article(answer)
                else:
                    problem = self.assert_problem(answer, 403, "address-forbidden")
                    self.assertRegex(problem["detail"], r"a port that is not fetched from")
                self.assertEqual(site.connections, int(allowed))

    def test_of_a_redirect(self):
        far = self.public(port=8080)
        self.public(redirect(f"http://{PUBLIC}:8080/"))
        self.assert_problem(self.fetch(f"http://{PUBLIC}/"), 403, "address-forbidden")
        self.assertEqual(far.connections, 0)

    def test_https_on_the_port_of_http(self):
        self.public(port=80)
        self.assert_problem(self.fetch(f"https://{PUBLIC}:80/"), 502, "upstream-tls")


class PortsOfOnesOwn(Strict):
    ARGS = ("--fetch-ports", "8080,65535")

    def test_take_the_place_of_the_usual_ones(self):
        for port, allowed in ((80, False), (8080, True), (8081, False), (65535, True)):
            with self.subTest(port):
                site = self.public(port=port)
                self.assertEqual(self.fetch(f"http://{PUBLIC}:{port}/page").status, 200 if allowed else 403)
                self.assertEqual(site.connections, int(allowed))

    def test_the_port_of_a_scheme_is_judged_too(self):
        self.assert_problem(self.fetch(f"https://{PUBLIC}/"), 403, "address-forbidden")


class Settings(unittest.TestCase):
    """Ends of what the flags take."""

    def start(self, *arguments):
        return subprocess.run([PROGRAM, "serve", "--port", "0", *arguments], capture_output=True, timeout=WAIT_S, text=True)

    def test_ports(self):
        for ports in ("0", "65536", "80,,443", "http", ",".join(map(str, range(1, 18)))):
            with self.subTest(ports):
                ended = self.start("--fetch-ports", ports)
                self.assertEqual((ended.returncode, "--fetch-ports" in ended.stderr), (2, True), ended.stderr)

    def test_sixteen_ports(self):
        Service("--fetch-ports", ",".join(map(str, range(1, 17)))).stop()

    def test_robots(self):
        for flags in (("--robots-ttl", "25h"), ("--robots", "sometimes"), ("--max-crawl-delay", "soon")):
            with self.subTest(flags):
                ended = self.start(*flags)
                self.assertEqual((ended.returncode, flags[0] in ended.stderr), (2, True), ended.stderr)
        Service("--robots-ttl", "24h").stop()


class Exempt(FetchCase):
    """127.0.0.1 may be asked, on any port; 127.0.0.2 and ::1 may not."""

    ALLOW = "127.0.0.1/32"

    def test_a_network_that_is_allowed_and_its_neighbour(self):
        with Site() as site, Site(host="127.0.0.2") as neighbour, Site(host="::1") as other:
            self.assert_article(self.fetch(site.url()))
            self.assert_forbidden(self.fetch(neighbour.url()))
            self.assert_forbidden(self.fetch(other.url()))
            self.assertEqual((neighbour.connections, other.connections), (0, 0))

    def test_the_exempt_address_in_a_mapped_form(self):
        with Site() as site:
            answer = self.fetch(f"http://[::ffff:127.0.0.1]:{site.port}/page")
        self.assert_article(answer)

    def test_a_redirect_to_the_neighbour(self):
        with Site(host="127.0.0.2") as neighbour, Site(redirect(neighbour.url())) as site:
            self.assert_forbidden(self.fetch(site.url()))
            self.assertEqual((site.requests, neighbour.connections), (1, 0))

    def test_a_name_of_several_addresses_is_asked_at_those_that_are_allowed(self):
        with Site() as site, Site(host="127.0.0.2", port=site.port) as neighbour:
            lists = ("127.0.0.1,127.0.0.2", "127.0.0.2,127.0.0.1", "::1,127.0.0.2,127.0.0.1,10.0.0.1", "127.0.0.2")
            for n, addresses in enumerate(lists):
                with self.subTest(addresses):
                    self.names.set(f"mixed{n}.test", addresses)
                    answer = self.fetch(site.url(host=f"mixed{n}.test"))
                    if "127.0.0.1" in addresses:
                        self.assert_article(answer)
                    else:
                        self.assert_forbidden(answer)
            self.assertEqual((site.requests, neighbour.connections), (3, 0))

    def test_an_allowed_address_that_refuses_leads_to_no_forbidden_one(self):
        with Site(host="127.0.0.2") as neighbour:
            self.names.set("refused.test", "127.0.0.1,127.0.0.2")
            self.assert_problem(self.fetch(neighbour.url(host="refused.test")), 502, "upstream-connect")
            self.assertEqual(neighbour.connections, 0)


class Rebinding(FetchCase):
    """A name whose answer changes from one look-up to the next."""

    ALLOW = "127.0.0.1/32"

    def test_between_two_fetches(self):
        """libcurl keeps an answer for a minute, for each port apart."""
        with Site() as site, Site(host="127.0.0.2") as inside:
            self.names.set("rebinds.test", "127.0.0.1", "127.0.0.2")
            self.assert_article(self.fetch(site.url(host="rebinds.test")))
            self.assert_forbidden(self.fetch(inside.url(host="rebinds.test")))
            self.assertEqual((self.names.lookups("rebinds.test"), site.requests, inside.connections), (2, 1, 0))

    def test_on_the_way_through_a_redirect(self):
        with Site(host="127.0.0.2") as inside, Site() as site:
            self.names.set("hops.test", "127.0.0.1", "127.0.0.2")
            site.answers = redirect(inside.url(host="hops.test"))
            self.assert_forbidden(self.fetch(site.url(host="hops.test")))
            self.assertEqual((self.names.lookups("hops.test"), site.requests, inside.connections), (2, 1, 0))

    def test_from_forbidden_to_allowed(self):
        with Site() as site, Site() as other:
            self.names.set("returns.test", "127.0.0.2", "127.0.0.1")
            self.assert_forbidden(self.fetch(site.url(host="returns.test")))
            self.assert_article(self.fetch(other.url(host="returns.test")))

    def test_what_was_found_allowed_is_spoken_to_and_nothing_else(self):
        """Over a kept connection, or to the address that was judged, or refused: never to what the name leads to now."""
        for name, headers in (("kept.test", HTML), ("anew.test", {**HTML, "Connection": "close"})):
            with self.subTest(name), Site((200, headers, PAGE)) as site, Site(host="127.0.0.2", port=site.port) as inside:
                self.names.set(name, "127.0.0.1", "127.0.0.2")
                self.assert_article(self.fetch(site.url("/1", host=name)))
                self.assertIn(self.fetch(site.url("/2", host=name)).status, (200, 403))
                self.assertEqual(inside.connections, 0)


class Schemes(Strict):
    def test_only_http_and_https(self):
        for url in ("file:///etc/passwd", "ftp://host.test/", "gopher://host.test:70/_x", "dict://host.test:11211/stat",
                    "ws://host.test/", "data:text/html,<p>x", "javascript:alert(1)", "host.test/page", "//host.test/page",
                    "/page", "http:", "http://", "ldap://host.test/", "smb://host.test/", "about:blank"):
            with self.subTest(url):
                self.assert_problem(self.fetch(url), 400, "invalid-url", member="url")
        self.assertFalse(self.names.events())

    def test_no_credentials(self):
        for user in ("user@", "user:secret@", ":secret@", "user:@"):
            with self.subTest(user):
                problem = self.assert_problem(self.fetch(f"http://{user}{PUBLIC}/"), 400, "invalid-url", member="url")
                self.assertNotIn("secret", problem["detail"])
