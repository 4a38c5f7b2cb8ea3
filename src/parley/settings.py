"""Every setting, once: name, default, bounds and help. Command line, environment and manual are made from it.

A setting `max_pages` is read from the environment as PARLEY_MAX_PAGES; what a caller gives goes before it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from parley.errors import SettingError

PREFIX = "PARLEY_"


def _setting(
    default: Any, text: str, low: float | None = None, high: float | None = None, choices: tuple[str, ...] = ()
) -> Any:
    return field(default=default, metadata={"help": text, "low": low, "high": high, "choices": choices})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run. A new setting is a new line here, nothing else."""

    max_bytes: int = _setting(50_000_000, "largest file that is opened, in bytes", 1)
    max_pages: int = _setting(500, "pages of a document that are read; the rest is left out and said so", 1)
    max_characters: int = _setting(5_000_000, "characters of a document that are kept", 1)
    max_seconds: float = _setting(30.0, "time that one document may take to open, in seconds", 0.05)
    max_memory_mb: int = _setting(1024, "memory that one document may take to open, in megabytes", 128)
    max_members: int = _setting(5_000, "members of a container such as .docx that are accepted", 1)
    max_inflated_mb: int = _setting(200, "size of a container once unpacked that is accepted, in megabytes", 1)
    max_ratio: int = _setting(200, "unpacked size of a container's member over its packed size that is accepted", 2)
    max_nesting: int = _setting(
        3, "containers inside containers that are opened, such as a ZIP in a message in a ZIP", 1
    )
    fetch_delay: float = _setting(
        1.0, "time between two requests to one host, in seconds; robots.txt may ask for more", 0
    )
    max_entries: int = _setting(200, "entries of a feed that are followed, the first ones", 1)
    keep_bytes: str = _setting(
        "dossier",
        "where the bytes of documents are kept: dossier, beside, nowhere",
        choices=("dossier", "beside", "nowhere"),
    )
    threshold: float = _setting(0.5, "confidence under which a brief sets an event apart, to be checked", 0, 1)
    actors: str = _setting(
        "", "folder with tables of actors of your own, which lie over those of Parley; none where empty"
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the table: `name`, `default`, `help`, the `type` of its value and its bounds (None: none);
    `choices` are all values of a text that has but a few.
    """

    name: str
    default: Any
    help: str
    type: type
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return PREFIX + self.name.upper()

    def parse(self, given: object) -> Any:
        """The value that `given` (a text, or already a value) stands for; SettingError where it is none."""
        try:
            value = _boolean(given) if self.type is bool else self.type(given)
        except (TypeError, ValueError):
            raise SettingError(
                f"{self.name}: {given!r} is no {self.type.__name__}", f"give it as in {self.default}"
            ) from None
        self._check(value)
        return value

    def _check(self, value: Any) -> None:
        if self.choices and value not in self.choices:
            raise SettingError(f"{self.name}: {value!r} is not known", f"give {', '.join(self.choices)}")
        if self.low is not None and value < self.low:
            raise SettingError(f"{self.name}: {value} is too small", f"give {self.low} or more")
        if self.high is not None and value > self.high:
            raise SettingError(f"{self.name}: {value} is too large", f"give {self.high} or less")


def _boolean(given: object) -> bool:
    text = str(given).strip().lower()
    if text in ("1", "true", "yes", "on"):
        return True
    if text in ("0", "false", "no", "off", ""):
        return False
    raise ValueError(text)


def _table() -> tuple[Setting, ...]:
    return tuple(Setting(name=f.name, default=f.default, type=type(f.default), **f.metadata) for f in fields(Settings))


TABLE: tuple[Setting, ...] = _table()


def load(given: Mapping[str, object] | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings from `given` (None values are left out), else the environment, else the defaults.

    SettingError for a value that is none or is out of bounds, and for a name that is no setting.
    """
    environ = os.environ if environ is None else environ
    chosen = {name: value for name, value in (given or {}).items() if value is not None}
    unknown = sorted(chosen.keys() - {s.name for s in TABLE})
    if unknown:
        raise SettingError(f"no such setting: {unknown[0]}", "see the list of settings in the manual")
    values: dict[str, Any] = {}
    for setting in TABLE:
        if setting.name in chosen:
            values[setting.name] = setting.parse(chosen[setting.name])
        elif setting.variable in environ:
            values[setting.name] = setting.parse(environ[setting.variable])
    return Settings(**values)
