"""The Graph page."""

from __future__ import annotations

from ui import session

here = session.here("Graph")
