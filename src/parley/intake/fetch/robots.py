"""What a site's robots.txt asks of us (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.intake.fetch.answer import Answer

if TYPE_CHECKING:
    from protego import Protego

#: Bytes of a robots.txt that are read; RFC 9309, 2.5, asks for 500 KiB at least.
LONGEST = 512 << 10


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site; without a text, `whole` says whether all is allowed or nothing."""

    text: Protego | None = None
    whole: bool = True

    @classmethod
    def everything(cls) -> Rules:
        """A site that asks for nothing."""
        return cls()

    @classmethod
    def nothing(cls) -> Rules:
        """A site that must be left alone, since it cannot say what it wants."""
        return cls(whole=False)

    @classmethod
    def of(cls, answer: Answer) -> Rules:
        """The rules that an answer for robots.txt gives: no such page allows all, a fault of the server nothing."""
        if answer.status >= 500 or answer.status == 429:
            return cls.nothing()
        if answer.status != 200:
            return cls.everything()
        from protego import Protego

        return cls(Protego.parse(answer.body.decode("utf-8", "replace")))

    def allows(self, url: str, agent: str) -> bool:
        """Whether the page may be asked for."""
        return self.whole if self.text is None else bool(self.text.can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """Seconds to wait between two requests."""
        return 0.0 if self.text is None else float(self.text.crawl_delay(agent) or 0)
