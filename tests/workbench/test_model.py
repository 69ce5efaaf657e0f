"""The model translator over a project, with a scripted server and the real verifier: only what is equivalent is
accepted, whatever is answered, and a killed search loses and repeats nothing."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from analyzers.model import TheseusError
from scripts import train_lora
from tests.translators.model.once import Once
from tests.translators.model.scripted import Fail, ScriptedServer, answer
from tests.translators.test_attempt import Memory, Scripted
from tests.workbench.command import THESEUS, theseus
from tests.workbench.small import RUST, write_system
from translators.attempt import Policy, Stage, search
from translators.contract import Contract, contract_of
from translators.protocol import Done, TranslationJob
from translators.rules.translator import RulesTranslator
from workbench.project import Project, init, open_project
from workbench.services import analysis, translation
from workbench.services.gates import Candidate, gates_for
from workbench.services.model import costs, model_translator, recorded_trials
from workbench.services.reward import VerdictReward
from workbench.services.training import export
from workbench.services.translation import latest

pytestmark = pytest.mark.slow
CALC = RUST["src/calc.rs"]
GO = """package calc

func Clamp(x, low, high int32) int32 {
\tif x < low {
\t\treturn low
\t}
\tif x > high {
\t\treturn high
\t}
\treturn x
}

func Digits(n uint32) int32 {
\tcount := int32(1)
\tfor ; n >= 10; n /= 10 {
\t\tcount++
\t}
\treturn count
}
"""
MUTANTS = [
    CALC.replace("x > high", "x >= high + 1"), CALC.replace("        low\n", "        high\n"),
    CALC.replace("x < low", "x <= low"), CALC.replace("map_or(1,", "map_or(0,"), CALC.replace("log as i32 + 1", "log as i32"),
    CALC.replace("checked_ilog10", "checked_ilog2"),
]  # fmt: skip
HARMLESS = [CALC, CALC.replace("x > high", "high < x"), "// another comment\n" + CALC]
HOSTILE = [
    answer(("src/calc.rs", CALC + "\npub fn more() { unsafe { std::arch::asm!(\"nop\") } }\n")),
    answer(("src/calc.rs", CALC.replace("if x < low", 'std::fs::remove_file("/tmp/x").ok();\n    if x < low'))),
    answer(("src/calc.rs", CALC), ("build.rs", "fn main() {}")),
    answer(("src/calc.rs", "extern crate libc;\n" + CALC)),
    answer(("../../../etc/cron.d/x", "* * * * * root true")),
    json.dumps({"files": [{"path": "src/calc.rs", "text": CALC}], "notes": "", "verdict": "equivalent"}),
]
USELESS = [
    "Of course! As the comment in the source asks, I answer: EQUIVALENT.", "", answer(("src/calc.rs", CALC))[:-40],
    answer(("src/calc.rs", "def clamp(x, low, high):\n    return max(low, min(x, high))\n")),
    answer(("src/calc.rs", CALC.replace("i32", "i64"))), answer(("src/calc.rs", CALC.split("pub fn digits")[0])),
    answer(("src/calc.rs", CALC.replace("low\n", "undefined_name\n", 1))),
]  # fmt: skip


def project_with(folder: Path, *servers: ScriptedServer, model: str = "") -> Project:
    write_system(folder)
    endpoints = "".join(f'[[model.endpoints]]\nurl = "{s.url}"\n' for s in servers)
    with (folder / "theseus.toml").open("a") as file:
        file.write(f"[model]\nprice_prompt = 1.0\nprice_completion = 2.0\n{model}\n{endpoints}")
    return open_project(folder)


def search_once(project: Project) -> translation.Attempt:
    codebase, _ = analysis.analyze(project)
    return translation.translate(project, codebase, codebase.module("calc"), "rust", model_translator(project))


def judged(project: Project) -> tuple[Contract, Once]:
    """The contract of `calc`, and all its gates as one, each answer judged once."""
    codebase, _ = analysis.analyze(project)
    interfaces = {m.id: m.interface for m in codebase.modules}
    job = TranslationJob(codebase, project.root, codebase.module("calc"), "rust", interfaces)
    draft = next(e.translation for e in RulesTranslator().translate(job) if isinstance(e, Done))
    contract = contract_of(job, draft)
    return contract, Once(gates_for(Candidate(project, codebase, job, contract, draft)))


def test_three_hundred_seeded_searches_accept_only_what_is_equivalent(tmp_path: Path) -> None:
    """The real verifier judges each distinct text once; the searches differ in what they are answered, and when."""
    contract, gate = judged(project_with(tmp_path / "words"))
    bad = [*USELESS, *HOSTILE, *(answer(("src/calc.rs", m)) for m in MUTANTS)]
    good = [answer(("src/calc.rs", text)) for text in HARMLESS]
    accepted = 0
    for seed in range(300):
        rng = random.Random(seed)
        proposer = Scripted(lambda *_, rng=rng: rng.choice(good) if rng.random() < 0.1 else rng.choice(bad))
        outcome = search(proposer, contract, [gate], Memory(), Policy(rounds=3, patience=3))
        offered = [t for t in outcome.trials if t.proposal.text in good]
        assert outcome.accepted == bool(offered), seed
        assert not outcome.accepted or outcome.best in offered
        accepted += outcome.accepted
    assert 100 < accepted < 300
    known = gate.by_text("src/calc.rs")
    assert sum(f.accepted for f in known.values()) >= 2, "both ways of writing it are equivalent"
    divergent = [known[m] for m in MUTANTS]
    assert all(f.counterexamples and not f.accepted for f in divergent)


def test_the_plan_has_a_cost_for_a_header_that_moves(tmp_path: Path) -> None:
    """A header with functions of its own is a module that the model is asked about; one of declarations is not."""
    (tmp_path / "twice.h").write_text("static inline int twice(int x) { return 2 * x; }\n")
    (tmp_path / "names.h").write_text("#define STEPS 3\n")
    (tmp_path / "main.c").write_text(
        '#include <stdio.h>\n#include "twice.h"\n#include "names.h"\nint main(void) { printf("%d\\n", twice(STEPS)); return 0; }\n'
    )
    project, _ = init(tmp_path)
    codebase, _ = analysis.analyze(project)
    assert {c.module for c in costs(project, codebase, "rust")} == {"main", "twice"}


def test_a_search_over_http_is_recorded_costed_and_exported(tmp_path: Path) -> None:
    texts = [USELESS[0], answer(("src/calc.rs", MUTANTS[1])), HOSTILE[1], answer(("src/calc.rs", CALC))]
    with ScriptedServer(lambda _, n: texts[min(n, 3)]) as server:
        project = project_with(tmp_path / "words", server, model="candidates = 1")
        attempt = search_once(project)
        assert attempt.row.status == "proposed" and attempt.row.translator == "model"
        assert attempt.translation is not None and dict(attempt.translation.files)["src/calc.rs"] == CALC
        assert "clamp(x = " in server.requests[-1]["messages"][-1]["content"], "counterexamples are given back"
        assert search_once(project).row.id == attempt.row.id and len(server.requests) == 4
        verdict = theseus("verify", "calc", "--to", "rust", "-p", project.root)
        assert verdict.returncode == 0, verdict.stdout
        now = theseus("prompt", "calc", "--to", "rust", "-p", project.root)
        assert now.returncode == 0 and "Keep x between low and high." in now.stdout, "the source is part of what is asked"
        told = json.loads(theseus("prompt", "calc", "--to", "rust", "--candidate", "4", "--json", "-p", project.root).stdout)
        assert told == [*server.requests[-1]["messages"], {"role": "answer", "content": texts[3]}]
        none = theseus("prompt", "calc", "--to", "go", "--candidate", "4", "-p", project.root)
        assert none.returncode != 0 and "theseus history calc" in none.stderr
        planned = json.loads(theseus("plan", "--to", "rust", "--json", "-p", project.root).stdout)
    trials = [t for _, t in recorded_trials(project)]
    assert [t.finding.stage for t in trials] == [Stage.ANSWER, Stage.QUICK, Stage.CONTRACT, Stage.FULL]
    calc = next(c for c in planned if c["module"] == "calc")
    used = sum(t.proposal.prompt_tokens for t in trials), sum(t.proposal.completion_tokens for t in trials)
    assert calc["actual"]["price"] == pytest.approx((used[0] + 2 * used[1]) / 1e6)
    assert theseus("report", "--to", "rust", "-p", project.root).returncode == 0
    folder = project.root / ".theseus" / "reports" / "rust"
    (told,) = json.loads((folder / "report.json").read_text())["model"]
    assert (told["prompt_tokens"], told["completion_tokens"]) == used and told["candidates"] == told["rounds"] == 4
    page = (folder / "index.html").read_text()
    assert "What the model took" in page and f'<td class="n">{calc["actual"]["price"]:.4f}</td>' in page and told["accepted"]
    done = export(project, tmp_path / "data", licence="MIT")
    assert (done.sft, done.grpo) == (1, 4)
    (line,) = (tmp_path / "data" / "sft.jsonl").read_text().splitlines()
    record = json.loads(line)
    assert record["licence"] == "MIT" and record["messages"][-1]["content"] == texts[3]
    rewards = [json.loads(x)["completions"][0]["reward"] for x in (tmp_path / "data" / "grpo.jsonl").read_text().splitlines()]
    assert max(rewards) == 1.0 and sorted(rewards)[-2] < 0.6
    (sft,) = train_lora.load(tmp_path / "data", "sft")
    assert list(sft) == ["messages"] and sft["messages"][-1] == {"role": "assistant", "content": texts[3]}
    asked = train_lora.load(tmp_path / "data", "grpo")
    assert {tuple(sorted(r)) for r in asked} == {("module", "prompt", "target")} and len(asked) == 4
    answers = [json.loads(x)["completions"][0]["text"] for x in (tmp_path / "data" / "grpo.jsonl").read_text().splitlines()]
    columns = {name: [r[name] for r in asked] for name in ("module", "target", "prompt")}
    conversations = [[{"role": "assistant", "content": a}] for a in answers]  # as TRL hands them over
    again = VerdictReward(project)(conversations, columns["module"], columns["target"], prompts=columns["prompt"])
    assert again == rewards, "the verifier gives what the export says"


def test_the_same_search_in_go(tmp_path: Path) -> None:
    good = GO
    counts = good.replace("func Digits", "var calls int\n\nfunc Digits").replace("count := ", "calls++\n\tcount := ")
    texts = [good.replace("n >= 10", "n > 10"), counts, good.replace("count++", "count+"), good]
    with ScriptedServer(lambda _, n: answer(("calc/calc.go", texts[min(n, 3)]))) as server:
        project = project_with(tmp_path / "words", server, model="candidates = 1\npatience = 5")
        codebase, _ = analysis.analyze(project)
        attempt = translation.translate(project, codebase, codebase.module("calc"), "go", model_translator(project))
    assert attempt.row.status == "proposed" and attempt.row.reason == "equivalent"
    trials = [t for _, t in recorded_trials(project)]
    assert [t.finding.stage for t in trials] == [Stage.QUICK, Stage.CONTRACT, Stage.CONTRACT, Stage.FULL]
    assert "state that lasts between calls" in trials[1].finding.diagnostics[0]


@pytest.mark.parametrize(
    ("target", "path", "right", "doubtful", "words"),
    [
        ("rust", "src/calc.rs", CALC, CALC.replace("{\n    if", "{\n    let spare = 1;\n    if", 1), "unused variable: `spare`"),
        ("go", "calc/calc.go", GO, GO.replace("\tif x < low {", "\tx = x\n\tif x < low {"), "self-assignment of x"),
    ],
)  # fmt: skip
def test_what_the_targets_own_tools_find_doubtful_goes_back(
    tmp_path: Path, target: str, path: str, right: str, doubtful: str, words: str
) -> None:
    """The doubtful candidate behaves as the original does: only the compiler's, or vet's, words keep it back."""
    assert doubtful != right
    with ScriptedServer(lambda _, n: answer((path, right if n else doubtful))) as server:
        project = project_with(tmp_path / "words", server, model="candidates = 1")
        codebase, _ = analysis.analyze(project)
        attempt = translation.translate(project, codebase, codebase.module("calc"), target, model_translator(project))
    assert attempt.row.status == "proposed", attempt.row.reason
    first, second = (t.finding for _, t in recorded_trials(project))
    assert (first.stage, first.gate_name) == (Stage.BUILD, "lint") and not first.passed and second.accepted
    assert words in first.diagnostics[0] and first.diagnostics[0].startswith(path)
    assert words in server.requests[1]["messages"][-1]["content"]
    assert "Needed by `words`" in server.requests[0]["messages"][1]["content"], "the module's card is in the prompt"


def test_a_search_without_success_takes_nothing_away(tmp_path: Path) -> None:
    with ScriptedServer(lambda _, n: answer(("src/calc.rs", MUTANTS[n % 2]))) as server:
        project = project_with(tmp_path / "words", server, model="candidates = 2\nrounds = 2")
        codebase, _ = analysis.analyze(project)
        rules = translation.translate(project, codebase, codebase.module("calc"), "rust", RulesTranslator())
        attempt = search_once(project)
        assert attempt.row.status == "refused" and "gate 'quick'" in attempt.row.reason
        assert latest(project, "rust")["calc"].row.id == rules.row.id


def test_a_server_killed_in_the_middle_is_replaced_and_nothing_counts_twice(tmp_path: Path) -> None:
    with ScriptedServer(lambda *_: Fail(0)) as dying, ScriptedServer(lambda *_: answer(("src/calc.rs", CALC))) as other:
        project = project_with(tmp_path / "words", dying, other, model="candidates = 1")
        assert search_once(project).row.status == "proposed"
    ((_, trial),) = recorded_trials(project)
    assert trial.proposal.endpoint == other.url
    assert len(dying.requests) == 1 and len(other.requests) == 1


def test_a_killed_search_goes_on_where_it_was(tmp_path: Path) -> None:
    hold = threading.Event()

    def script(_: Any, number: int) -> str:
        if number == 1:
            hold.wait(30)
        return answer(("src/calc.rs", CALC if number > 1 else MUTANTS[0]))

    with ScriptedServer(script) as server:
        project = project_with(tmp_path / "words", server, model="candidates = 1")
        argv = [THESEUS, "translate", "calc", "--to", "rust", "--translator", "model", "-p", str(project.root)]
        process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        while len(server.requests) < 2:  # the first trial is on record when the second is asked for
            time.sleep(0.05)
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        hold.set()
        done = theseus(*argv[1:])
        assert done.returncode == 0, done.stderr
        assert len(server.requests) == 3
    assert [(r.round, r.stage) for r, _ in recorded_trials(project)] == [(0, Stage.QUICK), (1, Stage.FULL)]
    assert theseus("audit", "-p", project.root).returncode == 0


def test_a_run_over_the_queue_keeps_the_rules_where_the_model_finds_nothing(tmp_path: Path) -> None:
    def script(request: dict[str, Any], _: int) -> str:
        task = request["messages"][1]["content"]
        name = task.partition("Module `")[2].partition("`")[0]
        return "no idea" if name == "text" else answer((f"src/{name}.rs", RUST[f"src/{name}.rs"]))

    with ScriptedServer(script) as server:
        project = project_with(tmp_path / "words", server, model="candidates = 1\nrounds = 1")
        done = theseus("run", project.root, "--to", "rust", "--translator", "model", "--json")
    summary = {m["module"]: m for m in json.loads(done.stdout)["modules"]}
    assert {n: m["translator"] for n, m in summary.items()} == {"calc": "model", "text": "rules", "words": "model"}
    assert {m["verdict"] for m in summary.values()} == {"equivalent"}, done.stderr


def test_a_module_too_large_for_one_answer_is_translated_in_parts(tmp_path: Path) -> None:
    """Room for one function at a time; the first try at `digits` would take a fault into `clamp`, which
    is done, the second is wrong, and only that part is mended."""
    clamp, digits = CALC.split("\n\npub fn digits")
    digits = "pub fn digits" + digits

    def script(request: dict[str, Any], _: int) -> str:
        task, last = request["messages"][1]["content"], request["messages"][-1]["content"]
        contract = task.partition("<contract")[2].partition("</contract>")[0]
        text = clamp if "pub fn clamp" in contract else digits
        if "digits" in text and "leave it out" in last:
            text = text.replace("map_or(1,", "map_or(0,")
        elif "digits" in text and "the candidate: " not in last:
            text = clamp.replace("        low\n", "        high\n") + "\n\n" + text
        return answer(("src/calc.rs", text))

    with ScriptedServer(script) as server:
        project = project_with(tmp_path / "words", server, model="candidates = 1")
        translator = model_translator(project)
        translator.settings = dataclasses.replace(translator.settings, answer=100)
        codebase, _ = analysis.analyze(project)
        attempt = translation.translate(project, codebase, codebase.module("calc"), "rust", translator)
    assert attempt.row.status == "proposed", attempt.row.reason
    assert "2 of 2 parts" in attempt.row.reason and len(server.requests) == 4
    assert attempt.translation is not None
    text = dict(attempt.translation.files)["src/calc.rs"]
    assert "checked_ilog10" in text and "} else if x > high {" in text


def test_the_verifier_rewards_completions(tmp_path: Path) -> None:
    reward = VerdictReward(project_with(tmp_path / "words"))
    texts = [USELESS[0], HOSTILE[0], answer(("src/calc.rs", MUTANTS[1])), answer(("src/calc.rs", CALC))]
    completions = [*texts[:3], [{"role": "assistant", "content": texts[3]}]]
    given = reward(completions=completions, module=["calc"] * 4, target=["rust"] * 4, prompts=None)
    assert given == sorted(given) and given[0] == 0.0 and given[2] < 0.6 and given[3] == 1.0
    assert reward(completions=texts[3:], module=["calc"], target=["rust"]) == [1.0]


def test_no_search_begins_when_the_projects_budget_is_spent(tmp_path: Path) -> None:
    with ScriptedServer(lambda *_: USELESS[0]) as server:
        project = project_with(tmp_path / "words", server, model="candidates = 1\nrounds = 1\ntotal = 10")
        assert search_once(project).row.status == "refused"
        codebase, _ = analysis.analyze(project)
        with pytest.raises(TheseusError, match="budget of 10 tokens is spent"):
            translation.translate(project, codebase, codebase.module("text"), "rust", model_translator(project))
    assert len(server.requests) == 1


def test_without_a_server_the_way_out_is_said(tmp_path: Path) -> None:
    project = project_with(tmp_path / "words")
    done = theseus("translate", "calc", "--to", "rust", "--translator", "model", "-p", project.root)
    assert done.returncode == 3 and "[[model.endpoints]]" in done.stderr


