"""The table of rubric versions: drafts change, what is published never does."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assessments.models import Criterion, RubricVersion
from assessments.vocabulary import RubricStatus
from vendors.catalogue.found import Found
from vendors.catalogue.parts import Data, Held, Table
from vendors.catalogue.problems import Problem
from vendors.catalogue.rows import resting_on

RubricKey = tuple[str, str]
"""Slug and version."""

COLUMNS = ("slug", "version", "title", "status", "source", "document", "sha256")


@dataclass(frozen=True, slots=True)
class CriterionFacts:
    """What a row of a criterion holds."""

    code: str
    section: str
    title: str
    top: int


@dataclass(frozen=True, slots=True)
class RubricFacts:
    """A rubric version: its file word for word (`source`), the same as canonical JSON, and its criteria."""

    slug: str
    version: str
    title: str
    status: str
    source: str
    document: str
    sha256: str
    criteria: tuple[CriterionFacts, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "RubricFacts":
        """The facts that `asdict` took apart."""
        criteria = tuple(CriterionFacts(**criterion) for criterion in data["criteria"])
        return cls(**{**data, "criteria": criteria})

    @property
    def key(self) -> RubricKey:
        return self.slug, self.version

    @property
    def published(self) -> bool:
        return self.status == RubricStatus.PUBLISHED

    @property
    def columns(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in COLUMNS}


class RubricTable(Table[RubricFacts]):
    """Rubric versions with their criteria."""

    kind = "rubric versions"

    def keys(self) -> set[RubricKey]:
        return set(RubricVersion.objects.order_by().values_list("slug", "version"))

    def data(self, record: RubricFacts) -> dict[str, Any]:
        return asdict(record)

    def stored(self, keys: Collection[RubricKey]) -> dict[RubricKey, Held[dict[str, Any]]]:
        facts = _on_record()
        names = file_names(facts.values())
        return {key: Held(names[key], 0, asdict(facts[key])) for key in keys}

    def differs(self, read: Held[Data], stored: Held[dict[str, Any]]) -> bool:
        # The file of a published version changes its name when another one follows it.
        return read.record != stored.record

    def objections(self, found: Found, added: Sequence[RubricKey], changed: Sequence[RubricKey]) -> Iterable[Problem]:
        facts = _on_record() if changed else {}
        for key in changed:
            entry = found.entry(self, key)
            was, now = facts[key], RubricFacts.of(entry.record)
            if was.published and (was.document, was.status) != (now.document, now.status):
                yield entry.problem(
                    (),
                    f"rubric {now.slug} {now.version} is published and can never change",
                    "Put the file back as it was, and write a new version in rubric-<version>-draft.yaml",
                )
            elif not was.published and (resting := _resting_on_criteria(now.key)):
                message = f"the draft {now.slug} {now.version} is in use and cannot change: {resting}"
                yield entry.problem((), message, "Put the file back as it was, and write a new version")

    def write(self, added: Sequence[Held[Data]], changed: Sequence[Held[Data]]) -> None:
        for facts in (RubricFacts.of(held.record) for held in added):
            columns = facts.columns | {"status": RubricStatus.DRAFT}
            self._finish(RubricVersion.objects.create(**columns), facts)
        for facts in (RubricFacts.of(held.record) for held in changed):
            version = RubricVersion.objects.get(slug=facts.slug, version=facts.version)
            if version.status == RubricStatus.PUBLISHED:
                RubricVersion.objects.filter(pk=version.pk).update(source=facts.source)
                continue
            columns = facts.columns | {"status": RubricStatus.DRAFT}
            RubricVersion.objects.filter(pk=version.pk).update(**columns)
            version.criteria.all().delete()
            self._finish(version, facts)

    def remove(self, keys: Sequence[RubricKey]) -> Sequence[Problem]:
        problems = list(_refusals(keys))
        if not problems:
            for slug, version in keys:
                RubricVersion.objects.filter(slug=slug, version=version).delete()
        return problems

    def _finish(self, version: RubricVersion, facts: RubricFacts) -> None:
        """Gives a draft its criteria, and then its status: the database lets no criterion into a published rubric."""
        Criterion.objects.bulk_create(
            Criterion(
                rubric=version,
                code=criterion.code,
                section=criterion.section,
                title=criterion.title,
                top=criterion.top,
                position=position,
            )
            for position, criterion in enumerate(facts.criteria)
        )
        if facts.published:
            RubricVersion.objects.filter(pk=version.pk).update(status=RubricStatus.PUBLISHED)


def file_names(rubrics: Iterable[RubricFacts]) -> dict[RubricKey, str]:
    """The name of each version's file: the latest published one is rubric.yaml."""
    rubrics = list(rubrics)
    published = [rubric for rubric in rubrics if rubric.published]
    latest = max(published, key=lambda rubric: version_number(rubric.version), default=None)
    names = {rubric.key: f"rubric-{rubric.version}-draft.yaml" for rubric in rubrics}
    names |= {rubric.key: f"rubric-{rubric.version}.yaml" for rubric in published}
    return names | ({latest.key: "rubric.yaml"} if latest else {})


def version_number(version: str) -> tuple[int, ...]:
    """The version as numbers to compare: 1.10 comes after 1.9."""
    return tuple(int(part) for part in version.split("."))


def _facts(version: RubricVersion) -> RubricFacts:
    criteria = sorted(version.criteria.all(), key=lambda criterion: criterion.position)
    return RubricFacts(
        **{name: getattr(version, name) for name in COLUMNS},
        criteria=tuple(CriterionFacts(row.code, row.section, row.title, row.top) for row in criteria),
    )


def _on_record() -> dict[RubricKey, RubricFacts]:
    """The versions in the database."""
    rows = RubricVersion.objects.prefetch_related("criteria")
    return {(row.slug, row.version): _facts(row) for row in rows}


def _refusals(keys: Collection[RubricKey]) -> Iterator[Problem]:
    """Why versions cannot be removed."""
    facts = _on_record()
    names = file_names(facts.values())
    for key in keys:
        reason = "it is published" if facts[key].published else _resting_on_criteria(key)
        if reason:
            message = f"rubric {' '.join(key)} cannot be removed: {reason}"
            yield Problem(names[key], 1, "", message, "Keep its file")


def _resting_on_criteria(key: RubricKey) -> str:
    """That something rests on a version or its criteria, in words; empty when nothing does."""
    slug, version = key
    rows = Criterion.objects.filter(rubric__slug=slug, rubric__version=version)
    resting = set(resting_on(Criterion, list(rows.values_list("pk", flat=True))).values())
    versions = RubricVersion.objects.filter(slug=slug, version=version)
    resting |= set(resting_on(RubricVersion, list(versions.values_list("pk", flat=True))).values())
    return f"{' and '.join(sorted(resting))} rest on it" if resting else ""


RUBRICS = RubricTable()
