"""The brief put together: what is sure enough by its three questions, then what stands apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parley.brief import assessments, context, dates, figures, lead, lines, names, outlook, parties, results
from parley.brief.focus import Focus, focus, is_open
from parley.brief.focus import sides as codes
from parley.brief.happenings import Happening, proven
from parley.brief.marks import marks
from parley.brief.page import Brief, Group, Line, Section, Source
from parley.brief.references import Numbering
from parley.brief.select import gather
from parley.brief.strings import Strings, strings
from parley.brief.things import folded
from parley.model import Document, Reading

# A title with more sides than these names none.
MOST_SIDES = 4


def build(readings: Sequence[Reading], *, language: str = "en", threshold: float = 0.5) -> Brief:
    """The brief of what these readings tell, in `language` (`en` or `pl`; LanguageError for another).

    Events with a confidence under `threshold` stand apart "to check"; an event whose quote is not verbatim in its
    document is left out and counted. The order of the readings plays no part.
    """
    s = strings(language)
    ordered = sorted(readings, key=_by_date)
    told, lost = proven(ordered)
    found = gather(told)
    sure = [h for h in found if h.event.confidence >= threshold]
    unsure = [h for h in found if h.event.confidence < threshold]
    documents = list({r.document.id: r.document for r in ordered}.values())
    about = focus(sure, documents)
    numbering = Numbering()
    first = numbering.group(lead.group(sure, about, s))
    parts = [numbering.section(part) for part in _sections(ordered, sure, unsure, about, s, threshold)]
    sources = tuple(_source(d, s) for d in documents)
    return Brief(
        language=language,
        title=_title(about, sure, s),
        subtitle=_subtitle(documents, s),
        lead=first,
        sections=tuple(parts),
        timeline=marks(parts, [d.published.edtf for d in documents if d.published], s),
        references=numbering.references(documents, sources),
        sources=sources,
        left_out=lost,
    )


def _by_date(reading: Reading) -> tuple[str, str]:
    document = reading.document
    return document.published.edtf if document.published else "9999", document.id


def _sections(
    readings: Sequence[Reading],
    sure: Sequence[Happening],
    unsure: Sequence[Happening],
    about: Focus,
    s: Strings,
    threshold: float,
) -> list[Section]:
    past = [h for h in sure if not is_open(h)]
    found = [
        Section("context", s("context"), context.groups([h for h in past if _happened(h)], about, s)),
        Section("results", s("results"), results.groups(sure, past, about, s)),
        Section("outlook", s("outlook"), outlook.groups(sure, s)),
        Section("assessments", s("assessments"), assessments.groups(readings, s), s("assessments_note")),
        Section("parties", s("parties"), parties.groups(sure, s)),
        Section("figures", s("figures"), figures.groups(sure, s)),
        Section("check", s("check"), _to_check(unsure, s), s("check_note", threshold=lines.percent(threshold))),
    ]
    return [section for section in found if section.groups]


def _happened(happening: Happening) -> bool:
    return happening.event.stance.kind == "asserted"


def _to_check(unsure: Sequence[Happening], s: Strings) -> tuple[Group, ...]:
    return (Group("unsure", "", tuple(_unsure(h, s) for h in unsure)),) if unsure else ()


def _unsure(happening: Happening, s: Strings) -> Line:
    told = lines.line(happening, s)
    return replace(told, facts=(lines.plain(s, "confidence", lines.percent(happening.event.confidence)), *told.facts))


def _title(about: Focus, sure: Sequence[Happening], s: Strings) -> str:
    """The sides of the meetings; without one, the two that are told of most."""
    told = Counter(code for h in sure for code in codes(h))
    chosen = about.codes or sorted(told, key=lambda code: (-told[code], code))[:2]
    sides = [names.plain(code, s) for code in sorted(chosen)]
    if not 0 < len(sides) <= MOST_SIDES:
        return s("title")
    title = s("title_of", parties=" – ".join(sides))
    return title[:1].upper() + title[1:]


def _subtitle(documents: Sequence[Document], s: Strings) -> str:
    """How many documents of which days."""
    days = sorted({d.published.edtf for d in documents if d.published}, key=dates.order)
    count = s("documents_one") if len(documents) == 1 else s("documents_count", count=len(documents))
    if not days:
        return count
    ends = dict.fromkeys([dates.words(days[0], s), dates.words(days[-1], s)])
    return f"{count}, {s('published', date=' – '.join(ends))}"


def _source(document: Document, s: Strings) -> Source:
    remarks = [text for text in (document.reason, document.next_step) if text]
    return Source(
        id=document.id,
        title=folded(document.title or "").strip() or s("untitled"),
        language=document.language,
        publisher=document.publisher or "",
        published=dates.words(document.published.edtf, s) if document.published else "",
        pages=document.pages,
        outcome=s.of("outcome", document.outcome),
        remarks=(*remarks, *document.warnings),
    )
