"""Call edges of Ada, by name, are those of GNAT's cross references."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.analyze_ada import measure

TREE = {
    "lists.ads": """generic
   type Item is private;
package Lists is
   procedure Append (X : Item);
   function Count return Natural;
end Lists;
""",
    "lists.adb": """package body Lists is
   N : Natural := 0;
   procedure Append (X : Item) is begin N := N + 1; end Append;
   function Count return Natural is begin return N; end Count;
end Lists;
""",
    "top.ads": "package Top is\n   procedure Tell (Text : String);\nend Top;\n",
    "top.adb": "package body Top is\n   procedure Tell (Text : String) is begin null; end Tell;\nend Top;\n",
    "top-parts.ads": """package Top.Parts is
   type Part is tagged record N : Integer := 0; end record;
   procedure Name (P : in out Part; Text : String);
   procedure Run (P : in out Part);
   function Made return Part;
end Top.Parts;
""",
    "top-parts.adb": """package body Top.Parts is
   procedure Name (P : in out Part; Text : String) is begin Tell (Text); P.N := 1; end Name;
   procedure Run (P : in out Part) is begin P.N := 2; end Run;
   function Made return Part is begin return (N => 3); end Made;
end Top.Parts;
""",
    "numbers.ads": "with Lists;\npackage Numbers is new Lists (Integer);\n",
    "wheels.ads": """with Top.Parts;
package Wheels is
   type Wheel is new Top.Parts.Part with null record;
   overriding procedure Run (P : in out Wheel);
   procedure Turn (Item : in out Wheel; Data : Integer);
end Wheels;
""",
    "wheels.adb": """with Numbers;
with Lists;
package body Wheels is
   package Texts is new Lists (Character);
   overriding procedure Run (P : in out Wheel) is
      use Numbers;
      use Texts;
   begin
      Append (4);
      Top.Tell ("below its child only");
      if Texts.Count > 2 then Turn (Item => P, Data => 1); end if;
   end Run;
   procedure Turn (Item : in out Wheel; Data : Integer) is begin Name (Item, "inherited"); end Turn;
end Wheels;
""",
    "drive.adb": """with Top.Parts;
with Wheels;
procedure Drive is
   use Top; use Wheels;
   W : Wheel;
   P : Parts.Part := Parts.Made;
begin
   Tell ("start"); Run (W); Parts.Name (P, "x");
end Drive;
""",
}


def test_calls_are_gnats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Through a use clause of several on a line, a child of a used unit, an instance, a parent withed by its child, and
    a derivation."""
    for name, text in TREE.items():
        (tmp_path / name).write_text(text)
    measure(tmp_path)
    told = capsys.readouterr().out
    assert "calls by name: 9 true, precision 100.00%, recall 100.00%" in told, told
