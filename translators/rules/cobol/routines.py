"""Programs that come with GnuCOBOL's run time: CBL_… and C$… routines, each a method of the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Routine:
    """With how many arguments a routine is called; where that varies, each count has a method of its own."""

    method: str
    fewest: int
    most: int


def _fixed(names: str, count: int) -> dict[str, Routine]:
    """Routines of so many arguments, each with its method: `CBL_AND` is `cbl_and`, `C$JUSTIFY` `c_justify`."""
    found = {}
    for name in names.split():
        method = name.lower().replace("$", "_").replace("-", "_")
        found[name] = Routine(method, count, count)
    return found


ROUTINES: dict[str, Routine] = {
    **_fixed("CBL_AND CBL_OR CBL_NOR CBL_XOR CBL_IMP CBL_NIMP CBL_EQ", 3),
    **_fixed("CBL_NOT CBL_TOUPPER CBL_TOLOWER C$TOUPPER C$TOLOWER", 2),
    **_fixed("CBL_CREATE_DIR CBL_DELETE_DIR CBL_CHANGE_DIR CBL_DELETE_FILE C$MAKEDIR", 1),
    **_fixed("C$CHDIR C$DELETE CBL_COPY_FILE CBL_RENAME_FILE CBL_CHECK_FILE_EXIST", 2),
    **_fixed("CBL_CREATE_FILE CBL_OPEN_FILE CBL_READ_FILE CBL_WRITE_FILE", 5),
    **_fixed("CBL_CLOSE_FILE CBL_FLUSH_FILE C$SLEEP C$PRINTABLE CBL_OC_NANOSLEEP", 1),
    "C$JUSTIFY": Routine("c_justify", 1, 2),
    "C$GETPID": Routine("c_getpid", 0, 0),
    "C$COPY": Routine("c_copy", 3, 3),
}

__all__ = ["ROUTINES", "Routine"]
