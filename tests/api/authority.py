"""Certificates for servers of the tests' own, made by the `openssl` command when they are needed."""

import functools
import pathlib
import ssl
import subprocess
import tempfile

HOSTS = ("IP:127.0.0.1", "IP:127.0.0.2", "IP:::1", "DNS:localhost", "DNS:*.site.test")
NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


class Authority:
    """A certificate authority with a folder of its own; `bundle` is what a client has to trust."""

    def __init__(self, name="Authority of the tests"):
        self.kept = tempfile.TemporaryDirectory(prefix="copydesk-ca-")
        self.folder = pathlib.Path(self.kept.name)
        self.bundle, self.key = self.folder / "ca.pem", self.folder / "ca.key"
        openssl("req", "-x509", *NEW_KEY, "-keyout", self.key, "-out", self.bundle, "-days", 2, "-subj", f"/CN={name}")

    def leaf(self, name, hosts=HOSTS, days=2, signed=True):
        """A certificate (and its key) for hosts; `days` below 0: one that has run out. Returns their paths."""
        key, request, leaf = (self.folder / f"{name}.{kind}" for kind in ("key", "csr", "pem"))
        fields = self.folder / f"{name}.ext"
        fields.write_text(f"basicConstraints=CA:FALSE\nsubjectAltName={','.join(hosts)}\n")
        signer = ("-CA", self.bundle, "-CAkey", self.key, "-CAcreateserial") if signed else ("-signkey", key)
        openssl("req", "-new", *NEW_KEY, "-keyout", key, "-out", request, "-subj", f"/CN={name}")
        openssl("x509", "-req", "-in", request, *signer, "-days", days, "-extfile", fields, "-out", leaf)
        return leaf, key

    def context(self, name="good", protocols=("http/1.1",), **more):
        """What a server needs to speak TLS with the certificate `leaf` makes."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.leaf(name, **more))
        context.set_alpn_protocols(list(protocols))
        return context


@functools.cache
def authority():
    """The one that the services of this process are told to trust."""
    return Authority()
