"""Whatever stands in a flow file is accepted or told in sentences with their lines; none of it is run."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from bot.dialogue.examine import examine
from bot.dialogue.load import flow_from, load_flow
from bot.firm.policy import Policy
from bot.firm.policy_file import load_policy
from bot.firm.problems import Problem, Problems
from bot.firm.yaml_places import parse
from tests.dialogue.dialogue_stage import FLOWS
from tests.dialogue.planting import FILES, copied

pytestmark = pytest.mark.usefixtures("unchanged_files_are_read_once", "nothing_is_run")
TRY = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
HOSTILE = [
    *('!!python/object/apply:os.system ["echo"]', "!!python/name:os.system", "!!python/module:os", "!own x"),
    *("&a [*a]", "*nowhere", "&a {<<: *a}", "<<: {states: 1}", "? {}", "? [a]\n: b", "!!binary AAAA"),
    *("[" * 3_000, "{a: " * 3_000, "- " * 3_000, "&a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]"),
    *(
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.system('echo') }}",
        "{% for x in y %}",
    ),
    *(
        "'",
        '"',
        "|",
        "%YAML 1.1",
        "---",
        "...",
        "\t",
        "\u2028",
        "\ufeff",
        "no",
        "12:30",
        "1e999",
        ".nan",
        "0o7",
    ),
]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=12),
    st.sampled_from(HOSTILE),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture
def nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_command: object) -> None:
        raise AssertionError("a flow file ran code")

    for name in ("system", "popen", "fork", "posix_spawn", "execv"):
        monkeypatch.setattr(os, name, run)


@given(data=st.data())
@TRY
def test_lines_that_are_lost_doubled_moved_shifted_or_put_in(
    policy: Policy, tmp_path: Path, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(FILES))
    lines = (FLOWS / name).read_text(encoding="utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match data.draw(
            st.sampled_from(["lose", "double", "swap", "indent", "unindent", "put", "append", "cut"])
        ):
            case "lose":
                del lines[at : at + data.draw(st.integers(1, 20))]
                lines = lines or [""]
            case "double":
                lines.insert(other, lines[at])
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "indent":
                lines[at] = " " * data.draw(st.integers(1, 5)) + lines[at]
            case "unindent":
                lines[at] = lines[at].lstrip()
            case "put":
                lines.insert(at, data.draw(st.sampled_from(HOSTILE)))
            case "append":
                lines[at] += " " + data.draw(st.sampled_from(HOSTILE))
            case "cut":
                lines[at] = lines[at][: data.draw(st.integers(0, 20))]

    told_or_taken(policy, tmp_path, name, "\n".join(lines).encode("utf-8", "surrogatepass"))


@given(data=st.data())
@TRY
def test_any_part_of_a_file_is_something_else(policy: Policy, tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(FILES))
    whole = parse((FLOWS / name).read_text(encoding="utf-8"), name).data
    holder, key = (found := list(places(whole)))[data.draw(st.integers(0, len(found) - 1))]
    holder[key] = data.draw(VALUES)

    told_or_taken(
        policy, tmp_path, name, json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    )


@given(raw=st.binary(max_size=60), at=st.integers(0, 2_000))
@example(raw=b"\xff\xfe\x00", at=0)
@example(raw=b"\x00", at=100)
@TRY
def test_bytes_that_are_no_text(policy: Policy, tmp_path: Path, raw: bytes, at: int) -> None:
    text = (FLOWS / "status.yaml").read_bytes()

    told_or_taken(policy, tmp_path, "status.yaml", text[:at] + raw + text[at:])


@given(data=st.data())
@TRY
def test_a_policy_of_any_shape(tmp_path: Path, data: st.DataObject) -> None:
    whole = parse((FLOWS / "policy.yaml").read_text(encoding="utf-8"), "policy.yaml").data
    holder, key = (found := list(places(whole)))[data.draw(st.integers(0, len(found) - 1))]
    holder[key] = data.draw(VALUES)
    path = tmp_path / "policy.yaml"
    path.write_bytes(json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace"))

    told: tuple[Problem, ...] = ()
    try:
        load_policy(path)
    except Problems as wrong:
        told = wrong.problems
    assert all(problem.sentence and problem.line >= 1 for problem in told)


def told_or_taken(policy: Policy, folder: Path, name: str, raw: bytes) -> None:
    """Problems are told with the file and its line; what has none can be loaded, stored and read again."""
    copied(folder)
    (folder / name).write_bytes(raw)

    problems = examine(folder, policy).problems

    for problem in problems:
        assert problem.sentence
        assert problem.line >= 1
        assert Path(problem.file).exists()
    if not problems:
        flow = load_flow(folder, policy)
        assert flow_from(flow.canonical).version == flow.version


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every holder and key below `node`."""
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inside:
        yield node, key
        yield from places(value)
