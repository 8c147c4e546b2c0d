"""Fetches over TLS, with an authority of the tests' own."""

import ssl

from authority import HOSTS, Authority, authority
from fetch_case import FetchCase
from upstreams import Listener, Site, raw, redirect

CA = ("--fetch-ca", str(authority().bundle))


class Mute(Listener):
    """Takes a connection and closes it before a word is said."""

    def serve(self, connection, number):
        pass


class Trusted(FetchCase):
    ARGS = CA

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.context = authority().context()

    def test_a_page(self):
        with Site(context=self.context) as site:
            article = self.assert_article(self.fetch(site.url()))
        self.assertEqual(article["resolvedUrl"], site.url())

    def test_a_name(self):
        self.names.set("news.site.test", "127.0.0.1")
        with Site(context=self.context) as site:
            self.assert_article(self.fetch(site.url(host="news.site.test")))
            self.assertEqual(site.seen[0].header("host"), f"news.site.test:{site.port}")

    def test_the_name_is_sent_ahead(self):
        asked = []
        context = authority().context("sni")
        context.sni_callback = lambda connection, name, context: asked.append(name)
        self.names.set("sni.site.test", "127.0.0.1")
        with Site(context=context) as site:
            self.assert_article(self.fetch(site.url(host="sni.site.test")))
            self.assert_article(self.fetch(site.url()))
        self.assertEqual(asked, ["sni.site.test", None])

    def test_ten_pages_come_over_one_connection(self):
        with Site(context=self.context) as site:
            for n in range(10):
                self.assert_article(self.fetch(site.url(f"/{n}")))
            self.assertEqual((site.connections, site.handshakes, site.requests), (1, 1, 10))

    def test_from_http_to_https_and_back(self):
        with Site(context=self.context) as last, Site(redirect(last.url())) as middle:
            with Site(redirect(middle.url()), context=self.context) as first:
                self.assertEqual(self.assert_article(self.fetch(first.url()))["resolvedUrl"], last.url())

    def test_a_body_cut_by_the_end_of_the_connection(self):
        half = raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<p>half")
        with Site(half, context=self.context) as site:
            self.assert_problem(self.fetch(site.url()), 502, "upstream-protocol")

    def test_versions(self):
        for version, name in ((ssl.TLSVersion.TLSv1_2, "v12"), (ssl.TLSVersion.TLSv1_3, "v13")):
            context = authority().context(name)
            context.minimum_version = context.maximum_version = version
            with self.subTest(name), Site(context=context) as site:
                self.assert_article(self.fetch(site.url()))


class Refused(FetchCase):
    """What must not be trusted is not, and nothing is sent to it."""

    ARGS = CA

    def assert_refused(self, site, host=None):
        problem = self.assert_problem(self.fetch(site.url(host=host)), 502, "upstream-tls")
        # Nothing of the certificate, the address or the library that refused it.
        self.assertNotRegex(problem["detail"], r"(?i)\d+\.\d+|CN ?=|\.test|authority|openssl|self.signed|SSL|0x|line \d")
        if isinstance(site, Site):
            self.assertEqual(site.requests, 0)
        return problem

    def assert_certificate_refused(self, context, host=None):
        with Site(context=context) as site:
            return self.assert_refused(site, host)

    def test_expired(self):
        self.assert_certificate_refused(authority().context("expired", days=-1))

    def test_for_another_name(self):
        self.names.set("elsewhere.site.test", "127.0.0.1")
        self.names.set("sub.sub.site.test", "127.0.0.1")
        other = authority().context("other", hosts=("DNS:other.test", "IP:127.0.0.2"))
        self.assert_certificate_refused(other)
        self.assert_certificate_refused(other, "elsewhere.site.test")
        self.assert_certificate_refused(authority().context("star", hosts=("DNS:*.site.test",)), "sub.sub.site.test")

    def test_of_a_name_that_only_the_subject_holds(self):
        self.names.set("subject.test", "127.0.0.1")
        self.assert_certificate_refused(authority().context("subject.test", hosts=("DNS:other.test",)), "subject.test")

    def test_self_signed(self):
        self.assert_certificate_refused(authority().context("alone", signed=False))

    def test_of_an_authority_that_is_not_known(self):
        self.assert_certificate_refused(Authority("Another authority").context())

    def test_an_old_version(self):
        context = authority().context("old")
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
        self.assert_certificate_refused(context)

    def test_a_client_certificate_is_asked_for(self):
        context = authority().context("asks", hosts=HOSTS)
        context.load_verify_locations(authority().bundle)
        context.verify_mode = ssl.CERT_REQUIRED
        with Site(context=context) as site:
            answer = self.fetch(site.url())
            self.assertIn(answer.slug, ("upstream-tls", "upstream-protocol"), answer.text)
            self.assertEqual((answer.status, site.requests), (502, 0))

    def test_no_tls(self):
        with Site() as site:
            site.scheme = "https"
            self.assert_refused(site)

    def test_a_connection_closed_before_the_handshake(self):
        with Mute() as site:
            site.scheme = "https"
            self.assert_refused(site)

    def test_tls_where_http_is_asked_for(self):
        with Site(context=authority().context("plain")) as site:
            answer = self.fetch(site.url().replace("https:", "http:"))
            self.assertEqual((answer.status, answer.slug), (502, "upstream-protocol"), answer.text)

    def test_a_redirect_to_it(self):
        with Site(context=authority().context("hop", days=-1)) as bad, Site(redirect(bad.url())) as site:
            self.assert_problem(self.fetch(site.url()), 502, "upstream-tls")
            self.assertEqual(bad.requests, 0)


class SystemsOwn(FetchCase):
    """Without --fetch-ca the tests' authority is a stranger."""

    def test_an_unknown_authority(self):
        with Site(context=authority().context()) as site:
            self.assert_problem(self.fetch(site.url()), 502, "upstream-tls")
            self.assertEqual(site.requests, 0)
