"""The shortlist's form, which a browser sends field by field: read into a state, whose address it then leads to."""

from collections.abc import Mapping

from django.http import HttpRequest

from assessments.document.types import ProfileText
from common.errors import BadQuery
from comparison import query
from comparison.ranking.importances import DEFAULT, HIGHEST
from comparison.ranking.must_haves import MustHave
from comparison.reading import Reading
from comparison.shortlist.known import Known, read_must_have, read_products, read_profile
from comparison.shortlist.state import ShortlistState, read_state, state_of

IMPORTANCE = "w_"
"""What stands before the code of a section or criterion in the name of its field."""

ADDED = ("add_flow", "add_reach", "add_certificate", "add_fact")
"""Menus whose values are codes of must-haves; a criterion has two menus, itself and its level."""

FIELDS = {"from", "take", "must", "add_criterion", *ADDED}
"""Names that only the form has; an address without any of them is one that a hand or another page wrote."""

TAKE = {"only": "p", "without": "x"}
"""How the ticked products are meant: only these, or all but these."""


def is_form(request: HttpRequest) -> bool:
    """Whether an address comes from the form, or from a hand: it asks something and names no format."""
    return "v" not in request.GET and any(value for key, value in request.GET.items() if key != "as_of")


def read_form(request: HttpRequest, reading: Reading) -> ShortlistState:
    """The state that the fields of a form say; BadQuery names what cannot be used."""
    if not any(key in FIELDS or key.startswith(IMPORTANCE) for key in request.GET):
        return read_state(request, reading)
    known = Known(reading, reading.rubric.version)
    start = read_profile("from", request.GET.get("from", ""), known)
    profile = request.GET.get("profile", "")
    read_profile("profile", profile, known, needed=False)
    ticked = read_products("p", request.GET.getlist("p"), reading)
    take = TAKE[query.choice(request, "take", TAKE, "only")]
    return state_of(
        known,
        profile=start.slug if start else profile,
        importances=start.importances if start else _importances(request, known),
        must_haves=_must_haves(request, known, start),
        chosen=ticked if take == "p" else (),
        left_out=ticked if take == "x" else (),
    )


def _importances(request: HttpRequest, known: Known) -> Mapping[str, int]:
    """The importance of each section and criterion that has one of its own: an empty field is none."""
    found = {}
    for section, criteria in known.sections.items():
        for code in (section, *criteria):
            text = request.GET.get(f"{IMPORTANCE}{code}", "")
            if text:
                found[code] = _importance(f"{IMPORTANCE}{code}", text)
    return found


def _importance(name: str, text: str) -> int:
    if text not in {str(value) for value in range(HIGHEST + 1)}:
        raise BadQuery(
            name, text[:20], f"An importance is a number from 0 to {HIGHEST}; {DEFAULT} is the rubric's own."
        )
    return int(text)


def _must_haves(request: HttpRequest, known: Known, start: ProfileText | None) -> list[MustHave]:
    """The must-haves that stay and those that are added; those of a profile that is started from."""
    if start:
        asked = [("from", code) for code in start.must_haves]
    else:
        asked = [("must", code) for code in request.GET.getlist("must")]
        asked += [(name, code) for name in ADDED for code in request.GET.getlist(name)]
        if criterion := request.GET.get("add_criterion", ""):
            asked.append(("add_criterion", f"{criterion}.{request.GET.get('add_level', '2')}"))
    found = (read_must_have(name, code, known) for name, code in asked if code)
    return [must for must in found if must]
