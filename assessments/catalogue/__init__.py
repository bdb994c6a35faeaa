"""The judgement's parts of a catalogue: rubric versions, assessments and profiles."""

from assessments.catalogue.assessments import AssessmentPart
from assessments.catalogue.profiles import ProfilePart
from assessments.catalogue.rubrics import RubricPart
from vendors.catalogue.parts import Part

PARTS: list[Part] = [RubricPart(), AssessmentPart(), ProfilePart()]
