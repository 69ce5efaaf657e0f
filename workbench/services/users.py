"""Who may do what. Roles are set in theseus.toml; services check them, pages only hide what would be refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analyzers.model import TheseusError
from workbench import audit
from workbench.config import FILE, Role, Settings


class Action(StrEnum):
    """What needs a role."""

    WORK = "start and stop work"
    ORDER = "order the queue"
    REVIEW = "decide on translations"
    GRANT = "grant what an agent asks for"
    PROPOSE = "propose translations and ask for more"


_NEEDS: dict[Action, frozenset[Role]] = {
    Action.WORK: frozenset({Role.OPERATOR, Role.ADMIN}),
    Action.ORDER: frozenset({Role.OPERATOR, Role.REVIEWER, Role.ADMIN}),
    Action.REVIEW: frozenset({Role.REVIEWER, Role.ADMIN}),
    Action.GRANT: frozenset({Role.REVIEWER, Role.ADMIN}),
    Action.PROPOSE: frozenset({Role.AGENT, Role.OPERATOR, Role.ADMIN}),
}


class Refused(TheseusError):
    """The user's roles don't allow it."""


@dataclass(frozen=True)
class User:
    name: str
    roles: frozenset[Role]

    def may(self, action: Action) -> bool:
        return bool(self.roles & _NEEDS[action])

    def require(self, action: Action) -> None:
        """Raises Refused, with the roles that would do."""
        if not self.may(action):
            roles = " or ".join(sorted(_NEEDS[action]))
            mine = ", ".join(sorted(self.roles)) or "without one"
            raise Refused(
                f"{self.name} may not {action}: that takes the role {roles}, and {self.name} is {mine} "
                f"(roles are set under [users] in {FILE})"
            )


def user_named(settings: Settings, name: str, signed_in: bool = False) -> User:
    """A user with the roles of theseus.toml. A local user who is not named there may only read; where nobody is named,
    everything. Who signed in over the network has the roles that the file gives, and none without it: a provider
    vouches for who somebody is, and often for anyone."""
    if signed_in:
        return User(name, frozenset(settings.users.get(name, [])))
    if not settings.users:
        return User(name, frozenset({Role.ADMIN}))
    return User(name, frozenset(settings.users.get(name) or [Role.AUDITOR]))


def local_user(settings: Settings) -> User:
    """Who is at this machine: `THESEUS_USER`, else the system's user."""
    return user_named(settings, audit.actor())
