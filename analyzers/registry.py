"""The source languages, in one place."""

from __future__ import annotations

from analyzers import ada, c, cobol
from analyzers.ada.survey import AdaSurveyor
from analyzers.c.survey import CSurveyor
from analyzers.cobol.survey import CobolSurveyor
from analyzers.source import Source
from analyzers.survey.facts import Surveyor

SOURCES: tuple[Source, ...] = (ada.SOURCE, c.SOURCE, cobol.SOURCE)
SURVEYORS: tuple[Surveyor, ...] = (AdaSurveyor(), CSurveyor(), CobolSurveyor())
