"""GET /v1/article?url= with addresses in every spelling, named by the client and by redirects: what counts is the
address that is connected to."""

import urllib.parse

from harness import ServiceCase, Upstream, story

HTML = {"Content-Type": "text/html; charset=utf-8"}


def fullwidth(text):
    return "".join(chr(ord(c) + 0xFEE0) for c in text)


# reason -> hosts that lead to an address forbidden for it
FORBIDDEN = {
    "private-use": (
        "10.0.0.1", "167772161", "0xa000001", "0XA000001", "01200000001", "10.1", "10.0.1", "0xa.0.0.1", "012.0.0.1",
        "0xA.0x0.0.01", "10.0.0.01", "%31%30.0.0.1", "192.168.1.1:8080",
        "[::ffff:10.0.0.1]", "[::FFFF:A00:1]", "[0:0:0:0:0:ffff:10.0.0.1]", "[64:ff9b::10.0.0.1]", "[2002:a00:1::]"),
    "link-local": (
        "169.254.169.254", "2852039166", "0xA9FEA9FE", "0xa9.0xfe.0251.254", "[::ffff:169.254.169.254]",
        "[fe80::1]", "[fe80::1%25eth0]", "[FE80::1%25lo]", "[fe80::1%eth0]", "[fe80::1%251]", "[fe80::1%25]"),
    "this network": ("0", "0.0.0.0", "0x0", "[::ffff:0:1]"),
    "shared address space": ("100.100.100.200",),
    "protocol assignments": ("192.0.0.192", "[2001:0:a00:1::]"),
    "cloud metadata": ("168.63.129.16", "0xa83f8110"),
    "limited broadcast": ("255.255.255.255", "4294967295"),
    "multicast": ("224.0.0.1", "[ff02::1]"),
    "documentation": ("192.0.2.1", "[2001:db8::1]"),
    "unspecified": ("[::]",),
    "IPv4-compatible": ("[::10.0.0.1]",),
    "unique-local": ("[fd00:ec2::254]", "[fd20:ce::254]"),
    "site-local": ("[fec0::1]",),
}

# 10.0.0.1
OTHER_SCRIPTS = (fullwidth("10.0.0.1"), "10\u30020\u30020\u30021", "\u2469.\u24EA.\u24EA.\u2460", fullwidth("0xa000001"),
                 urllib.parse.quote(fullwidth("10")) + ".0.0.1")


class Spellings(ServiceCase):
    ARGS = ("--log-level", "debug")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pages = {"/story": (200, HTML, story().encode())}
        cls.upstream = Upstream(cls.pages)

    @classmethod
    def tearDownClass(cls):
        cls.upstream.close()
        super().tearDownClass()

    def fetch(self, url):
        return self.service.get("/v1/article?url=" + urllib.parse.quote(url, safe=""))

    def assert_forbidden(self, answer, reason):
        problem = self.assert_problem(answer, 403, "address-forbidden")
        self.assertEqual(problem["detail"], "The host leads to an address that is not fetched from.")
        refusals = [line["reason"] for line in self.service.log() if line["event"] == "fetch-refused"]
        self.assertEqual(refusals[-1], reason)

    def test_a_client_names_it(self):
        for reason, hosts in FORBIDDEN.items():
            for host in hosts:
                with self.subTest(host):
                    self.assert_forbidden(self.fetch(f"http://{host}/"), reason)

    def test_a_redirect_names_it(self):
        for reason, hosts in FORBIDDEN.items():
            for host in hosts:
                with self.subTest(host):
                    self.pages["/to"] = (302, {"Location": f"http://{host}/latest/meta-data/"}, b"")
                    self.assert_forbidden(self.fetch(self.upstream.url("/to")), reason)

    def test_digits_and_dots_of_other_scripts(self):
        for host in OTHER_SCRIPTS:
            with self.subTest(host):
                self.assert_forbidden(self.fetch(f"http://{host}/"), "private-use")

    def test_a_redirect_in_other_scripts(self):
        for host in OTHER_SCRIPTS:
            with self.subTest(host):
                as_sent = f"http://{host}/".encode().decode("latin-1")  # which the server writes it in
                self.pages["/to"] = (302, {"Location": as_sent}, b"")
                self.assert_forbidden(self.fetch(self.upstream.url("/to")), "private-use")

    def test_an_allowed_address_in_other_digits(self):
        url = self.upstream.url("/story")
        answer = self.fetch(url.replace("127.0.0.1", fullwidth("127.0.0.1")))
        self.assertEqual(answer.status, 200, answer.text)
        self.assertEqual(answer.json["resolvedUrl"], url)

    def test_a_name_that_is_not_ascii_is_looked_up(self):
        self.assert_problem(self.fetch("http://b\u00FCcher.invalid/"), 502, "upstream-dns")

    def test_slashes(self):
        for start in ("http:/", "http:///", "HTTP://"):
            with self.subTest(start):
                self.assert_forbidden(self.fetch(f"{start}10.0.0.1/"), "private-use")
        for start in ("http:", "http:\\\\", "http:/\\", "\\\\"):
            with self.subTest(start):
                self.assert_problem(self.fetch(f"{start}10.0.0.1/"), 400, "invalid-url", "url")

    def test_users(self):
        for authority in ("1.1.1.1@10.0.0.1", "1.1.1.1:80@10.0.0.1", "10.0.0.1\\@1.1.1.1", "1.1.1.1\\@10.0.0.1", "@10.0.0.1",
                          "10.0.0.1%2f@1.1.1.1", "1.1.1.1\uFF2010.0.0.1"):
            with self.subTest(authority):
                self.assert_problem(self.fetch(f"http://{authority}/"), 400, "invalid-url", "url")
