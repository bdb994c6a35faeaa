"""Servers on ports of their own that a benchmark compares, each gone when its context ends."""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.programs import program

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2
START_SECONDS, STOP_SECONDS = 30, 15
NGINX = """
worker_processes {workers};
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {folder};
        default_type "text/html; charset=utf-8";
        add_header Content-Encoding br;
        add_header Vary Accept-Encoding;
        add_header Cache-Control "public, max-age=60";
    }}
}}
"""


def environment(**more: str) -> dict[str, str]:
    """The environment of script/server, with the folder of data and whatever else is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EARSHOT_", "DATABASE_"))}
    return {**kept, "DJANGO_SETTINGS_MODULE": "earshot.settings.dev", "EARSHOT_DEBUG": "0", **more}


@contextmanager
def site_of(application: str, settings: Mapping[str, str]) -> Iterator[int]:
    """The port on which granian serves an application, as script/server starts it."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(WORKERS), "--blocking-threads", "1", "--workers-kill-timeout", "5s"]
    command += ["--log-level", "warning", application]
    with _running(command, port, settings):
        yield port


@contextmanager
def nginx_with(body: bytes) -> Iterator[int]:
    """The port on which nginx sends a file of brotli bytes at /page."""
    port = free_port()
    # Readable for nginx's workers, which are not root.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "page").write_bytes(body)
        configuration = folder / "nginx.conf"
        configuration.write_text(NGINX.format(workers=WORKERS, folder=folder, port=port), encoding="ascii")
        with _running([program("nginx"), "-c", str(configuration)], port, os.environ):
            yield port


@contextmanager
def _running(command: list[str], port: int, settings: Mapping[str, str]) -> Iterator[None]:
    with subprocess.Popen(command, cwd=ROOT, env=dict(settings)) as server:
        try:
            _wait_for(port, server)
            yield
        finally:
            server.terminate()
            try:
                server.wait(timeout=STOP_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise OSError(f"the server on port {port} did not start")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    """The response to one request, not yet read."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers=headers)
    return connection.getresponse()
