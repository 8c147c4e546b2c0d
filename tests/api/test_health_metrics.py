"""Health, readiness, metrics and the log: what those who run the service see."""

import re
import unittest

from harness import Service, ServiceCase, free_port, story

LINE = re.compile(r'^[a-z_]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? [0-9.e+-]+$')


def samples(text):
    """Name with labels -> value."""
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))}


class Health(ServiceCase):
    def test_ok(self):
        for path in ("/livez", "/readyz", "/healthz"):
            with self.subTest(path):
                answer = self.service.get(path)
                self.assertEqual((answer.status, answer.json), (200, {"status": "ok"}))
                self.assertEqual(answer.header("Cache-Control"), "no-store")

    def test_head(self):
        answer = self.service.request("HEAD", "/livez")
        self.assertEqual((answer.status, answer.header("Content-Length")), (200, "15"))

    def test_a_query_does_no_harm(self):
        self.assertEqual(self.service.get("/readyz?verbose").status, 200)


class Targets(ServiceCase):
    def test_absolute_form(self):
        """RFC 9112, 3.2.2: a server must take a whole URL for a target."""
        for target, status in (("http://x/livez", 200), ("HTTP://x:80/livez?", 200), ("http://x/nothing", 404), ("http://x/web/x", 404)):
            with self.service.connect() as connection:
                connection.send(f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                path = "/livez" if status == 200 else "/nothing"
                self.assertEqual(connection.answer("GET", path).status, status, target)


class Metrics(ServiceCase):
    WORKERS = 2

    def test_format(self):
        self.service.post(story())
        answer = self.service.get("/metrics")
        self.assertTrue(answer.header("Content-Type").startswith("text/plain; version=0.0.4"))
        described = set()
        for line in answer.text.splitlines():
            if line.startswith("# "):
                described.add(line.split()[2])
                continue
            self.assertRegex(line, LINE)
            name = re.match("[a-z_]+", line)[0]
            base = re.sub("_(bucket|sum|count)$", "", name)
            self.assertTrue(name in described or base in described, line)
        self.assertEqual(len(samples(answer.text)), sum(not line.startswith("#") for line in answer.text.splitlines()))

    def test_requests_by_route_and_status(self):
        post = 'copydesk_requests_total{{route="/v1/article",method="POST",status="{}"}}'
        other = 'copydesk_requests_total{route="other",method="",status="404"}'
        before = [self.service.metric(name) for name in (post.format(200), post.format(400), other)]
        self.service.post(story())
        self.service.post(b"")
        self.service.get("/nowhere")
        after = [self.service.metric(name) for name in (post.format(200), post.format(400), other)]
        self.assertEqual([b - a for a, b in zip(before, after)], [1, 1, 1])

    def test_histograms(self):
        self.service.post(story())
        found = samples(self.service.get("/metrics").text)
        for labels, name in (
            ('route="/v1/article",method="POST",status="200"', "copydesk_request_seconds"),
            ('stage="decode"', "copydesk_stage_seconds"),
            ('stage="render"', "copydesk_stage_seconds"),
        ):
            with self.subTest(labels):
                prefix = f"{name}_bucket{{{labels},le="
                counts = [value for key, value in found.items() if key.startswith(prefix)]
                self.assertEqual(counts, sorted(counts))
                self.assertGreaterEqual(counts[-1], 1)
                self.assertEqual(counts[-1], found[f"{name}_count{{{labels}}}"])
                self.assertEqual(counts[-1], found[f'{prefix}"+Inf"}}'])
                self.assertGreater(found[f"{name}_sum{{{labels}}}"], 0)

    def test_stages_that_did_not_run_are_not_counted(self):
        name = 'copydesk_stage_seconds_count{stage="render"}'
        before = self.service.metric(name)
        self.assertEqual(self.service.post("<title>Nothing</title>").status, 422)
        self.assertEqual(self.service.post(story()).status, 200)
        self.assertEqual(self.service.metric(name), before + 1)

    def test_numbers(self):
        self.service.post(story())
        self.service.wait_metric("copydesk_workers_alive", 2)
        # A request is over only when its connection knows: its client, that has the answer, may be sooner.
        self.service.wait_metric("copydesk_requests_in_flight", 1)  # the one that asks
        found = samples(self.service.get("/metrics").text)
        self.assertEqual(found["copydesk_workers_busy"], 0)
        self.assertEqual(found["copydesk_queue_jobs"], 0)
        self.assertEqual(found["copydesk_queue_capacity_jobs"], 128)
        self.assertEqual(found["copydesk_worker_restarts_total"], 0)
        self.assertGreaterEqual(found["copydesk_jobs_done_total"], 1)
        self.assertGreater(found["copydesk_received_bytes_total"], len(story()) - 1)
        self.assertGreater(found["process_resident_memory_bytes"], 1 << 20)

    def test_version(self):
        self.assertRegex(self.service.get("/metrics").text, r'copydesk_build_info\{version="\d+\.\d+\.\d+"\} 1')


class AdminPort(unittest.TestCase):
    def test_apart(self):
        port = free_port()
        with Service("--admin-port", str(port)) as service:
            for path in ("/livez", "/readyz", "/healthz", "/metrics"):
                with self.subTest(path):
                    self.assertEqual(service.request("GET", path, port=port).status, 200)
                    self.assertEqual(service.get(path).status, 200)
            self.assertEqual(service.request("POST", "/v1/article", b"x", port=port).status, 404)
            self.assertEqual(service.request("GET", "/openapi.yaml", port=port).status, 404)
            answer = service.request("POST", "/livez", port=port)
            self.assertEqual((answer.status, answer.header("Allow")), (405, "GET, HEAD"))


class Log(unittest.TestCase):
    def requests_logged(self, service):
        """But for those of the harness, which waits for readiness."""
        return [line for line in service.log() if line["event"] == "request" and line["path"] != "/readyz"]

    def test_one_line_a_request(self):
        trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        service = Service()
        with service:
            page = "http://news.example/caf%C3%A9"
            service.post(story(), path=f"/v1/article?url={page}", X_Request_Id="r-1", traceparent=trace)
            service.post("{", "application/json", X_Request_Id="r-2", traceparent="no trace\t!")
            service.get('/no"where', X_Request_Id="r-3")
            with service.connect() as connection:
                connection.send(b"GET /livez HTTP/1.1\r\n\r\n")
                connection.answer("GET", "/livez")
            # Lines are written when a request is over, which its client may know first; the end waits for all.
            service.signal(15)
            self.assertEqual(service.wait(), 0)
            lines = self.requests_logged(service)
        self.assertEqual(len(lines), 4)
        by_id = {line.get("requestId"): line for line in lines}
        first = by_id["r-1"]
        self.assertEqual((first["method"], first["path"], first["status"]), ("POST", "/v1/article", 200))
        self.assertEqual(first["traceparent"], trace)
        self.assertEqual(first["remote"], "127.0.0.1")
        self.assertEqual(first["received"], len(story().encode()))
        self.assertGreater(first["sent"], 500)
        self.assertTrue(first["page"].startswith("http://news.example/caf"))
        for name in ("ms", "decodeMs", "parseMs", "cleanMs", "extractMs", "renderMs"):
            self.assertGreaterEqual(first[name], 0)
        self.assertEqual((by_id["r-2"]["status"], by_id["r-2"]["problem"]), (400, "invalid-json"))
        self.assertNotIn("traceparent", by_id["r-2"])
        self.assertEqual((by_id["r-3"]["status"], by_id["r-3"]["path"]), (404, '/no"where'))
        self.assertEqual(by_id[None]["status"], 400)

    def test_level(self):
        service = Service("--log-level", "warn")
        with service:
            service.get("/livez")
            service.signal(15)
            self.assertEqual(service.wait(), 0)
            self.assertEqual(service.log(), [])


if __name__ == "__main__":
    unittest.main()
