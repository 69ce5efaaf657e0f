"""A place in the tokens, with the looks ahead that a recursive-descent parser needs, and the reserved words."""

from __future__ import annotations

from analyzers.cobol.tokens import Token
from analyzers.model import Span


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS = words(
    """ACCEPT ADD ALLOCATE ALTER CALL CANCEL CLOSE COMPUTE CONTINUE DELETE DISPLAY DIVIDE ENTRY EVALUATE EXEC
    EXIT FREE GENERATE GO GOBACK IF INITIALIZE INITIATE INSPECT MERGE MOVE MULTIPLY NEXT OPEN PERFORM READ READY
    RELEASE RESET RETURN REWRITE SEARCH SET SORT START STOP STRING SUBTRACT SUPPRESS TERMINATE UNLOCK UNSTRING
    USE VALIDATE WRITE ROLLBACK COMMIT RAISE RESUME EXAMINE TRANSFORM EXHIBIT CHAIN INVOKE ENTER SERVICE XML
    JSON"""
)

RESERVED = VERBS | words(
    """ADDRESS ADVANCING AFTER ALL ALPHABETIC ALPHABETIC-LOWER ALPHABETIC-UPPER ALSO AND ANY ARE AREA AS ASCENDING AT
    BEFORE BLANK BY CHARACTERS CONTENT CONVERTING CORR CORRESPONDING COUNT DATA DEBUGGING DECLARATIVES
    DELIMITED DELIMITER DEPENDING DESCENDING DIVISION DOWN DUPLICATES ELSE END END-ACCEPT END-ADD END-CALL
    END-COMPUTE END-DELETE END-DISPLAY END-DIVIDE END-EVALUATE END-EXEC END-IF END-MULTIPLY END-OF-PAGE
    END-PERFORM END-READ END-RETURN END-REWRITE END-SEARCH END-SORT END-START END-STRING END-SUBTRACT
    END-UNSTRING END-WRITE EOP EQUAL EQUALS ERROR EXCEPTION FALSE FILE FILLER FIRST FOR FROM FUNCTION GIVING
    GREATER HIGH-VALUE HIGH-VALUES I-O IN INDEX INITIAL INPUT INTO INVALID IS KEY LEADING LEFT LENGTH LESS LINE
    LINES LINKAGE LOCK LOW-VALUE LOW-VALUES MODE NEGATIVE NO NOT NULL NULLS NUMERIC OF OFF OMITTED ON OR ORDER
    OUTPUT OVERFLOW PAGE POINTER POSITIVE PREVIOUS PROCEDURE PROCEED PROGRAM QUOTE QUOTES RECORD REDEFINES REEL
    REFERENCE REMAINDER REPLACING RETURNING REWIND ROUNDED RUN SECTION SENTENCE SIZE SPACE SPACES STATUS
    TALLYING TEST THAN THEN THROUGH THRU TIMES TO TRAILING TRUE UNIT UNTIL UP UPON USING VALUE VALUES VARYING
    WHEN WITH ZERO ZEROES ZEROS EXTEND CYCLE PARAGRAPH UNEQUAL COLLATING SEQUENCE DIVIDE"""
)

FIGURATIVES = {
    "ZERO": "ZERO", "ZEROS": "ZERO", "ZEROES": "ZERO", "SPACE": "SPACE", "SPACES": "SPACE", "HIGH-VALUE": "HIGH",
    "HIGH-VALUES": "HIGH", "LOW-VALUE": "LOW", "LOW-VALUES": "LOW", "QUOTE": "QUOTE", "QUOTES": "QUOTE",
    "NULL": "NULL", "NULLS": "NULL",
}  # fmt: skip


class Trouble(Exception):
    """The parser cannot go on with this statement or entry."""

    def __init__(self, message: str, token: Token) -> None:
        super().__init__(message)
        self.token = token


class Cursor:
    def __init__(self, tokens: list[Token], file: str) -> None:
        last = tokens[-1] if tokens else Token("end", "", file, 1)
        self.tokens = [*tokens, Token("end", "", last.file, last.line)]
        self.index = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def ahead(self, count: int = 1) -> Token:
        return self.tokens[min(self.index + count, len(self.tokens) - 1)]

    @property
    def word(self) -> str:
        """The current token in upper case when it is a word or a mark, else nothing that matches."""
        token = self.token
        return token.upper if token.kind in ("word", "mark") else ""

    @property
    def span(self) -> Span:
        return self.token.span

    @property
    def last_span(self) -> Span:
        """Where the token before the current one stands: the verb, right after it was read."""
        return self.tokens[max(self.index - 1, 0)].span

    @property
    def ended(self) -> bool:
        return self.token.kind == "end"

    def advance(self) -> Token:
        token = self.token
        if self.index < len(self.tokens) - 1:
            self.index += 1
        return token

    def at(self, *words: str) -> bool:
        return self.word in words

    def at_words(self, *words: str) -> bool:
        """Whether the next tokens are these words, in order."""
        return all(
            self.ahead(n).kind in ("word", "mark") and self.ahead(n).upper == w for n, w in enumerate(words)
        )

    def accept(self, *words: str) -> str:
        if self.word and self.word in words:
            return self.advance().upper
        return ""

    def accept_words(self, *words: str) -> bool:
        if self.at_words(*words):
            for _ in words:
                self.advance()
            return True
        return False

    def expect(self, *words: str) -> str:
        found = self.accept(*words)
        if not found:
            raise self.trouble(f"expected {' or '.join(words)}")
        return found

    def trouble(self, message: str) -> Trouble:
        shown = self.token.text or "the end"
        return Trouble(f"{message}, found {shown}", self.token)

    @property
    def at_user_word(self) -> bool:
        return self.token.kind == "word" and self.token.upper not in RESERVED

    def user_word(self, what: str = "a name") -> str:
        if self.token.kind not in ("word", "number"):
            raise self.trouble(f"expected {what}")
        return self.advance().upper

    def skip_to_period(self) -> None:
        while not self.ended and self.token.text != ".":
            self.advance()
        if not self.ended:
            self.advance()
