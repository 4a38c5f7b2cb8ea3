"""What a name names."""

from __future__ import annotations

from dataclasses import dataclass

CLASSES = {"country": "LOC", "place": "LOC", "organisation": "ORG", "person": "PER"}


@dataclass(frozen=True, slots=True)
class Entity:
    """What a name names. `kind` is `country`, `organisation`, `person`, `place`, or `thing` for what acts for nobody; `place_kind`
    tells a city from a region, `name_class` is the class where the kind does not tell it (a newspaper is an organisation that
    acts, and a product by its name).
    """

    id: str
    name: str
    code: str | None
    sector: str | None
    kind: str
    members: tuple[str, ...] = ()
    place_kind: str = ""
    name_class: str = ""

    @property
    def mention_class(self) -> str:
        """The class of a mention of it."""
        return self.name_class or CLASSES[self.kind]
