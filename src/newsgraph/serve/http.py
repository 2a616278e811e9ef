"""The SPARQL 1.1 Protocol over HTTP, for queries only, with pages for people.

Beyond loopback every request needs the token; on loopback the name of the host is checked, so that no web page can ask
through the browser of whoever runs the server.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from newsgraph import __version__
from newsgraph.config import Config
from newsgraph.errors import InputError, UsageError
from newsgraph.generations import current_generation
from newsgraph.serve.pool import Pool
from newsgraph.serve.work import Limits, Reply, Task


_MOST = 2**20  # bytes of a query
_KINDS = ("doc/", "entity/", "event/", "statement/", "quantity/")
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
    "Vary": "Accept",
}
_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"


class Server(ThreadingHTTPServer):
    """A server of one graph; each client has a thread that waits for a worker."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], pool: Pool, where: Path, *, base: str, token: str | None) -> None:
        self.pool, self.where, self.base, self.token = pool, where, base, token
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        try:
            super().__init__(address, Handler)
        except OSError as error:
            raise UsageError(f"{address[0]}:{address[1]}: {error.strerror}; choose another --port") from None

    @property
    def url(self) -> str:
        """The address of the server."""
        host = f"[{self.server_address[0]!s}]" if ":" in str(self.server_address[0]) else str(self.server_address[0])
        return f"http://{host}:{self.server_address[1]}/"


def make_server(
    where: Path,
    config: Config,
    *,
    host: str = "127.0.0.1",
    port: int = 7878,
    token: str | None = None,
    limits: Limits | None = None,
    workers: int = 2,
) -> Server:
    """Return a server that is ready to answer: ``serve_forever`` runs it, ``shut_down`` ends it.

    Raises
    ------
    UsageError
        If the host is beyond loopback and there is no token, or the port is taken.
    InputError
        If there is no graph.
    """
    if not is_loopback(host) and not token:
        raise UsageError(f"{host} can be reached from elsewhere; set a --token that every client must know")
    pool = Pool(where, config, limits or Limits(), workers=workers)
    server = Server((host, port), pool, where, base=config.base_iri, token=token)
    try:
        pool.start()
    except InputError:
        shut_down(server)
        raise
    return server


def shut_down(server: Server) -> None:
    """End the server and its workers."""
    server.server_close()
    server.pool.stop()


def is_loopback(host: str) -> bool:
    """Whether a host can only be reached from this machine.

    Examples
    --------
    >>> [is_loopback(host) for host in ("localhost", "127.0.0.1", "::1", "0.0.0.0", "example.org")]
    [True, True, True, False, False]
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one client."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = f"newsgraph/{__version__}"
    sys_version = ""
    timeout = 30.0

    def do_GET(self) -> None:
        """Answer GET."""
        if self._body() is not None and self._admitted():
            self._send(self._route(urlsplit(self.path).path))

    do_HEAD = do_GET  # noqa: N815  the name that http.server calls

    def do_POST(self) -> None:
        """Answer a query in the body of a request."""
        body = self._body()
        if body is None or not self._admitted():
            return
        if urlsplit(self.path).path != "/sparql":
            self._fail(404, "queries go to /sparql")
            return
        kind = (self.headers.get_content_type() or "").lower()
        if kind == "application/sparql-query":
            self._send(self._query(body, parse_qs(urlsplit(self.path).query)))
        elif kind == "application/x-www-form-urlencoded":
            given = parse_qs(body, keep_blank_values=True)
            self._send(self._query(None, given))
        elif kind == "application/sparql-update":
            self._fail(403, "this endpoint is read-only; it takes no updates")
        else:
            self._fail(415, "send application/sparql-query or application/x-www-form-urlencoded")

    def _refused(self) -> None:
        if self._body() is not None:
            self._fail(405, "this endpoint is read-only; it takes GET, HEAD and POST", Allow="GET, HEAD, POST")

    do_PUT = do_DELETE = do_PATCH = _refused  # noqa: N815  the names that http.server calls

    # ---------------------------------------------------------------------------------------------- answering

    def _route(self, path: str) -> Reply:
        asked = urlsplit(self.path).query
        given = parse_qs(asked, keep_blank_values=True)
        if path in ("/", "/sparql"):
            return self._query(None, given) if given else self._ask("home", "")
        if path == "/ask":
            return self._ask("question", asked)
        if path == "/explorer":
            return self._explorer()
        if path == "/thing":
            return self._ask("thing", "".join(given.get("iri", ())[:1]))
        local = path.removeprefix("/").removeprefix("data/")
        if local.startswith(_KINDS):
            return self._ask("thing", self.server.base + local)
        return Reply(status=404, body=b"nothing here; see / for what there is\n")

    def _query(self, text: str | None, given: dict[str, list[str]]) -> Reply:
        if "update" in given:
            return Reply(status=403, body=b"this endpoint is read-only; it takes no updates\n")
        if graphs := sorted(name for name in given if name.endswith("-graph-uri")):
            return Reply(status=400, body=f"{graphs[0]} is not supported; there is one graph, leave it out\n".encode())
        queries = given.get("query", []) if text is None else [text]
        if len(queries) != 1 or not queries[0].strip():
            return Reply(status=400, body=b"give exactly one query\n")
        return self._ask("sparql", queries[0])

    def _ask(self, kind: str, text: str) -> Reply:
        accept = ", ".join(self.headers.get_all("Accept", []))
        return self.server.pool.answer(Task(kind=kind, text=text, accept=accept or None))

    def _explorer(self) -> Reply:
        folder = current_generation(self.server.where) or self.server.where
        page = folder / "graph.html"
        if not page.is_file():
            return Reply(status=404, body=b"there is no explorer beside this graph; newsgraph build makes one\n")
        return Reply(media="text/html", body=page.read_bytes())

    # ----------------------------------------------------------------------------------------------- guarding

    def _admitted(self) -> bool:
        """Whether the client may ask; if not, it is told why."""
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""
        if self.server.token is None:
            if is_loopback(host):
                return True
            self._fail(403, "this endpoint answers only to its own machine")
            return False
        if hmac.compare_digest(self._token().encode(), self.server.token.encode()):
            return True
        self._fail(
            401, "this endpoint needs its token", **{"WWW-Authenticate": 'Basic realm="newsgraph", charset="UTF-8"'}
        )
        return False

    def _token(self) -> str:
        """Return the token that the client sent, as a bearer or as a password."""
        scheme, _, value = self.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return value.strip()
        if scheme.lower() != "basic":
            return ""
        try:
            return base64.b64decode(value, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""

    def _body(self) -> str | None:
        """Return the body of the request; if it cannot be read, the client is told why."""
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or "Transfer-Encoding" in self.headers:
            self.close_connection = True
            self._fail(411, "say how long the query is (Content-Length)")
            return None
        if int(length) > _MOST:
            self.close_connection = True
            self._fail(413, f"a query may have {_MOST:,} bytes")
            return None
        try:
            return self.rfile.read(int(length)).decode("utf-8")
        except UnicodeDecodeError:
            self._fail(400, "the query is not in UTF-8")
            return None

    # ------------------------------------------------------------------------------------------------ sending

    def _fail(self, status: int, message: str, **headers: str) -> None:
        self._send(Reply(status=status, body=f"{message}\n".encode()), **headers)

    def _send(self, reply: Reply, **headers: str) -> None:
        text = reply.media.startswith("text/") or reply.media.endswith(("xml", "json"))
        self.send_response(reply.status, HTTPStatus(reply.status).phrase)
        self.send_header("Content-Type", f"{reply.media}; charset=utf-8" if text else reply.media)
        self.send_header("Content-Length", str(len(reply.body)))
        if reply.media == "text/html" and urlsplit(self.path).path != "/explorer":
            self.send_header("Content-Security-Policy", _PAGE_POLICY)
        if reply.status == HTTPStatus.SERVICE_UNAVAILABLE:
            self.send_header("Retry-After", "5")
        for name, value in (*_SAFE.items(), *headers.items()):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name that http.server gives it
        """Say nothing: what clients ask is theirs."""
