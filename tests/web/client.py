"""A small client that sends what a browser would, or something else."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit


@dataclass
class Client:
    base: str
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, None, headers)

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> Answer:
        given = {"Sec-Fetch-Site": "same-origin", "Origin": self.base, **headers}
        return self.send("POST", path, data or {}, {k: v for k, v in given.items() if v != "-"})

    def send(self, method: str, path: str, data: dict[str, Any] | None, headers: dict[str, str]) -> Answer:
        parts = urlsplit(self.base)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=60)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if data is not None:
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
            body = urlencode(data, doseq=True)
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        read = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                pair, _, _ = value.partition(";")
                key, _, token = pair.partition("=")
                self.cookies[key] = token
        connection.close()
        return read


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def json(self) -> Any:
        return json.loads(self.body)
