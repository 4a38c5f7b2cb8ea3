"""`parley show`: an event, its words marked in the sentence that it stands in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierOption, SettingOption, settings_from

if TYPE_CHECKING:
    from parley.model import Actor, Event, Object
    from parley.settings import Settings
    from parley.store import Dossier, Told


def show(
    event: Annotated[str, typer.Argument(help="The event's id, or the beginning of it.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_json: Annotated[bool, typer.Option("--json", help="The event as an object.")] = False,
    image: Annotated[
        bool, typer.Option("--image", help="Draw the page of a PDF with the words marked, as PNG.")
    ] = False,
    to: Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Where the picture is written.")] = Path("."),
    setting: SettingOption = None,
) -> None:
    """Show an event with its words marked in the sentence, its document and page."""
    from parley.store import Dossier

    with Dossier.open(dossier) as opened:
        told = opened.event(event)
        if image:
            _draw(opened, told, to, settings_from(setting))
            return
    if as_json:
        from parley.cli import lines, output

        output.json_line({"document": lines.source(told.document), "event": told.event})
    else:
        _print(told)


def _draw(opened: Dossier, told: Told, folder: Path, settings: Settings) -> None:
    from parley.cli import output, pictures
    from parley.cli.terminal import clean

    kept = opened.document(told.document.id)
    anchors, data = opened.anchors(kept.id), opened.source(kept.id)
    for path in pictures.of_event(told.event, told.event.id, data, kept.media_type, anchors, folder, settings):
        output.write(clean(str(path)))


def _print(told: Told) -> None:
    from parley.cli import lines, marked, output
    from parley.cli.terminal import one_line

    event, evidence = told.event, told.event.evidence
    where = f"{told.document.name}, page {evidence.page}, characters {evidence.sentence[0]}–{evidence.sentence[1]}"
    output.write(f"{event.id}  {event.act}, {lines.sense(event)}")
    output.write(one_line(where))
    output.write("")
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.padding import Padding

        sys.stdout.flush()
        text = marked.coloured(evidence.quote, evidence.sentence[0], marked.marks(event))
        Console().print(Padding(text, (0, 2)))
    else:
        output.write("  " + marked.plain(evidence.quote, evidence.sentence[0], marked.marks(event)))
    output.write("")
    for name, value in fields(event):
        output.write(f"{name:<12} {one_line(value)}")


def fields(event: Event) -> Iterator[tuple[str, str]]:
    """The fields of an event that say something, in the order of the record."""
    from parley.cli.lines import holder, sense

    yield "act", event.act
    yield "stance", sense(event)
    if holder(event) not in ("", "author"):
        yield "holder", holder(event)
    if event.stance.word or event.stance.probability:
        low, high = event.stance.probability or (None, None)
        yield "probability", " ".join([event.stance.word or "", f"{low}–{high}" if low is not None else ""]).strip()
    if event.stance.horizon:
        yield "horizon", event.stance.horizon
    yield from (("actors", _actor(actor)) for actor in event.actors)
    yield from (("recipients", _actor(actor)) for actor in event.recipients)
    if event.object:
        yield from _object("object", event.object)
    if event.when:
        yield "when", f"{event.when.edtf} (“{event.when.text}”)"
    yield from (("where", f"{place.name} ({place.country or '?'})") for place in event.where)
    if event.attribution:
        yield "attribution", _actor(event.attribution)
    if event.grounds:
        yield "grounds", f"“{event.grounds.text}”"
    if event.ordinal:
        yield "ordinal", f"{event.ordinal.value} ({event.ordinal.scope})"
    yield from (("link", f"{link.kind} {link.event}") for link in event.links)
    if event.plover:
        yield (
            "plover",
            " ".join(part for part in (event.plover.event, event.plover.mode, *event.plover.contexts) if part),
        )
    if event.cameo:
        yield "cameo", event.cameo
    yield "confidence", f"{event.confidence:.2f}"


def _actor(actor: Actor) -> str:
    codes = " ".join(part for part in (actor.code, actor.sector) if part)
    return f"{actor.name} ({codes})" if codes else actor.name


def _object(name: str, thing: Object) -> Iterator[tuple[str, str]]:
    count = f", {thing.count.bound} {thing.count.value}" if thing.count else ""
    measure = f", {thing.measure.kind}" if thing.measure else ""
    target = f", on {_actor(thing.target)}" if thing.target else ""
    yield name, f"“{thing.text}” ({thing.kind}{measure}{count}{target})"
    yield from (("person", _actor(person)) for person in thing.people)
    for inner in thing.parts:
        yield from _object("part", inner)
    for inner in thing.items:
        yield from _object("item", inner)
