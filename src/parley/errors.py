"""Every error that Parley raises on purpose, each with the next step.

ParleyError
├── InputError        the user gave something that cannot be used as it is
│   ├── DateError     a date that is no EDTF level 1
│   ├── FetchError    a page of the web that cannot or must not be fetched
│   ├── NotFound      a document, event or file that is not there
│   ├── SettingError  a setting with a value out of its range
│   └── StaleDecision somebody else decided on the same thing meanwhile
├── DossierError      the dossier file cannot be used
│   ├── NotADossier   the file is something else
│   └── NewerDossier  the file was written by a newer Parley
├── KnowledgeError    a data file is not of the form of its schema
└── LanguageError     a language is asked for that no installed package reads
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parley.model import Outcome


class ParleyError(Exception):
    """The root. `message` says what is wrong, `next_step` what to do about it; str() gives both in one line."""

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message}; {self.next_step}" if self.next_step else self.message


class InputError(ParleyError):
    """Raised when what the user gave cannot be used as it is."""


class DateError(InputError):
    """Raised for a date that is no EDTF level 1."""


class FetchError(InputError):
    """Raised for a page of the web that cannot or must not be fetched; `outcome` is what becomes of its document."""

    def __init__(self, message: str, next_step: str = "", outcome: Outcome = "unsupported") -> None:
        super().__init__(message, next_step)
        self.outcome = outcome


class NotFound(InputError):
    """Raised for a document, an event or a file that is not there."""


class SettingError(InputError):
    """Raised for a setting with a value out of its range."""


class StaleDecision(InputError):
    """Raised when somebody else decided on the same thing since the person looked; nothing was written.

    `wanted` is the decision that was refused, `last` the one that stands in its way (None where there is none).
    """

    def __init__(self, wanted: Any, last: Any) -> None:
        super().__init__(
            "somebody else decided on this meanwhile" if last is not None else "this was not decided on as you saw it",
            "look at what stands now, then decide again",
        )
        self.wanted = wanted
        self.last = last


class DossierError(ParleyError):
    """Raised when the dossier file cannot be used."""


class NotADossier(DossierError):
    """Raised when the file named as a dossier is something else."""


class NewerDossier(DossierError):
    """Raised when the dossier was written by a newer Parley."""


class KnowledgeError(ParleyError):
    """Raised when a data file of knowledge or language is not of the form of its schema."""


class LanguageError(ParleyError):
    """Raised when a language is asked for that no installed package reads."""
