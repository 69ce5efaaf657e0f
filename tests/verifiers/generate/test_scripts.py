"""Scripts are made of lines that the original accepted, and reach states that single lines do not."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest

from verifiers.generate import scripts as scripting
from verifiers.generate.commands import Command, Lessons
from verifiers.generate.facts import scan
from verifiers.generate.scripts import Scripts
from verifiers.generate.values import Values, make_values
from verifiers.observe import Observation, Outcome


def seen(stdout: bytes, code: int = 0) -> Observation:
    return Observation(Outcome.EXITED, code, stdout, b"")


def taught() -> tuple[Scripts, Values]:
    scripts = Scripts()
    scripts.learn(b"", seen(b"bye\n"))
    scripts.learn(b"add 5\n", seen(b"bye\n"))
    scripts.learn(b"show\n", seen(b"0\nbye\n"))
    scripts.learn(b"add 5\nname pen\nadd 7\n", seen(b"bye\n"))
    scripts.learn(b"nonsense\n", seen(b"?\n", 2))
    scripts.learn(b"junk 1\n", seen(b"bye\n"))
    source = 'int main(void) { if (!strcmp(w, "add") || !strcmp(w, "show") || !strcmp(w, "name")) total += 128; }'
    return scripts, make_values(scan({"a.c": source}))


def test_only_commands_of_inputs_that_ended_well_are_used_and_what_shows_the_state_ends_a_script(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scripting, "_TRYING_ALL", 0.0)
    monkeypatch.setattr(scripting, "_OTHER_FORMS", 0.0)
    scripts, values = taught()
    assert scripts.write(b"", random.Random(1), values)
    assert b"nonsense" not in scripts.commands
    assert [word for word, command in scripts.commands.items() if command.shows] == [b"show"]
    rng = random.Random(5)
    for _ in range(50):
        text = scripts.write(b"", rng, values)
        assert text is not None
        lines = text.splitlines()
        assert {line.split()[0] for line in lines} <= {b"add", b"name", b"show"}
        assert lines[-1] == b"show"
        # A line may have one word more than any that was accepted.
        lengths = {len(line.split()) - (1 if line.startswith(b"show") else 2) for line in lines}
        assert 0 in lengths and lengths <= {0, 1}


def test_scripts_reach_an_exact_sum_and_keep_the_text_that_they_build_on() -> None:
    scripts, values = taught()
    rng = random.Random(11)
    kept = met = 0
    for _ in range(400):
        text = scripts.write(b"add 100\n", rng, values)
        assert text is not None
        kept += text.startswith(b"add 100\n")
        total = 0
        for line in text.splitlines():
            word, *rest = line.split()
            if word == b"add" and rest and rest[0].lstrip(b"-").isdigit():
                total += int(rest[0])
            met += word == b"show" and total == 128
    assert kept >= 120
    assert met, "the number of the source was never shown as a sum"


def test_without_two_commands_there_is_no_script() -> None:
    scripts = Scripts()
    values = make_values(scan({"a.c": "int main(void) { return 0; }"}))
    assert scripts.write(b"", random.Random(1), values) is None
    scripts.learn(b"12\n13 14\n", seen(b"27\n"))  # numbers are no commands
    scripts.learn(b"add 1\n", seen(b"27\n"))
    assert scripts.write(b"", random.Random(1), values) is None


def test_what_most_lines_are_answered_with_is_a_refusal_and_nothing_is_learned_from_it() -> None:
    scripts, values = Scripts(), taught()[1]
    scripts.learn(b"", seen(b"ready\n"))
    for number in range(20):
        scripts.learn(b"show x%d\n" % number, seen(b"ready\nbad x%d 7\n" % number))
    scripts.learn(b"add 5\n", seen(b"ready\n"))
    scripts.learn(b"name pen\n", seen(b"ready\nname 1\n"))
    assert scripts.write(b"", random.Random(1), values) is not None
    assert set(scripts.commands) == {b"add", b"name"}
    scripts.learn(b"show 5\nadd 6\n", seen(b"ready\nbad 5 9\n"))
    assert set(scripts.commands) == {b"add", b"name"}
    scripts.learn(b"show\nadd 6\n", seen(b"ready\n6\n"))
    assert set(scripts.commands) == {b"add", b"name", b"show"}


def test_as_many_keys_as_a_table_holds_are_used_and_met_again() -> None:
    scripts = Scripts()
    for text in (b"", b"set pen 5\n", b"get pen\n", b"set ink 7\nget ink\n"):
        scripts.learn(text, seen(b"ok\n" * len(text.splitlines())))
    source = 'static struct slot table[32]; int main(void) { if (!strcmp(w, "set") || !strcmp(w, "get")) return 1; }'
    values, rng = make_values(scan({"a.c": source})), random.Random(3)
    most = again = 0
    for _ in range(600):
        lines = [line.split() for line in (scripts.write(b"", rng, values) or b"").splitlines()]
        made = {line[1] for line in lines if line[0] == b"set" and len(line) == 3}
        most = max(most, len(made))
        again += len(made) > 20 and sum(line[1] in made for line in lines if line[0] == b"get" and len(line) > 1) > 1
    assert most > 32 and again > 10


def test_words_of_the_sources_are_tried_in_a_state_and_learned_where_they_reach_new_code() -> None:
    scripts, _ = taught()
    source = 'int main(void) { if (!strcmp(w, "add") || !strcmp(w, "show") || !strcmp(w, "name") || !strcmp(w, "move")) n = 128; }'
    values, rng = make_values(scan({"a.c": source})), random.Random(2)
    texts = [scripts.write(b"", rng, values) or b"" for _ in range(100)]
    tried = [line.split() for text in texts for line in text.splitlines() if line.startswith(b"move")]
    assert {len(line) for line in tried} >= {1, 2, 3, 4}
    assert b"move" not in scripts.commands
    scripts.learn(b"add 5\nmove 1 2\n", seen(b"bye\n"), new_code=True)
    assert b"move" in scripts.commands


def test_every_state_on_the_way_is_shown() -> None:
    scripts, values = taught()
    assert scripts.shown(b"add 1\nadd 2\n", random.Random(1), values) == []  # how lines are refused is not known yet
    scripts.write(b"", random.Random(1), values)
    assert scripts.shown(b"add 1\nadd 2\n", random.Random(1), values) == [b"add 1\nshow\nadd 2\nshow\n"]
    assert scripts.shown(b"", random.Random(1), values) == []


def told(
    program: Callable[[list[list[bytes]]], list[bytes]], scripts: Scripts, source: str, limits: tuple[int, ...] = ()
) -> set[bytes]:
    """What the last line of a program's answer is, over a few hundred scripts, or how it refuses to go on."""
    values, rng = make_values(scan({"a.c": source})), random.Random(4)
    texts = [scripts.write(b"", rng, values, limits) or b"" for _ in range(500)]
    return {program([line.split() for line in text.splitlines()])[-1] for text in texts}


def table(lines: list[list[bytes]]) -> list[bytes]:
    """A table of 24 slots; what it says of a new name when each slot was used once and one was given back."""
    slots: list[bytes | None] = []
    for word, *rest in lines:
        if not rest:
            continue
        key = rest[0]
        if word == b"set" and key not in slots:
            if len(slots) < 24:
                slots.append(key)
            elif None in slots:
                return [b"used again"]
        elif word == b"del" and key in slots:
            slots[slots.index(key)] = None
    return [b"ended"]


def test_a_full_table_is_thinned_out_and_filled_again() -> None:
    scripts = Scripts()
    for text in (b"", b"set pen 5\n", b"get pen\n", b"set ink 7\ndel ink\n"):
        scripts.learn(text, seen(b"ok\n" * len(text.splitlines())))
    source = 'struct slot table[24]; int main(void) { if (!strcmp(w, "set") || !strcmp(w, "get") || !strcmp(w, "del")) return 1; }'
    assert b"used again" in told(table, scripts, source)


def purse(lines: list[list[bytes]]) -> list[bytes]:
    """What can be taken at a time is limited, and so is the whole by what is there: both at once matter."""
    total = 0
    for word, *rest in lines:
        if rest and rest[-1].isdigit():
            amount = int(rest[-1])
            if word == b"put":
                total += amount
            elif word == b"take" and amount <= total:
                if amount == 40_961:
                    return [b"at the limit"]
                total -= amount if amount < 40_961 else 0
    return [b"over the end"] if total > 2**63 - 1 else [b"ended"]


def test_numbers_that_a_program_compares_with_meet_each_other_and_sums_pass_the_ends_of_types() -> None:
    scripts = Scripts()
    for text in (b"", b"put 5\n", b"take 7\n", b"put 5\ntake 1\n"):
        scripts.learn(text, seen(b"ok\n" * len(text.splitlines())))
    source = 'int main(void) { if (!strcmp(w, "put") || !strcmp(w, "take")) return 1; }'
    assert {b"at the limit", b"over the end"} <= told(purse, scripts, source, (40_960, 40_961))


def test_what_a_program_ends_with_when_there_is_nothing_to_do_is_a_good_end() -> None:
    scripts, values = Scripts(), taught()[1]
    for text, code in ((b"", 1), (b"add 5\n", 0), (b"name pen\n", 1), (b"show 7\n", 2)):
        scripts.learn(text, seen(b"ok\n", code))
    assert scripts.write(b"", random.Random(1), values) is not None
    assert set(scripts.commands) == {b"add", b"name"}


def test_an_input_of_which_every_word_was_needed_tells_how_commands_are_written_and_what_they_are_about() -> None:
    scripts = Scripts()
    scripts.learn(b"", seen(b""))
    for word in (b"open", b"put", b"move", b"foo"):
        scripts.learn(word + b"\n", seen(b"bad\n"))
    scripts.learn(b"foo x 1\nput x y z w\nopen 1 2 3\n", seen(b"bad\nbad\nbad\n"), new_code=True)
    scripts.learn(b"open 4\nopen 7\nmove 4 7 500\n", seen(b""), new_code=True, needed=True)
    scripts.learn(b"open 7\nput 7 20\n", seen(b"bad\n"), new_code=True, needed=True)
    source = 'int f(void) { return strcmp(w, "open") || strcmp(w, "put") || strcmp(w, "move") || strcmp(w, "foo"); }'
    values = make_values(scan({"a.c": source}))
    assert scripts.write(b"", random.Random(1), values)
    usual = {word: command.usual for word, command in scripts.commands.items()}
    assert (usual[b"open"], usual[b"move"], usual[b"put"]) == (2, 4, 3)
    assert scripts.commands[b"move"].keyed[2] > 0 > scripts.commands[b"move"].keyed[3]
    assert scripts.lessons.openings == {b"open": 2}
    assert set(scripts.lessons.needed_keys) == {b"4", b"7"}


def test_a_word_that_was_needed_alone_does_not_tell_that_nothing_comes_behind_it() -> None:
    scripts = Scripts()
    scripts.learn(b"", seen(b""))
    scripts.learn(b"show 1\n", seen(b"0\n"))
    for word in (b"add", b"name", b"drop", b"put", b"get"):
        scripts.learn(word + b" 1\n", seen(word + b"ed it\n"))
    scripts.learn(b"1\nshow\n2\n", seen(b""), new_code=True, needed=True)  # three bad lines end it
    scripts.lessons.settle()
    assert scripts.commands[b"show"].needed == set()


def test_a_number_right_behind_a_letter_is_what_the_command_is_given() -> None:
    scripts = Scripts(Lessons(letters=frozenset({b"W", b"D", b"L"})))
    scripts.learn(b"", seen(b""))
    scripts.learn(b"D5000\n", seen(b"thanks\n"))
    scripts.learn(b"D0200\nW0020\nL\n", seen(b"thanks\ntake\nbye\n"))
    scripts.learn(b"L\n", seen(b"bye\n"))
    scripts.learn(b"X0020\n", seen(b"?\n"))
    source = 'int main(void) { if (line[0] == *"W" || !strcmp(w, "D") || !strcmp(w, "L") || !strcmp(w, "W")) total += 500; }'
    values = make_values(scan({"a.c": source}))
    assert scripts.write(b"", random.Random(1), values)
    assert scripts.commands[b"W"].forms[2] == b"W0020" and scripts.commands[b"D"].forms[2] == b"D0200"
    assert b"X" not in scripts.commands, "no letter of the sources"
    rng, given = random.Random(2), set()
    for _ in range(200):
        given |= {line for line in (scripts.write(b"", rng, values, [500]) or b"").splitlines() if line[:1] in b"WD"}
    amounts = {line[1:] for line in given if line[1:].isdigit()}
    assert {b"0500", b"0499", b"0250"} <= amounts
    assert all(len(amount) >= 4 for amount in amounts)


def test_two_commands_in_a_line_are_two_forms_where_line_ends_do_not_count() -> None:
    """Once `add` is known, `show add 7` is not taken for how `show` is written."""
    lessons = Lessons()
    lessons.commands[b"show"] = Command({1: b"show", 3: b"show add 7"}, accepted=Counter({1: 8, 3: 9}), needed={3})
    lessons.commands[b"add"] = Command({2: b"add 5"}, accepted=Counter({2: 8}))
    lessons.commands[b"name"] = Command({2: b"name add", 3: b"name a b"}, accepted=Counter({2: 8, 3: 1}), needed={2})
    lessons.part([b"show"])
    assert lessons.commands[b"show"].usual == 3
    lessons.part([b"add", b"show", b"name", b"gone"])
    assert {word: command.usual_form for word, command in lessons.commands.items()} == {
        b"show": b"show", b"add": b"add 5", b"name": b"name add"
    }  # fmt: skip
    assert lessons.commands[b"show"].needed == set() and lessons.commands[b"name"].needed == {2}, "alone, it is no form"


def test_what_passes_the_end_of_a_type_is_about_what_is_known_to_be_there() -> None:
    scripts = Scripts()
    scripts.learn(b"", seen(b"bye\n"))
    scripts.learn(b"put 40 5\nshow\n", seen(b"5\nbye\n"), new_code=True, needed=True)
    scripts.learn(b"put 9 5\ndiv 9 2\nshow\n", seen(b"2\nbye\n"))
    _, values = taught()
    rng = random.Random(4)
    lines = b"\n".join(scripts.write(b"", rng, values) or b"" for _ in range(120))
    for word in (b"put", b"div"):
        assert b"\nput 40 -32768\n%s 40 -1\n" % word in lines


def test_a_counter_ends_behind_what_a_command_needs() -> None:
    scripts, values = taught()
    scripts.learn(b"show\nadd 7\n", seen(b"7\nbye\n"), new_code=True, needed=True)
    rng = random.Random(3)
    made = [scripts.worn([99, 999], rng, values) or b"" for _ in range(60)]
    assert any(text.startswith(b"show\n" + b"add 1\n" * 99) and text.count(b"show") >= 3 for text in made)
    assert any(text.startswith(b"show\n" + b"add 7\n" * 999) for text in made)
    assert scripts.worn([], rng, values) is None and Scripts().worn([99], rng, values) is None


def test_keys_are_drawn_in_the_order_in_which_they_were_met() -> None:
    """Not in one that changes with every process: a campaign with the same seed tries the same."""
    lessons = Lessons()
    lessons.settle()
    words = [b"key%d" % n for n in range(20)]
    lessons.learn(b"".join(b"add %s\n" % word for word in words), Observation(Outcome.EXITED, 0, b"ok\n" * 20, b""), new_code=True)
    assert list(lessons.keys) == words
