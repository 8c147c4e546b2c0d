"""A web server that speaks HTTP/2 over TLS, and the things such a server may do that no HTTP/1.1 server can."""

import select
import threading

import h2.config
import h2.connection
import h2.errors
import h2.events
import h2.settings
import hyperframe.frame

from harness import WAIT_S
from upstreams import Answering, Seen

MANY_STREAMS = 1000


class Stream:
    """One request and its stream, for answers that are functions."""

    def __init__(self, talk, seen, number):
        self.talk, self.site, self.seen, self.number = talk, talk.site, seen, number

    def headers(self, status, headers, end=False):
        fields = headers.items() if isinstance(headers, dict) else headers
        lower = [(name.lower(), str(value)) for name, value in fields if name.lower() != "connection"]
        self.talk.act(lambda state: state.send_headers(self.number, [(":status", str(status)), *lower], end))

    def data(self, data, end=False):
        """Sends data as fast as the client's windows let it."""
        while data:
            with self.talk.changed:
                room = self.talk.room(self.number)
                piece, data = data[:room], data[room:]
                if piece:
                    self.talk.state.send_data(self.number, piece, end and not data)
                    self.talk.flush()
                elif not self.talk.changed.wait(WAIT_S):
                    raise EOFError

    def end(self):
        self.talk.act(lambda state: state.end_stream(self.number))

    def reset(self, code=h2.errors.ErrorCodes.INTERNAL_ERROR):
        self.talk.act(lambda state: state.reset_stream(self.number, code))

    def leave(self, last, code=h2.errors.ErrorCodes.NO_ERROR):
        """Sends GOAWAY; streams past `last` were not seen. The state is not told, for it would end all streams at once."""
        frame = hyperframe.frame.GoAwayFrame(0, last_stream_id=last, error_code=code)
        self.talk.act(lambda _: self.talk.connection.sendall(frame.serialize()))

    def hang_up(self):
        self.talk.hang_up()

    def pause(self, seconds):
        if self.site.closing.wait(seconds) or self.talk.over.is_set():
            raise EOFError

    def await_end(self):
        """The client resets the stream or leaves; nothing else ends this."""
        with self.talk.changed:
            while self.number not in self.talk.ended and not self.talk.over.is_set():
                if not self.talk.changed.wait(WAIT_S):
                    raise AssertionError("the stream was not ended")


class Talk:
    """One connection. All that touches it holds `changed`, for neither TLS nor the state may be used by two threads."""

    def __init__(self, site, connection, number):
        self.site, self.connection, self.number = site, connection, number
        self.changed, self.over, self.ended = threading.Condition(), threading.Event(), set()
        self.state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))

    def flush(self):
        if data := self.state.data_to_send():
            self.connection.sendall(data)

    def act(self, function):
        with self.changed:
            function(self.state)
            self.flush()

    def room(self, stream):
        return min(self.state.local_flow_control_window(stream), self.state.max_outbound_frame_size)

    def hang_up(self):
        self.over.set()

    def begin(self):
        """A client may open more streams than it will be allowed before it has read how many: those are refused one by
        one (RFC 9113, 5.1.2), where the state would end the connection."""

        def settings(state):
            state.local_settings = self.limited(self.site.max_streams)
            state.initiate_connection()
            state.local_settings = self.limited(MANY_STREAMS)

        self.act(settings)

    @staticmethod
    def limited(streams):
        values = {h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS: streams}
        return h2.settings.Settings(client=False, initial_values=values)

    def run(self):
        self.begin()
        try:
            while not self.over.is_set() and not self.site.closing.is_set():
                if not self.connection.pending() and not select.select([self.connection], [], [], 0.05)[0]:
                    continue
                with self.changed:
                    data = self.connection.recv(65536)
                    if not data:
                        return
                    events = self.state.receive_data(data)
                    self.flush()
                    self.take(events)
                    self.changed.notify_all()
        finally:
            self.over.set()
            with self.changed:
                self.changed.notify_all()

    def take(self, events):
        for event in events:
            if isinstance(event, h2.events.RequestReceived) and self.state.open_inbound_streams > self.site.max_streams:
                self.state.reset_stream(event.stream_id, h2.errors.ErrorCodes.REFUSED_STREAM)
                self.flush()
            elif isinstance(event, h2.events.RequestReceived):
                self.site.request(self, event)
            elif isinstance(event, h2.events.StreamReset):
                self.ended.add(event.stream_id)
            elif isinstance(event, h2.events.ConnectionTerminated):
                self.over.set()


class H2Site(Answering):
    """HTTP/2. Answers are as Site's; their functions are handed a Stream, and one that returns None has ended it."""

    def __init__(self, answers, context, max_streams=100, **more):
        self.max_streams, self.protocols = max_streams, []
        super().__init__(answers, context=context, **more)

    def serve(self, connection, number):
        self.protocols.append(connection.selected_alpn_protocol())
        Talk(self, connection, number).run()

    def request(self, talk, event):
        fields = dict(event.headers)
        headers = [(name, value) for name, value in event.headers if not name.startswith(":")]
        headers.append(("host", fields[":authority"]))
        seen = Seen(fields[":method"], fields[":path"], headers, talk.number)
        self._start(self.answer_stream, Stream(talk, seen, event.stream_id))

    def answer_stream(self, stream):
        with self.noted(stream.seen):
            answer = self.answer_to(stream)
            if answer is None:
                return
            status, headers, body = answer
            stream.headers(status, headers, end=not body)
            stream.data(body, end=True)
