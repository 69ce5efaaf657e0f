"""The Queue page."""

from __future__ import annotations

from ui import session

here = session.here("Queue")
