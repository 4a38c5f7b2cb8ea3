"""The acts: what can be done in a negotiation and around it (data/acts.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, cast, get_args

from parley.knowledge.files import Table, data, toml
from parley.model import ObjectKind, Plover

ActKind = Literal[
    "verbal_cooperation", "material_cooperation", "yield", "verbal_conflict", "material_conflict", "neutral"
]
_KEYS = (
    "label_en",
    "label_pl",
    "family",
    "kind",
    "reciprocal",
    "persons_in_object",
    "measure",
    "objects",
    "plover",
    "cameo",
    "deed",
    "variants",
)


class Coding(NamedTuple):
    """Codes of an act done: `plover` (None where PLOVER has no event for it), its `contexts`, `cameo`; its `kind`; and
    `deed`, the row of stances.toml for its other stances.
    """

    plover: Plover | None
    contexts: tuple[str, ...]
    cameo: str
    kind: ActKind
    deed: str


class Variant(NamedTuple):
    """What changes an act's codes. It fits where each of `objects`, `means`, `joint` that is given is met."""

    coding: Coding
    objects: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    joint: bool | None = None

    def fits(self, joint: bool, means: str | None, object_kind: str | None) -> bool:
        """Whether the variant holds for an act done jointly or not, by such means, to such an object."""
        return (
            (self.joint is None or self.joint == joint)
            and (not self.means or means in self.means)
            and (not self.objects or object_kind in self.objects)
        )


class Act(NamedTuple):
    """An act. `family` groups acts that can be phases of one deed; `reciprocal` acts have all sides as actors;
    `persons_in_object`: those acted upon stand in the object; `measure`: it acts upon a measure; `objects` the kinds of
    object it takes. `coding` and `variants` give its codes; codes.py reads them.
    """

    id: str
    label_en: str
    label_pl: str
    family: str
    kind: ActKind
    reciprocal: bool
    persons_in_object: bool
    measure: bool
    objects: tuple[ObjectKind, ...]
    coding: Coding
    variants: tuple[Variant, ...] = ()

    @property
    def plover(self) -> Plover | None:
        """The PLOVER code of the act done, without regard to its variants."""
        return self.coding.plover

    @property
    def cameo(self) -> str:
        """The CAMEO code of the act done, without regard to its variants."""
        return self.coding.cameo


@cache
def acts() -> Mapping[str, Act]:
    """Every act by its id, in the order of the file."""
    return parse_acts(data("acts.toml"))


def parse_acts(text: str, file: str = "acts.toml") -> Mapping[str, Act]:
    """The acts that a TOML text describes; KnowledgeError, with file and line, where it is not of the form."""
    return MappingProxyType({name: _act(name, table) for name, table in toml(text, file).items()})


def _act(name: str, table: Table) -> Act:
    table.only(*_KEYS)
    coding = _coding(table, None)
    return Act(
        id=name,
        label_en=table.text("label_en"),
        label_pl=table.text("label_pl"),
        family=table.text("family"),
        kind=coding.kind,
        reciprocal=table.flag("reciprocal"),
        persons_in_object=table.flag("persons_in_object"),
        measure=table.flag("measure"),
        objects=_objects(table),
        coding=coding,
        variants=tuple(_variant(t, coding) for t in table.tables("variants")),
    )


def _objects(table: Table) -> tuple[ObjectKind, ...]:
    kinds = table.texts("objects")
    if unknown := set(kinds) - set(get_args(ObjectKind)):
        raise table.fault(f"no kinds of object: {', '.join(sorted(unknown))}")
    return cast(tuple[ObjectKind, ...], kinds)


def _coding(table: Table, base: Coding | None) -> Coding:
    code = table.table("plover")
    code.only("event", "mode", "contexts")
    event, contexts = code.maybe("event"), code.texts("contexts")
    kind = table.text("kind", base.kind if base else None)
    if kind not in get_args(ActKind):
        raise table.fault(f"no kind of act: {kind!r}")
    return Coding(
        plover=Plover(event, code.maybe("mode"), contexts) if event else None,
        contexts=contexts,
        cameo=table.text("cameo"),
        kind=cast(ActKind, kind),
        deed=table.text("deed", base.deed if base else None),
    )


def _variant(table: Table, base: Coding) -> Variant:
    table.only("objects", "means", "joint", "plover", "cameo", "kind", "deed")
    joint = table.flag("joint") if "joint" in table.values else None
    return Variant(_coding(table, base), _objects(table), table.texts("means"), joint)
