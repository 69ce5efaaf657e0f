"""The Overview page: how far the migration is."""

from __future__ import annotations

import streamlit as st

from ui import parts, session
from workbench.services.states import State

here = session.here("Overview")
found = session.items(here)
tiles = st.columns(4)
tiles[0].metric("Modules", sum(i.moves for i in found))
for tile, state in zip(tiles[1:], (State.ACCEPTED, State.IN_REVIEW, State.BLOCKED), strict=True):
    tile.metric(state.capitalize(), sum(i.state == state for i in found))
parts.follow(here.project)
