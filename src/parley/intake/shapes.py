"""What a line or paragraph is, told by its shape alone: page numbers, links, lists of editors, mastheads, headings.

Shared by plain text and by pages with geometry. A shape names a convention of print, never a publication.
"""

from __future__ import annotations

import re

from parley.intake.dates import DAY_MONTH, FULL_DATE, full_date

_PAGE = re.compile(
    r"[\s|\[(]*(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:str\.|s\.|strona|page|p\.|pg\.)\s*\d{1,4}(?:\s*(?:/|z|of)\s*\d{1,4})?"
    r"|\d{1,3}(?:\s*(?:/|z|of)\s*\d{1,4})?)[\s|\])]*",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.]+\b|\bdoi:\s*\S+", re.IGNORECASE)
_URL_SIGNS = ("://", "www.", "@", "doi:")
_EDITORS = re.compile(
    r"\s*(?:redakcja|zespół redakcyjny|redaktor\w*(?: \w+)?|kolegium redakcyjne|rada (?:redakcyjna|programowa|naukowa)"
    r"|korekta|skład|opracowanie (?:graficzne|redakcyjne)|projekt (?:graficzny|okładki)|sekretarz redakcji|wydawca"
    r"|editors?|editor.in.chief|editorial (?:board|team|staff|office|committee)|edited by|copy.?edit\w*|proofread\w*"
    r"|managing editor|layout|typesetting|design|publisher)(?: and [\w-]+)?\s*:",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\s*(?:czytaj|zobacz|przeczytaj|polecamy|sprawdź|read|see|related|more)\s*(?:także|też|również|więcej|also|more|stories"
    r"|articles|on this|coverage)?\s*[:.…]?\s*",
    re.IGNORECASE,
)
_ALSO_WORD = re.compile(r"także|też|również|więcej|also|more|related|polecamy", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:nr|no\.?|numer|issue|vol\.?|tom|zeszyt)\s*\d+(?:\s*[/(]\s*\d+\)?)*", re.IGNORECASE)
_GAP = re.compile(r"\S(?: {4,}|\t+)\S")
_CREDIT = re.compile(r"(?:^|\s)(?:foto|fot\.|zdjęcie|photo|photograph|image|credit)\s*:|^\s*fot\.\s", re.IGNORECASE)
_CAPTION = re.compile(
    r"\s*(?:rys|ryc|tab|tabela|wykres|mapa|figure|fig|table|chart|map|graph|zdjęcie)\.?\s*\d+[.:]?\s", re.IGNORECASE
)
# a stop may be followed by the number of a note that is set like the text
_STOP = re.compile(r"[.?!:;…][\"”’»)\]]*\s*\Z|[”\"»]\s*\Z|(?<=[^\W\d_])[.?!…][\"”’»)\]]*\d{1,2}\s*\Z")
_BULLET = re.compile(r"\s*(?:[•▪‣◦*·●■]\s+|[-–—]\s+|(?:\d{1,2}|[a-z])[.)]\s+)")
_NUMBERING = re.compile(r"(?:[IVXLC]+|\d+(?:\.\d+)*|[A-Z])[.)]\s+")
_BYLINE = re.compile(
    r"\s*(?:autor(?:zy|ka)?\s*:|oprac\.|by\s+[A-Z]|author\w*\s*:|tekst\s*:|źródło\s*:|source\s*:)", re.IGNORECASE
)
_CAPITAL = r"(?:[A-ZĄĆĘŁŃÓŚŹŻÀ-ÖØ-Þ][\w’'.-]*|ds\.|i|de|van|von|of|and|the|for|w)"
_DATELINE = re.compile(
    rf"(?:(?i:{FULL_DATE}|{DAY_MONTH}),?\s+(?:{_CAPITAL}[/,]?\s*){{1,4}}"
    rf"|(?:{_CAPITAL}[/,]?\s*){{1,5}},?\s+(?i:{FULL_DATE.replace('?P<', '?P<z')}|{DAY_MONTH}))"
    r"\s*(?:\([^()\n]{1,20}\)\s*)?[-–—]{1,2}\s+(?=\S)"
)


def squeeze(text: str) -> str:
    """`text` with each run of white space as one space."""
    return " ".join(text.split())


def is_page_number(line: str) -> bool:
    """Whether the line is a page number and nothing else ("2", "– 2 –", "str. 2", "3 / 8")."""
    return bool(_PAGE.fullmatch(line))


def is_links(text: str) -> bool:
    """Whether the text is addresses and hardly anything else."""
    low = text.lower()
    if not any(sign in low for sign in _URL_SIGNS):
        return False
    found = sum(len(match) for match in _URL.findall(text))
    letters = len(re.sub(r"\s", "", text))
    return found > 0 and found >= 0.6 * letters


def is_also(line: str) -> bool:
    """Whether the line opens a list of other texts ("Czytaj także", "Read more")."""
    return bool(_ALSO.fullmatch(line)) and bool(_ALSO_WORD.search(line))


def is_editors(line: str) -> bool:
    """Whether the line opens a list of who edited and made the publication."""
    return bool(_EDITORS.match(line))


def is_names(text: str) -> bool:
    """Whether the text is a list of at least three names and nothing else."""
    parts = [part.strip(" .") for part in re.split(r"[,;]|\s{2,}", squeeze(text)) if part.strip(" .")]
    name = re.compile(
        r"(?:(?:dr|prof|hab|płk|gen|mgr|inż)\.?\s+)*" + r"(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w’'-]+\.?\s*){2,4}(?:\([\w .-]+\))?"
    )
    return len(parts) >= 3 and all(name.fullmatch(part) for part in parts)


def is_gapped(line: str) -> bool:
    """Whether the line holds parts set far apart, as mastheads and table rows do."""
    return bool(_GAP.search(line.strip()))


def is_masthead(line: str) -> bool:
    """Whether the line alone shows a masthead: set apart in parts, with a number, a date or a page in one of them."""
    flat = squeeze(line)
    if not flat or len(flat) > 110 or flat[-1:] in ";:!?":
        return False
    marked = bool(_NUMBER.search(flat) or full_date(flat))
    if is_gapped(line):
        parts = re.split(r"\s{4,}|\t+", line.strip())
        return marked or any(is_page_number(part) for part in parts)
    rest = _rest(flat).replace(",", " ").split()
    return marked and len(rest) <= 5 and all(word[:1].isupper() or not word.isalpha() for word in rest)


def _rest(flat: str) -> str:
    """What is left of a masthead without its number and date."""
    found = full_date(flat)
    return _NUMBER.sub("", flat[: found[1][0]] + flat[found[1][1] :] if found else flat)


def is_capitals(line: str) -> bool:
    """Whether the line is a few words in capitals."""
    flat = squeeze(line)
    return flat.isupper() and len(flat.split()) <= 6 and sum(c.isalpha() for c in flat) >= 3 and not is_finished(flat)


def is_dateline(line: str) -> bool:
    """Whether the line is a place and a full date, or a date alone, and nothing else."""
    found = full_date(line)
    if not found:
        return False
    rest = squeeze(line[: found[1][0]] + line[found[1][1] :]).strip(" ,.-–—|()")
    return len(rest) <= 40 and (
        not rest or bool(re.fullmatch(rf"(?:{_CAPITAL}[/,]?\s*){{1,5}}|updated|published|dnia", rest))
    )


def dateline(text: str) -> int:
    """How many characters at a paragraph's start are an agency's dateline ("KIJÓW, 2.10.2025 (x) - "); 0 if none."""
    match = _DATELINE.match(text[:100])
    return match.end() if match else 0


def is_caption(text: str) -> bool:
    """Whether the text is what stands under a picture, table or drawing."""
    flat = squeeze(text)
    return len(flat) <= 300 and bool(_CREDIT.search(flat) or (_CAPTION.match(flat) and len(flat) <= 200))


def is_byline(line: str) -> bool:
    """Whether the line names its author or source and nothing else."""
    flat = squeeze(line)
    return bool(_BYLINE.match(flat)) and len(flat) <= 90 and not re.search(r"[.?!]\s+\S", flat)


def is_title_case(line: str) -> bool:
    """Whether the line is two to six words all with a capital, as signatures and agencies are."""
    flat = squeeze(line)
    return bool(re.fullmatch(rf"{_CAPITAL}(?:\s+{_CAPITAL}){{1,5}}", flat)) and not is_finished(flat)


def is_finished(text: str) -> bool:
    """Whether the text ends as a sentence or clause does: a stop, a colon, a closing quotation mark."""
    return bool(_STOP.search(text.rstrip()[-12:]))


def is_bullet(line: str) -> bool:
    """Whether the line opens an item of a list."""
    return bool(_BULLET.match(line))


def starts_low(text: str) -> bool:
    """Whether the first letter, behind quotation marks and brackets, is a small one."""
    flat = text.lstrip(" \t\n„“\"'(«–—-")
    return flat[:1].islower()


def is_heading(text: str) -> bool:
    """Whether the text can be a heading: short, begun with a capital, a question or without a stop."""
    flat = squeeze(text)
    if not 2 <= len(flat) <= 140 or starts_low(flat) or not any(c.isalpha() for c in flat):
        return False
    if re.search(r"[.!]\s+[A-ZĄĆĘŁŃÓŚŹŻ]", _NUMBERING.sub("", flat)):
        return False
    return flat[-1] in "?!" or not (is_finished(flat) or flat[-1] in ",-–—")


_SIGNATURE = re.compile(
    r"(?<=[.!?”\"])\s+(?:[a-z]{2,5}\s?/\s?)+[A-Z]{2,5}\.?\Z"
    rf"|(?<=\w[.!?”\"])(?<!prof\.)(?<!gen\.)(?<!płk\.)(?<!dr\.)\s+{_CAPITAL}(?:\s+{_CAPITAL}){{1,4}}(?<!\.)\Z"
)


def signature(text: str) -> int:
    """Where, in a paragraph, the signature of its author or agency begins ("… said. xyz/ABC"); 0 if there is none."""
    match = _SIGNATURE.search(text, max(0, len(text) - 90))
    return match.start() + 1 if match and match.start() else 0
