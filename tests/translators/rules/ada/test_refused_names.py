"""What is only known where a program runs under GNAT: messages of the run-time system, external tags, names of blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.services.folder import embedded, translate_path

HEAD = (
    "with Ada.Exceptions; use Ada.Exceptions;\nwith Ada.Tags; use Ada.Tags;\nwith Ada.Text_IO; use Ada.Text_IO;\n"
    "procedure Named is\n   Kept : Exception_Occurrence;\n   Own : exception;\n   type T is tagged null record;\nbegin\n"
)
CASES = (
    ("begin raise Own; exception when E : others => Save_Occurrence (Kept, E); end; Reraise_Occurrence (Kept);", "exception occurrence"),
    ("begin raise Own; exception when E : others => Save_Occurrence (Kept, E); end; Put_Line (Exception_Message (Kept));", "exception occurrence"),
    ("begin raise Own; exception when E : Own => Save_Occurrence (Kept, E); end; Put_Line (Exception_Information (Kept));", "library unit"),
    ("begin raise Own; exception when E : others => Put_Line (Exception_Information (E)); end;", "exception occurrence"),
    ("declare X : exception; begin raise X; exception when E : others => Put_Line (Exception_Name (Exception_Identity (E))); end;", "exception occurrence"),
    ("Put_Line (External_Tag (T'Tag));", "tagged type"),
    ("Put_Line (T'External_Tag);", "tagged type"),
    ("declare type B is tagged null record; begin Put_Line (Expanded_Name (B'Tag)); end;", "tagged type"),
    ('if Internal_Tag ("T") = T\'Tag then null; end if;', "library unit"),
)


@pytest.mark.parametrize(("statement", "construct"), CASES)
def test_what_only_gnat_knows_is_refused(tmp_path: Path, statement: str, construct: str) -> None:
    (tmp_path / "named.adb").write_text(f"{HEAD}   {statement}\nend Named;\n")
    for target in ("rust", "go"):
        result = translate_path(tmp_path, target, embedded("rules"))
        assert not result.whole and construct in {r.construct for r in result.refused}


def test_an_external_tag_that_is_given_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shapes.ads").write_text(
        "package Shapes is\n   type T is tagged null record;\n   for T'External_Tag use \"other\";\nend Shapes;\n"
    )
    (tmp_path / "named.adb").write_text(
        "with Ada.Text_IO;\nwith Shapes;\nprocedure Named is\nbegin\n   Ada.Text_IO.Put_Line (Shapes.T'External_Tag);\nend Named;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert not result.whole and "tagged type" in {r.construct for r in result.refused}
