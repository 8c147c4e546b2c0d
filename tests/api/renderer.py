"""A stand-in for the browser service that --renderer names: POST /content as browserless has it."""

import contextlib
import http.server
import json
import threading

from harness import WAIT_S


class Renderer:
    """Answers POST /content with what `render(ask)` returns: (status, headers, body). Keeps what it was asked."""

    def __init__(self, render):
        self.asked = []
        renderer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                renderer.asked.append({"path": self.path, "headers": dict(self.headers), "body": json.loads(body)})
                status, headers, answer = render(renderer.asked[-1]["body"])
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the service may have given up
                    self.send_response(status)
                    for name, value in {**headers, "Content-Length": str(len(answer))}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}/content?token=secret"

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(WAIT_S)
