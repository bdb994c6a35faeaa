"""The part of a catalogue that holds profiles, and their table."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import indent
from typing import Any

from assessments.catalogue.rubric_schema import MustHaveRecord, ProfileRecord, ProfilesRecord
from assessments.catalogue.rubric_table import RUBRICS
from assessments.catalogue.rubrics import rubrics_of
from assessments.models import Profile
from assessments.must_haves import ANYWHERE, INADEQUATE
from vendors.catalogue.checks import lacking
from vendors.catalogue.facts import ListPart, in_order
from vendors.catalogue.found import Found
from vendors.catalogue.parts import Entry
from vendors.catalogue.problems import CatalogueError, Problem
from vendors.catalogue.rows import RowTable, given
from vendors.catalogue.tables import JURISDICTIONS
from vendors.catalogue.yaml_reader import parse
from vendors.catalogue.yaml_writer import dump

HEAD = """\
# Starting points for readers: importances 0 to 5 (3 = as the rubric weighs it) by section or criterion,
# and must-haves. A profile is an opinion, worded so that a reader can disagree with it.
"""
ON_A_LINE = ("why", "importances", "must_haves")
"""What the file has on one line, whatever its length; must-haves on one line each."""


class ProfileTable(RowTable[ProfileRecord]):
    """Profiles."""

    kind = "profiles"
    model = Profile
    shape = ProfileRecord
    file = "profiles.yaml"


PROFILES = ProfileTable()


class ProfilePart(ListPart):
    """The file profiles.yaml, if there is one."""

    def __init__(self) -> None:
        super().__init__(PROFILES.file, PROFILES, ProfilesRecord, check_all=_check, required=False)

    def files(self) -> Iterator[tuple[str, str]]:
        profiles = in_order(PROFILES)
        if profiles:
            yield PROFILES.file, f"{HEAD}profiles:\n" + "".join(_text(held.record) for held in profiles)


def _check(found: Found) -> Iterable[Problem]:
    """Codes that the published rubric does not have, and levels that are no longer on its scale."""
    criteria = {row.code: row for facts in rubrics_of(found).values() for row in facts.criteria}
    if not found.complete(RUBRICS):
        return
    codes = criteria.keys() | {criterion.section for criterion in criteria.values()}
    for key, profile in found.all_data(PROFILES):
        for code in profile["importances"].keys() - codes:
            message = f"no rubric has a section or criterion {code}"
            yield found.problem(PROFILES, key, ("importances", code), message, "Mend the code, or remove it")
        entry = found.entry(PROFILES, key)
        for position, demand in enumerate(profile["must_haves"]):
            yield from _check_demand(found, entry, position, demand, criteria)


def _check_demand(
    found: Found,
    entry: Entry[Mapping[str, Any]],
    position: int,
    demand: Mapping[str, Any],
    criteria: Mapping[str, Any],
) -> Iterator[Problem]:
    """A criterion, level or jurisdiction that there is not."""
    place, reach = demand.get("no_flow_to"), demand.get("not_within_reach_of")
    if place not in (ANYWHERE, INADEQUATE):
        yield from lacking(found, entry, ("must_haves", position, "no_flow_to"), JURISDICTIONS, place)
    yield from lacking(found, entry, ("must_haves", position, "not_within_reach_of"), JURISDICTIONS, reach)
    code, level = demand.get("criterion"), demand.get("at_least")
    if code is None or level is None:
        return
    criterion = criteria.get(code)
    if criterion is None:
        path = ("must_haves", position, "criterion")
        yield entry.problem(path, f"no rubric has a criterion {code}", "Mend the code")
    elif not 0 < level <= criterion.top:
        path = ("must_haves", position, "at_least")
        yield entry.problem(path, f"{level} demands nothing", f"Write 1 to {criterion.top}")


def _text(profile: dict[str, Any]) -> str:
    """A profile as the file has it: in an order of its own where the database keeps none."""
    words = dump({"profiles": [{key: value for key, value in profile.items() if key not in ON_A_LINE}]})
    lines = [words.removeprefix("profiles:\n")]
    if "why" in profile:
        lines.append(indent(_on_a_line("why", profile["why"]), "    "))
    lines.append(f"    importances: {_brackets(dict(sorted(profile['importances'].items())))}\n")
    if profile["must_haves"]:
        lines.append("    must_haves:\n")
        demands = [given(MustHaveRecord, demand) for demand in profile["must_haves"]]
        lines += [f"      - {_brackets(demand)}\n" for demand in demands]
    else:
        lines.append("    must_haves: []\n")
    return "".join(lines)


def _on_a_line(key: str, text: str) -> str:
    """The text after its key where it can stand there as it is, else in the writer's form."""
    line = f"{key}: {text}\n"
    try:
        plain = parse(line, PROFILES.file).data == {key: text}
    except CatalogueError:
        plain = False
    return line if plain else dump({key: text})


def _brackets(pairs: dict[str, Any]) -> str:
    """Words, whole numbers and truths as a mapping on one line; NO, which is Norway, in quotes."""
    return "{" + ", ".join(dump({key: value}).removesuffix("\n") for key, value in pairs.items()) + "}"
