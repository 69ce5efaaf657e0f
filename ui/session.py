"""Where a page is: the project, the target language, the module, and who looks at it.

All of it is in the address (`?project=…&to=…&module=…`), so that any page can be linked; within a session it is
remembered from page to page.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from translators.targets import TARGETS
from ui import parts
from workbench import config
from workbench.project import Project, open_project
from workbench.services import queue, sign_in
from workbench.services.pages import last_change, projects_below
from workbench.services.users import User, local_user, user_named

_RETURN = st.components.v2.component(
    "theseus_return", html="<span hidden></span>", js=(Path(__file__).parent / "return.js").read_text("utf-8")
)


@dataclass(frozen=True)
class Here:
    """What a page is about. `module` is empty where none was chosen."""

    project: Project
    target: str
    module: str
    user: User

    @property
    def params(self) -> dict[str, str]:
        """The address's parameters for this place."""
        return place()

    def link(self, module: str) -> dict[str, str]:
        """The parameters for a module, for st.page_link and st.switch_page."""
        return {**self.params, "module": module}


def place() -> dict[str, str]:
    """The address's parameters for where the session is; empty before its first page."""
    return {name: value for name, value in _remembered().items() if value}


def here(title: str) -> Here:
    """Draw the title and the sidebar; say where the page is. Stops the page, with the reason and a way out, where
    there is no project, nobody is signed in, or who is has no role here."""
    st.title(title)
    signed_in = _signed_in()
    folder = _folder()
    with parts.stopping():
        project = _open(folder, _stamp(folder))
    target = _choose("Target language", list(TARGETS), "to", lambda: queue.last_target(project))
    user = local_user(project.settings) if signed_in is None else user_named(project.settings, signed_in, signed_in=True)
    roles = ", ".join(sorted(user.roles)) or "no role"
    st.sidebar.caption(parts.plain(f"{user.name} ({roles})"))
    if not user.roles:
        st.info(parts.plain(f"{user.name} has no role in this project. A line under [users] in {config.FILE} gives one; this lets read:"))
        st.code(parts.visible(f'"{user.name}" = ["auditor"]'), language=None)
        st.stop()
    _keep("module", st.query_params.get("module", _remembered().get("module", "")))
    st.query_params.update(_remembered())
    return Here(project, target, _remembered()["module"], user)


def go(page: str, here: Here, module: str = "") -> None:
    """Open another page, about this module."""
    if module:
        _keep("module", module)
    st.switch_page(f"views/{page}.py", query_params=here.params)


def set_module(module: str) -> None:
    """The page is about another module from now on."""
    _keep("module", module)
    st.query_params["module"] = module
    for name in ("file", "line"):  # they are the other module's
        st.query_params.pop(name, None)


def line_asked_for() -> tuple[str, int] | None:
    """The line of a source that the address asks for, as links from answers do."""
    file, line = st.query_params.get("file", ""), st.query_params.get("line", "")
    return (file, int(line)) if file and line.isdecimal() else None


def items(here: Here) -> list[queue.Item]:
    """The queue, read again when the database has changed."""
    return _items(str(here.project.root), here.target, last_change(here.project.root), here.project)


@st.cache_data(max_entries=8, show_spinner=False)
def _items(root: str, target: str, changed: float, _project: Project) -> list[queue.Item]:
    del root, changed  # part of what is remembered
    return queue.items(_project, target)


@st.cache_resource(max_entries=20, show_spinner=False)
def _open(folder: Path, stamp: float) -> Project:
    del stamp  # part of what is remembered: the settings may have changed
    return open_project(folder)


def _stamp(folder: Path) -> float:
    try:
        return (folder / config.FILE).stat().st_mtime
    except OSError:
        return 0.0


def _folder() -> Path:
    base = Path(os.environ.get("THESEUS_FOLDER", "."))
    found = {_label(base, path): path for path in projects_below(base)}
    if not found:
        st.info("No project here yet. Make one with `theseus init DIR`, or run `theseus run DIR --to rust`.")
        st.stop()
    return found[_choose("Project", list(found), "project")]


def _label(base: Path, path: Path) -> str:
    """A project by its place below the folder: two may have the same name."""
    return path.name if path == base else str(path.relative_to(base))


def _choose(label: str, options: list[str], name: str, usual: Callable[[], str] = str) -> str:
    """A choice in the sidebar that the address and the session remember. The address counts most; where neither says
    anything, `usual` is asked."""
    wanted = st.query_params.get(name, _remembered().get(name, ""))
    current = next(option for option in (wanted or usual(), *options) if option in options)
    if wanted and wanted != current:
        st.warning(parts.plain(f"{label} {wanted}, which the address asks for, is not here: this is {current}."), icon=":material/link_off:")
    _keep(name, current)
    key = f"choose-{name}"
    st.session_state[key] = current
    return st.sidebar.selectbox(label, options, key=key, on_change=_chosen, args=(name, key)) or current


def _chosen(name: str, key: str) -> None:
    value = st.session_state[key]
    _keep(name, value)
    if name == "project":
        _keep("module", "")
        st.query_params.pop("module", None)
    st.query_params[name] = value


def _remembered() -> dict[str, str]:
    return st.session_state.setdefault("place", {})


def _keep(name: str, value: str) -> None:
    _remembered()[name] = value


def _signed_in() -> str | None:
    """Who signed in, where sign-in is configured; None where it is not, and the local user counts. Stops the page
    until somebody has signed in; then the page that they came for is opened."""
    with parts.stopping():
        providers = sign_in.providers()
    if not providers:
        return None
    claims = st.user.to_dict()
    if not st.user.is_logged_in or not sign_in.is_current(claims, providers):
        _RETURN(data={"signed_in": False}, key="return")
        st.info("Sign in to go on.")
        with st.container(horizontal=True):
            for provider in providers:
                st.button(parts.plain(provider.label), on_click=st.login, args=(provider.name,), type="primary", key=f"sign-in-{provider.name}")
        st.stop()
    _RETURN(data={"signed_in": True}, key="return")
    st.sidebar.button("Sign out", on_click=st.logout)
    with parts.stopping():
        return sign_in.name_in(claims)
