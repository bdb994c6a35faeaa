"""The part of a catalogue that holds rubric versions."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from assessments.catalogue.rubric_schema import RubricRecord
from assessments.catalogue.rubric_table import RUBRICS, CriterionFacts, RubricFacts, RubricKey, file_names
from assessments.document.canonical import canonical_json, sha256
from assessments.scoring import lint
from vendors.catalogue.facts import read_one
from vendors.catalogue.folder import Folder
from vendors.catalogue.found import Found
from vendors.catalogue.parts import Entry, Held, Part
from vendors.catalogue.problems import Problem
from vendors.catalogue.product_tables import CLAIMS
from vendors.catalogue.yaml_reader import Document, NodePath

STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


class RubricPart(Part):
    """rubric.yaml, which must be there, and the files of drafts and of earlier versions."""

    tables = (RUBRICS,)

    def read(self, folder: Folder, found: Found) -> None:
        for name in dict.fromkeys(["rubric.yaml", *folder.names("rubric-*.yaml")]):
            document, record = read_one(folder, found, name, RubricRecord)
            if document is None:
                found.add_unreadable(RUBRICS)
                continue
            flaws = list(_flaws(document)) if record else []
            found.problems.extend(flaws)
            if record and not flaws:
                facts = facts_of(document.data, record, folder.text(name))
                found.add(RUBRICS, facts.key, Entry(Held(name, 0, facts), document, ()), "version")
            else:
                found.add_name(RUBRICS, (document.data.get("slug"), document.data.get("version")))

    def check(self, found: Found) -> Iterable[Problem]:
        rubrics = rubrics_of(found)
        names = file_names(rubrics.values())
        slugs = {slug for slug, _ in rubrics}
        for key, facts in rubrics.items():
            if found.file(RUBRICS, key) != names[key]:
                message = f"{facts.status} version {key[1]} stands in the wrong file"
                yield found.problem(RUBRICS, key, ("version",), message, f"Name the file {names[key]}")
            if len(slugs) > 1:
                message = f"the catalogue has several rubrics: {', '.join(sorted(slugs))}"
                yield found.problem(RUBRICS, key, ("slug",), message, "Give all versions the same slug")
        if found.complete(RUBRICS):
            yield from _unknown_criteria(found, {row.code for facts in rubrics.values() for row in facts.criteria})

    def files(self) -> Iterator[tuple[str, str]]:
        for held in RUBRICS.stored(RUBRICS.keys()).values():
            yield held.file, held.record["source"]


def rubrics_of(found: Found) -> dict[RubricKey, RubricFacts]:
    """The versions whose files can be used."""
    return {key: RubricFacts.of(data) for key, data in found.all_data(RUBRICS)}


def criteria_of(found: Found, key: RubricKey) -> dict[str, CriterionFacts] | None:
    """The criteria of a version by code; None where its file cannot be used."""
    if not found.has(RUBRICS, key):
        return None
    return {criterion.code: criterion for criterion in RubricFacts.of(found.data(RUBRICS, key)).criteria}


def is_published(found: Found, key: RubricKey) -> bool:
    """Whether the version, whose file can be used, is published."""
    return RubricFacts.of(found.data(RUBRICS, key)).published


def _unknown_criteria(found: Found, codes: set[str]) -> Iterator[Problem]:
    """Claims that name a criterion which no version has."""
    if found.mentioned <= codes:
        return
    for key, data in found.all_data(CLAIMS):
        code = data["criterion"]
        if code is not None and code not in codes:
            remedy = "Write the code of a criterion, or null for background"
            yield found.problem(CLAIMS, key, ("criterion",), f"no rubric has a criterion {code}", remedy)


def facts_of(data: dict[str, Any], record: RubricRecord, source: str) -> RubricFacts:
    """What the database keeps of a sound rubric: its data, the record of it, and its file word for word."""
    # Whether it is published is not part of what it says.
    document = canonical_json({key: value for key, value in data.items() if key != "status"})
    top = max(level.value for level in record.levels)
    return RubricFacts(
        slug=record.slug,
        version=record.version,
        title=record.title,
        status=record.status.value,
        source=source,
        document=document,
        sha256=sha256(document),
        criteria=tuple(
            CriterionFacts(criterion.code, section.code, criterion.title, top)
            for section in record.sections
            for criterion in section.criteria
        ),
    )


def _flaws(document: Document) -> Iterator[Problem]:
    """What the lint finds, each at its place in the file."""
    for flaw in lint(document.data):
        yield document.problem(_path(flaw.where), flaw.what, "Mend the rubric (docs/method.md says what it must be)")


def _path(where: str) -> NodePath:
    """A path such as `sections[2].weight` as steps."""
    return tuple(int(index) if index else name for index, name in STEP.findall(where))
