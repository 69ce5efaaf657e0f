"""The source languages, in one place."""

from __future__ import annotations

from analyzers import ada, c, cobol
from analyzers.ada import compiled as compiled_ada
from analyzers.ada.remarks import REMARKS as ADA_REMARKS
from analyzers.ada.survey import AdaSurveyor
from analyzers.c import compiled as compiled_c
from analyzers.c.remarks import REMARKS as C_REMARKS
from analyzers.c.survey import CSurveyor
from analyzers.cobol.remarks import REMARKS as COBOL_REMARKS
from analyzers.cobol.survey import CobolSurveyor
from analyzers.source import Remarks, Source
from analyzers.survey.compiled import Compiled
from analyzers.survey.facts import Surveyor

SOURCES: tuple[Source, ...] = (ada.SOURCE, c.SOURCE, cobol.SOURCE)
SURVEYORS: tuple[Surveyor, ...] = (AdaSurveyor(), CSurveyor(), CobolSurveyor())
REMARKS: tuple[Remarks, ...] = (ADA_REMARKS, C_REMARKS, COBOL_REMARKS)
COMPILED: tuple[Compiled, ...] = (compiled_ada.compilations, compiled_c.compilations)
