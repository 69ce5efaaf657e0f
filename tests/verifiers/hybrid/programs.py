"""Small programs of each host language: a main, a module with state, and one that calls another back."""

from __future__ import annotations

C = {
    "main.c": """
#include <stdio.h>
#include <string.h>
#include "sums.h"
#include "words.h"

int main(void)
{
    char line[200], shout[220];
    unsigned char digest[4];
    struct range r = {0, 0};
    while (fgets(line, sizeof line, stdin) != NULL) {
        size_t n = strcspn(line, "\\n");
        line[n] = '\\0';
        words_shout(line, shout);
        sums_digest((const unsigned char *)line, n, digest);
        sums_widen(&r, (int)n);
        printf("%d %d %s %02x%02x%02x%02x %d..%d %s\\n", sums_next((int)n), sums_scaled((int)n), shout,
               digest[0], digest[1], digest[2], digest[3], r.low, r.high, words_kind((int)n));
    }
    return sums_next(0) & 7;
}
""",
    "sums.h": """
#ifndef SUMS_H
#define SUMS_H
#include <stddef.h>
struct range { int low; int high; };
int sums_next(int step);
int sums_scaled(int n);
void sums_digest(const unsigned char *data, size_t count, unsigned char digest[4]);
void sums_widen(struct range *r, int n);
#endif
""",
    "sums.c": """
#include "sums.h"
#include "scale.h"

static int total = 3;

int sums_next(int step)
{
    total += step;
    return total;
}

int sums_scaled(int n)
{
    return scale_by(n, 7) + 1;
}

void sums_digest(const unsigned char *data, size_t count, unsigned char digest[4])
{
    size_t i;
    for (i = 0; i < 4; i++)
        digest[i] = 0;
    for (i = 0; i < count; i++)
        digest[i % 4] = (unsigned char)(digest[i % 4] * 5 + data[i]);
}

void sums_widen(struct range *r, int n)
{
    if (n < r->low)
        r->low = n;
    if (n > r->high)
        r->high = n;
}
""",
    "scale.h": "#ifndef SCALE_H\n#define SCALE_H\nint scale_by(int n, int factor);\n#endif\n",
    "scale.c": """
#include "scale.h"

static int calls;

int scale_by(int n, int factor)
{
    calls++;
    return n * factor + calls;
}
""",
    "words.h": """
#ifndef WORDS_H
#define WORDS_H
void words_shout(const char *text, char *out);
const char *words_kind(int n);
#endif
""",
    "words.c": """
#include "words.h"

void words_shout(const char *text, char *out)
{
    int i = 0;
    while (text[i] != '\\0') {
        char c = text[i];
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        out[i] = c;
        i++;
    }
    out[i] = '\\0';
}

const char *words_kind(int n)
{
    if (n == 0)
        return "empty";
    return n > 5 ? "long" : "short";
}
""",
}

ADA = {
    "main.adb": """
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Exceptions;
with Stock;
procedure Main is
begin
   while not End_Of_File loop
      declare
         Line : constant String := Get_Line;
         Item : Stock.Item := (Name => Stock.Padded (Line), Count => Line'Length, Kind => Stock.Small);
      begin
         Stock.Grow (Item);
         Put_Line (Item.Name & Natural'Image (Item.Count) & " " & Stock.Kinds'Image (Item.Kind)
                   & Integer'Image (Stock.Running_Total (Line'Length)) & " " & Stock.Label (Line));
      exception
         when E : Stock.Too_Many =>
            Put_Line ("too many: " & Ada.Exceptions.Exception_Message (E));
         when Constraint_Error =>
            Put_Line ("constraint");
      end;
   end loop;
end Main;
""",
    "stock.ads": """
package Stock is
   pragma Elaborate_Body;
   type Kinds is (Small, Middle, Large);
   subtype Names is String (1 .. 6);
   type Item is record
      Name  : Names;
      Count : Natural;
      Kind  : Kinds;
   end record;
   Too_Many : exception;
   function Padded (S : String) return Names;
   procedure Grow (I : in out Item);
   function Running_Total (N : Natural) return Integer;
   function Label (S : String) return String;
end Stock;
""",
    "stock.adb": """
with Marks;
package body Stock is

   Total : Integer := 0;

   function Padded (S : String) return Names is
      Result : Names := (others => '.');
   begin
      for I in 1 .. S'Length loop
         exit when I > 6;
         Result (I) := S (S'First + I - 1);
      end loop;
      return Result;
   end Padded;

   procedure Grow (I : in out Item) is
   begin
      I.Count := I.Count * 2;
      if I.Count > 30 then
         raise Too_Many with "count" & Natural'Image (I.Count);
      elsif I.Count > 12 then
         I.Kind := Large;
      elsif I.Count > 4 then
         I.Kind := Middle;
      end if;
   end Grow;

   function Running_Total (N : Natural) return Integer is
      Limit : constant Natural := 40;
      subtype Small_Total is Integer range 0 .. Limit;
   begin
      Total := Small_Total (Total + N);
      return Total;
   end Running_Total;

   function Label (S : String) return String is
   begin
      return "<" & Marks.Marked (S) & ">";
   end Label;

end Stock;
""",
    "marks.ads": """
package Marks is
   pragma Preelaborate;
   Bad_Mark : exception;
   function Marked (S : String) return String;
end Marks;
""",
    "marks.adb": """
package body Marks is
   function Marked (S : String) return String is
   begin
      if S'Length > 0 and then S (S'First) = '!' then
         raise Constraint_Error;
      end if;
      return S & "*";
   end Marked;
end Marks;
""",
}

COBOL = {
    "MAINPROG.cob": """
       IDENTIFICATION DIVISION.
       PROGRAM-ID. MAINPROG.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-I           PIC 9(2).
       01  WS-PARM.
           05  WP-AMOUNT  PIC S9(5)V99 COMP-3.
           05  WP-TEXT    PIC X(8).
           05  WP-COUNT   PIC 9(4) COMP.
       PROCEDURE DIVISION.
           PERFORM VARYING WS-I FROM 1 BY 1 UNTIL WS-I > 12
               COMPUTE WP-AMOUNT = WS-I * 17.37 - 60
               MOVE "abc" TO WP-TEXT
               MOVE WS-I TO WP-COUNT
               CALL "ADDER" USING WS-PARM
               DISPLAY WP-AMOUNT " " WP-TEXT " " WP-COUNT " "
                   RETURN-CODE
           END-PERFORM
           MOVE 3 TO RETURN-CODE
           STOP RUN.
""",
    "ADDER.cob": """
       IDENTIFICATION DIVISION.
       PROGRAM-ID. ADDER.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-TIMES       PIC 9(4) VALUE 0.
       01  WS-PLACE       PIC X(4).
       LINKAGE SECTION.
       01  LK-PARM.
           05  LK-AMOUNT  PIC S9(5)V99 COMP-3.
           05  LK-TEXT    PIC X(8).
           05  LK-COUNT   PIC 9(4) COMP.
       PROCEDURE DIVISION USING LK-PARM.
           ADD 1 TO WS-TIMES
           COMPUTE LK-AMOUNT ROUNDED = LK-AMOUNT * 1.075
           CALL "NAMER" USING LK-COUNT WS-PLACE
           MOVE WS-PLACE TO LK-TEXT
           ADD WS-TIMES TO LK-COUNT
           MOVE WS-TIMES TO RETURN-CODE
           GOBACK.
""",
    "NAMER.cob": """
       IDENTIFICATION DIVISION.
       PROGRAM-ID. NAMER.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-SEEN        PIC 9(2) VALUE 0.
       LINKAGE SECTION.
       01  LN-COUNT       PIC 9(4) COMP.
       01  LN-NAME        PIC X(4).
       PROCEDURE DIVISION USING LN-COUNT LN-NAME.
           ADD 1 TO WS-SEEN
           IF LN-COUNT > 5
               MOVE "many" TO LN-NAME
           ELSE
               MOVE "few" TO LN-NAME
           END-IF
           IF WS-SEEN > 9
               MOVE "past" TO LN-NAME
           END-IF
           GOBACK.
""",
}
