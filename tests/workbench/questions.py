"""Questions that people ask of the three sample systems, with the routines (or modules) that answer them.

Chosen by reading the sources, before and apart from the search. `module:routine` wants that routine, `module` any
span of it; several are equally right.
"""

from __future__ import annotations

Questions = tuple[tuple[str, tuple[str, ...]], ...]

ADA: Questions = (
    ("how are rows deleted from a table", ("executor:Run_Delete", "storage:Delete")),
    ("where is a leap year recognised", ("dates:Is_Leap_Year",)),
    ("parsing of the CREATE TABLE statement", ("parser:Parse_Create",)),
    ("how does LIKE match wildcards", ("like_match:Matches", "like_match:Has_Wildcards", "like_match:Match_From_Start")),
    ("what checks that values are unique", ("storage:Check_Unique",)),
    ("division by zero", ("values:Check_Divisor",)),
    ("median of numbers", ("statistics:Median",)),
    ("histogram bars", ("statistics:Bar", "statistics:Histogram", "executor:Print_Histogram")),
    ("how are quotes doubled in a text literal", ("text_tools:Quoted", "lexer:Undoubled")),
    ("three truth values: AND of unknown", ("values:Truth_And", "values")),
    ("where are duplicate rows removed for SELECT DISTINCT", ("executor:Drop_Duplicates",)),
    ("what is the exit status of the program", ("adadb",)),
    ("hash function for identifiers", ("names:Hash", "hashing:Hash")),
    ("which routine rounds a division", ("numbers:Round_Div",)),
    ("how is a line too long handled on input", ("console:Skip_Rest", "console:Read_Line")),
    ("echo setting", ("settings:Echo_On", "settings")),
    ("read the next token", ("lexer:Next_Token",)),
    ("average of a column", ("aggregates:Add", "aggregates:Result", "aggregates")),
    ("weekday of a date", ("dates:Weekday_Of", "dates:Weekday_Name")),
    ("the journal of statements that were run", ("journal", "executor:Show_Journal")),
)
C: Questions = (
    ("how is a CRC-32 computed", ("crc:crc32_update", "crc:crc32", "crc:crc32_build")),
    ("escape bytes in a frame", ("frame:frame_must_escape", "frame:frame_stuffed", "frame:frame_append")),
    ("hexadecimal digits to bytes", ("text:text_hex_decode", "text:text_hex_value")),
    ("days in a month", ("timetag:timetag_days_in_month",)),
    ("square root", ("fixed:fixed_isqrt",)),
    ("run length encoding", ("codes:codes_rle", "codes:codes_unrle")),
    ("correct a bit error with hamming", ("codes:codes_unhamming", "codes:codes_hamming")),
    ("what happens when the ring buffer is full", ("ring:ring_push", "ring:ring_is_full")),
    ("how are lost packets noticed from sequence numbers", ("packet:packet_sequence_gap", "cmdpacket:track_sequence")),
    ("variance and standard deviation of samples", ("stats:stats_variance", "stats:stats_deviation")),
    ("remove a key from the tree", ("tree:tree_remove",)),
    ("command line arguments of the program", ("options:options_parse", "telemetry:main")),
    ("loss of lock of the downlink", ("machine:machine_enter_lost", "machine")),
    ("variable length integers", ("pack:pack_varint", "pack:pack_unvarint", "pack:pack_varint_size", "cmdcodec:cmd_varint")),
    ("reverse the bits of a byte", ("bits:bits_reverse8",)),
    ("where is an unknown command reported", ("command:command_dispatch", "command:command_find")),
    ("hex dump of bytes", ("format:format_dump_line", "cmdcodec:cmd_dump")),
    ("saturating addition", ("fixed:fixed_add_sat",)),
    ("exit code for a status", ("status:status_exit_code",)),
    ("split a line into words", ("text:text_split",)),
)
COBOL: Questions = (
    ("how is compound interest calculated", ("intcalc:2000-COMPOUND", "intcalc:2100-ONE-MONTH")),
    ("check digit of an account number", ("chkdigit:1000-COMPUTE-CHECK", "chkdigit")),
    ("leap year", ("datechk:1100-LEAP-YEAR",)),
    ("convert a currency amount", ("curconv:2000-CONVERT", "curconv:2100-CALCULATE", "curconv")),
    ("where are transactions sorted", ("glsort",)),
    ("reject a transaction", ("glpost:4000-REJECT",)),
    ("page header of the trial balance", ("glrept:6000-NEW-PAGE", "glrept")),
    ("rounding residue of interest", ("intcalc:8000-KEEP-RESIDUE", "intcalc")),
    ("amounts in parentheses", ("amtpars:1000-FIND-SIGNS", "amtpars", "editamt:2000-ACCOUNTING", "editamt")),
    ("how many days between two dates", ("daycalc:3000-BETWEEN", "daycalc", "glintr:4100-COUNT-DAYS")),
    ("duplicate sequence numbers of raw transactions", ("glvalid:3100-CHECK-SEQUENCE",)),
    ("layout of the account master record", ("mastrec", "masttxt")),
    ("text of an error code", ("errtext:3000-GIVE-TEXT", "errtext")),
    ("median of the amounts", ("glstat:4000-MEDIAN",)),
    ("statements of history for each account", ("glhist",)),
    ("revalue foreign balances", ("glfxrv:2200-REVALUE", "glfxrv")),
    ("what adds debits to an account's balance", ("glpost:3000-POST",)),
    ("thirty day months in interest days", ("daycalc:5000-THIRTY-360", "daycalc:5100-COUNT-360")),
    ("exchange rate file lines that are wrong", ("glfxrv:1400-BAD-RATE", "glfxrv:1200-PARSE-RATE")),
    ("operator commands", ("glutil",)),
)
