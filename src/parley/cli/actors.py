"""`parley actors`: who is known before reading, and actors of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.cli.options import SettingOption, settings_from
from parley.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parley.knowledge.organisations import Organisation
    from parley.knowledge.persons import Person

actors = typer.Typer(
    name="actors",
    help="Who is known before reading: list, show, add, import.",
    no_args_is_help=True,
    add_completion=False,
)
CodeOption = Annotated[str | None, typer.Option(help="Of this state or organisation of states: POL, IGO:NATO.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One object a line.")]


def _use(setting: list[str] | None) -> Path | None:
    """The user's folder by the settings, for this run."""
    chosen = settings_from(setting).actors
    return Path(chosen).expanduser() if chosen else None


def _into(setting: list[str] | None) -> Path:
    """The user's folder, made where it is not there; InputError where no setting names one."""
    path = _use(setting)
    if path is None:
        raise InputError(
            "no folder for actors of your own is set", "name one: --set actors=FOLDER, or PARLEY_ACTORS=FOLDER"
        )
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path} cannot be made: {error.strerror}", "name another folder") from None
    return path


def _all() -> Iterator[Person | Organisation]:
    from parley.knowledge.organisations import organisations
    from parley.knowledge.persons import persons

    yield from persons().values()
    yield from organisations().values()


def _told(who: Person | Organisation) -> dict[str, Any]:
    """What is known of an actor, as `--json` prints it."""
    from parley.knowledge.offices import offices_of
    from parley.knowledge.own import holds
    from parley.knowledge.persons import Person

    person = isinstance(who, Person)
    held = offices_of(who.id, None) if person else ()
    table = "persons.tsv" if person else "organisations.tsv"
    return {
        "id": who.id,
        "name": who.name if isinstance(who, Person) else who.name_en,
        "kind": "person" if isinstance(who, Person) else who.kind,
        "code": who.code,
        "sector": who.sector,
        "names_en": list(who.names_en),
        "names_pl": list(who.names_pl),
        "offices": [
            {"office": t.office, "code": t.code, "title": t.title_en, "start": t.start, "end": t.end, "sure": t.sure}
            for t in held
        ],
        "own": holds(table, who.id),
    }


@actors.command(name="list")
def list_(
    text: Annotated[str | None, typer.Argument(help="Part of a name.")] = None,
    code: CodeOption = None,
    kind: Annotated[
        str | None, typer.Option(help="person, igo, armed_group, ngo, media, body, company, group.")
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="Only those of your own.")] = False,
    as_json: JsonOption = False,
    setting: SettingOption = None,
) -> None:
    """List the actors known before reading."""
    from parley.cli import output
    from parley.knowledge.drafts import state_code

    _use(setting)
    wanted = state_code(code) if code else None
    found = []
    for who in _all():
        names = (getattr(who, "name", ""), *who.names_en, *who.names_pl)
        if wanted not in (None, who.code) or (text and not any(text.casefold() in n.casefold() for n in names)):
            continue
        told = _told(who)
        if kind in (None, told["kind"]) and (told["own"] or not own):
            found.append(told)
    found.sort(key=lambda told: (told["name"], told["id"]))
    if as_json:
        for told in found:
            output.json_line(told)
        return
    output.table(
        ("id", "name", "kind", "code", "sector", "own"),
        ((t["id"], t["name"], t["kind"], t["code"], t["sector"], "own" if t["own"] else "") for t in found),
    )


@actors.command()
def show(
    name: Annotated[str, typer.Argument(help="A name in either language, or an id.")],
    as_json: JsonOption = False,
    setting: SettingOption = None,
) -> None:
    """Show what is known of an actor: names, state, offices with their dates."""
    from parley.cli import output

    _use(setting)
    wanted = name.casefold()
    found = [
        who
        for who in _all()
        if who.id == name or wanted in {n.casefold() for n in (getattr(who, "name", ""), *who.names_en, *who.names_pl)}
    ]
    if not found:
        raise InputError(
            f"no actor {name!r}",
            f"look for part of the name: parley actors list {name.split()[-1] if name.split() else name}",
        )
    for told in map(_told, found):
        if as_json:
            output.json_line(told)
            continue
        output.write(
            f"{told['name']}  {told['id']}  {told['kind']}  {told['code'] or ''} {told['sector'] or ''}".rstrip()
        )
        output.write(f"    English: {', '.join(told['names_en']) or told['name']}")
        output.write(f"    Polish:  {', '.join(told['names_pl'])}")
        for held in told["offices"]:
            dates = f"{held['start'] or '?'} – {held['end'] or ''}".rstrip()
            output.write(
                f"    {held['title']} ({held['office']}, {held['code']}): {dates}{'' if held['sure'] else ' (not sure)'}"
            )


@actors.command()
def add(
    name: Annotated[str, typer.Argument(help="The usual English name.")],
    kind: Annotated[str, typer.Option(help="person, igo, armed_group, ngo, media, body, company, group.")] = "person",
    code: CodeOption = None,
    sector: Annotated[str, typer.Option(help="PLOVER's sector: GOV, MIL, OPP …")] = "",
    also: Annotated[list[str] | None, typer.Option(help="Another English spelling; may be given again.")] = None,
    polish: Annotated[list[str] | None, typer.Option(help="A Polish base form; may be given again.")] = None,
    gender: Annotated[str, typer.Option(help="f or m, of a person.")] = "m",
    office: Annotated[str, typer.Option(help="An office of a person: foreign_minister …")] = "",
    title: Annotated[str, typer.Option(help="What the office is called.")] = "",
    start: Annotated[str, typer.Option("--from", help="First day, month or year in office.")] = "",
    end: Annotated[str, typer.Option("--to", help="Last one; none while in office.")] = "",
    id_: Annotated[str, typer.Option("--id", help="A Wikidata id, where you are sure.")] = "",
    setting: SettingOption = None,
) -> None:
    """Add an actor of your own, or put one of yours in place of ours."""
    from parley.cli import output
    from parley.knowledge.drafts import Draft, write

    folder = _into(setting)
    draft = Draft(
        name, kind, id_, code or "", sector, tuple(also or ()), tuple(polish or ()), gender, office, title, start, end
    )
    (key,) = write(folder, [draft])
    output.write(f"{key}  {name}: kept in {folder}")


@actors.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV, FollowTheMoney JSON lines, or JSON results of a Wikidata query.")],
    setting: SettingOption = None,
) -> None:
    """Take in actors from a file of another program."""
    from parley.cli import output
    from parley.knowledge.drafts import write
    from parley.knowledge.foreign import read

    folder = _into(setting)
    found = read(file)
    ids = write(folder, found.drafts)
    left = f", {found.left_out} entries that name none left out" if found.left_out else ""
    output.write(f"{len(set(ids))} actors{left}: kept in {folder}")
