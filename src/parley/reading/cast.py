"""Who and what stands in an event, while it is being made."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.model import Actor


@dataclass(slots=True)
class Cast:
    """Who and what stands in an event, with the word and the rule behind each (`why`)."""

    actors: list[Actor] = field(default_factory=list)
    recipients: list[Actor] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    targets: list[Actor] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)
    why: list[tuple[str, tuple[int, int] | None, str]] = field(default_factory=list)

    def add(self, role: str, actors: list[Actor], rule: str) -> None:
        """Put actors into a role, each once; the sides of the same event are not the same party twice."""
        members = {"actor": self.actors, "co": self.actors, "recipient": self.recipients, "target": self.targets}[role]
        for actor in actors:
            if all(actor.id != a.id for a in members):
                members.append(actor)
                self.why.append(("actors" if members is self.actors else "recipients", actor.span, rule))
