"""What the tests of fetching share."""

import urllib.parse

from harness import LOOPBACK, Service, ServiceCase, in_thread
from names import Names

FORBIDDEN = "The host leads to an address that is not fetched from."


class FetchCase(ServiceCase):
    """One service, which knows the names that the tests give it and no others."""

    ALLOW = LOOPBACK
    ENVIRONMENT = {}

    @classmethod
    def setUpClass(cls):
        cls.names = Names()
        cls.addClassCleanup(cls.names.close)
        cls.service = Service(
            *cls.ARGS, workers=cls.WORKERS, allow=cls.ALLOW, environment={**cls.ENVIRONMENT, **cls.names.environment}
        )

    @staticmethod
    def path_of(url, **query):
        return "/v1/article?" + urllib.parse.urlencode({"url": url, **query})

    def fetch(self, url, **query):
        return self.service.get(self.path_of(url, **query))

    def fetch_all(self, urls):
        """Fetches at the same moment; the answers in the order of the URLs."""
        asked = [in_thread(self.fetch, url) for url in urls]
        return [one.result() for one in asked]

    def assert_article(self, answer):
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json

    def assert_articles(self, answers):
        self.assertEqual([answer.status for answer in answers], [200] * len(answers), [a.text for a in answers])

    def assert_forbidden(self, answer):
        """The problem says nothing of what address it was."""
        problem = self.assert_problem(answer, 403, "address-forbidden")
        self.assertEqual(problem["detail"], FORBIDDEN)
