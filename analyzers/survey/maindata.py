"""The main data of a module or a codebase: the records, objects and types that are used most, and the largest.

What there is, with type and size, is read from the text of the modules in question; who uses it, from the graph's edges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analyzers.model import DependencyKind, Module, ModuleKind
from analyzers.survey.facts import Survey
from analyzers.survey.run import text_surfaces
from analyzers.survey.surface import Datum, Layout

_USED, _LARGE = 8, 4  # how many are shown for their use, and how many more for their size
_LOOKED_AT = 30  # modules whose text is read for a codebase
_KEPT = ("file ", "table ", "CICS file ", "CICS queue ")
_OWNERS = 8  # other modules that are read for what a module uses of them
_OF_COPYBOOK = 2  # records of one copybook that a codebase's card may have
_COPIERS = 12  # programs that are read for a copybook's own card
_NAMELESS = "FILLER"
_KINDS = (DependencyKind.DATA.value, DependencyKind.TYPE.value)


@dataclass(frozen=True)
class Held:
    """`size` in bytes where known; `uses`: how often the module's own code mentions it (a copybook's: the programs read); `users`: the other modules that use
    it (on a module's card of what is another's: all but that one); `alike`: those that have a record of that name and size themselves. `line` is 0 where the declaration was not looked for."""

    name: str
    what: str  # record or object; type where its declaration was not looked for
    type: str
    size: int | None
    module: str
    file: str
    line: int
    uses: int
    users: int
    alike: int = 0


def of_module(survey: Survey, module: Module) -> list[Held]:
    """The main data of one module: its own, and what it uses most of others."""
    used = {
        (target, name) for (source, target, kind), names in survey.names.items() if source == module.id and kind in _KINDS for name in names
    }  # fmt: skip
    by_id = {m.id: m for m in survey.codebase.modules}
    counted = _held(survey, [module], _users(survey)).mentions.get(module.id, Counter())
    owners: Counter[str] = Counter()
    for target, name in used:
        owners[target] += _mentioned(counted, name)
    others = [
        by_id[name]
        for name, _ in owners.most_common(_OWNERS)
        if name in by_id and by_id[name].kind is not ModuleKind.COPYBOOK
    ]
    told = _held(survey, [module, *others], _users(survey))
    held = [h for h in told.held if h.module == module.id]
    for h in told.held:
        names = {name for name in told.names_of(h) if (h.module, name) in used} if h.module != module.id else set()
        if names:
            plain = dict.fromkeys(n.split(" ")[-1] for n in told.names_of(h))
            held.append(replace(h, uses=sum(counted[n] for n in plain)))
            used -= {(h.module, name) for name in names}
    held += [
        Held(name, "type", "", None, target, by_id[target].files[0], 0, _mentioned(counted, name), 0)
        for target, name in sorted(used)
        if target in by_id
    ]  # fmt: skip
    return _main(held, lambda h: (-h.uses, -h.users))


def of_codebase(survey: Survey, own: Sequence[Module]) -> list[Held]:
    """The main data of all: of these modules (those that are the team's own) what others use most, and what is largest in
    the largest of them."""
    modules = {m.id: m for m in own}
    users = {key: who for key, who in _users(survey).items() if key[0] in modules}
    shared = sorted(users, key=lambda key: (-len(users[key]), key))
    owners = list(dict.fromkeys(module for module, _ in shared))[: _LOOKED_AT // 2]
    largest = [m.id for m in sorted(own, key=lambda m: (-m.lines, m.id))]
    looked = [modules[name] for name in dict.fromkeys((*owners, *largest))][:_LOOKED_AT]
    told = _held(survey, looked, users)
    known = {(h.module, name) for h in told.held for name in told.names_of(h)}
    copies = _copies(survey)
    held = _shared([h for h in told.held if not any((other, h.name) in known for other in copies.get(h.module, ()))])
    kept: Counter[str] = Counter()
    for h in sorted(held, key=lambda h: (-h.uses, -(h.size or 0))):
        kept[h.module] += modules[h.module].kind is ModuleKind.COPYBOOK
        if kept[h.module] > _OF_COPYBOOK:  # who copies one uses all of it: the others tell nothing
            held.remove(h)
    for module, name in shared[: 2 * _USED]:
        if name and not known & {(module, name), (module, name.lower())}:
            held.append(Held(name, "type", "", None, module, modules[module].files[0], 0, 0, len(users[module, name])))
    return _main(held, lambda h: (-h.users, -h.uses))


def used_outside(survey: Survey) -> list[tuple[str, int]]:
    """Files, tables and queues, with how many modules name each; those of one name are one."""
    found: dict[str, set[str]] = {}
    for module, names in survey.io.items():
        for name in names:
            if name.startswith(_KEPT):
                found.setdefault(name.partition(" (")[0], set()).add(module)
    return sorted(((n, len(m)) for n, m in found.items()), key=lambda pair: (-pair[1], pair[0]))


def _copies(survey: Survey) -> dict[str, list[str]]:
    """By module the copybooks that it copies."""
    found: dict[str, list[str]] = {}
    for d in survey.codebase.dependencies:
        if d.resolved and d.kind is DependencyKind.COPY:
            found.setdefault(d.source, []).append(d.target)
    return found


def _names(held: Held) -> set[str]:
    """What edges may call it."""
    plain = held.name.replace(".", " ").split(" ")[-1]
    return {held.name, plain, plain.lower()}


def _users(survey: Survey) -> dict[tuple[str, str], set[str]]:
    """By module and name of one of its types or objects: the other modules that use it. Who copies a copybook uses all of
    it: that is under an empty name."""
    found: dict[tuple[str, str], set[str]] = {}
    for (source, target, kind), names in survey.names.items():
        if kind in _KINDS and source != target:
            for name in names:
                found.setdefault((target, name), set()).add(source)
    for source, targets in _copies(survey).items():
        for target in targets:
            found.setdefault((target, ""), set()).add(source)
    return found


def _files(survey: Survey, modules: Sequence[Module]) -> set[str]:
    """The files that tell what these modules hold: a copybook is read where it is copied, that of a card in several places."""
    by_id = {m.id: m for m in survey.codebase.modules}
    readers: dict[str, list[str]] = {}
    for source, targets in sorted(_copies(survey).items()):
        if source in by_id and by_id[source].kind is not ModuleKind.COPYBOOK:
            for target in targets:
                readers.setdefault(target, []).append(source)
    most = _COPIERS if len(modules) == 1 else 1
    copiers = [by_id[name] for m in modules for name in readers.get(m.id, ())[:most]]
    return {path for m in (*modules, *copiers) for path in m.files}


@dataclass(frozen=True)
class _Told:
    """What texts say of some modules: all they hold, other names of it by file and name, and how often each module
    mentions which names."""

    held: list[Held]
    aliases: Mapping[tuple[str, str], Sequence[str]]
    mentions: Mapping[str, Counter[str]]

    def names_of(self, held: Held) -> set[str]:
        return {*_names(held), *self.aliases[held.file, held.name]}


def _held(survey: Survey, modules: Sequence[Module], users: Mapping[tuple[str, str], set[str]]) -> _Told:
    """All objects and records of these modules that have a name."""
    told = list(text_surfaces(survey, _files(survey, modules)))
    owner = {path: m.id for m in modules for path in m.files}
    mentions: dict[str, Counter[str]] = {}
    aliases: dict[tuple[str, str], tuple[str, ...]] = {}
    found: dict[tuple[str, str], Held] = {}
    for surface in told:
        every: list[Datum | Layout] = [*surface.data, *surface.types]
        items = [i for i in every if i.file in owner and i.name != _NAMELESS]
        for home in {
            owner[f] for f in (*(i.file for i in items), *(r.file for r in surface.subprograms)) if f in owner
        }:
            mentions.setdefault(home, Counter()).update(surface.mentions)
        for item in items:
            key = (item.file, item.name)
            known, made = found.get(key), _one(item, owner[item.file])
            found[key] = (
                made if known is None else replace(known, what="record", type=made.type, size=known.size or made.size)
            )
            aliases[key] = surface.aliases.get(item.name, ())
    held = [_counted(h, aliases[h.file, h.name], mentions.get(h.module, Counter()), users) for h in found.values()]
    return _Told(held, aliases, mentions)


def _shared(held: Iterable[Held]) -> list[Held]:
    """The same record at one place of a copybook under several names, or of the same name and size in several modules, once:
    where it is mentioned most."""
    ordered = sorted(held, key=lambda h: (-h.uses, h.module, h.line))
    places: dict[tuple[str, int], Held] = {}
    for h in ordered:
        places.setdefault((h.file, h.line) if h.size is not None else (f"{h.file} {h.name}", h.line), h)
    found: dict[tuple[str, int | None, str], Held] = {}
    for h in places.values():
        key = (h.name, h.size, "" if h.what == "record" and h.size is not None else h.module)
        known = found.get(key)
        found[key] = h if known is None else replace(known, alike=known.alike + 1)
    return [*found.values()]


def _one(item: Datum | Layout, module: str) -> Held:
    if isinstance(item, Datum):
        return Held(item.name, "object", item.type, item.size, module, item.file, item.line, 0, 0)
    size = item.size // 8 if item.size is not None else None
    return Held(
        item.name,
        "record",
        f"{len(item.members)} component{'s' * (len(item.members) != 1)}",
        size,
        module,
        item.file,
        item.line,
        0,
        0,
    )


def _counted(
    held: Held, aliases: Sequence[str], mentions: Counter[str], users: Mapping[tuple[str, str], set[str]]
) -> Held:
    """How often its own module mentions it, and how many others use it."""
    plain = held.name.replace(".", " ").split(" ")[-1]
    names = dict.fromkeys((plain, *aliases))
    every = {u for n in {"", *_names(held), *names} for u in users.get((held.module, n), ())}
    uses = sum(_mentioned(mentions, n) for n in names)
    return replace(held, uses=max(uses, 0), users=len(every))


def _mentioned(mentions: Counter[str], name: str) -> int:
    """How often a name stands there; `struct s` by its tag."""
    plain = name.replace(".", " ").split(" ")[-1]
    return mentions[plain] if plain in mentions else mentions[plain.lower()]


def _main(held: Iterable[Held], use: Callable[[Held], tuple[int, int]]) -> list[Held]:
    """Those used most, then the largest of the others."""
    ordered = sorted(held, key=lambda h: (*use(h), -(h.size or 0), h.file, h.line, h.name))
    used = [h for h in ordered if h.users or h.uses][:_USED]
    rest = sorted((h for h in ordered if h not in used and h.size), key=lambda h: -(h.size or 0))
    return used + rest[:_LARGE]


def shown(main: Iterable[Mapping[str, Any]], module: str = "") -> Iterator[str]:
    """What to read of each, as a card has it; `module` is the one that the card is of."""
    for h in main:
        size = f"{h['size']:,} bytes" if h["size"] and "bytes" not in h["type"] else ""
        about = ", ".join(filter(None, (h["type"], size)))
        where = "" if h["module"] == module else f" of `{h['module']}`"
        uses, users = h["uses"], h["users"]
        used = [f"mentioned {uses} time{'s' * (uses != 1)}"] * bool(uses) + [
            f"used by {users} other module{'s' * (users != 1)}"
        ] * bool(users)
        used += [f"{h['alike']} more have one of that name and size"] * bool(h["alike"])
        yield f"{h['what']} `{h['name']}`{where}{f' ({about})' if about else ''}{': ' * bool(used)}{', '.join(used)}"
