"""What the dialogue costs by itself, files loaded and a turn decided; and what it misunderstands."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from bench.goals import Goal
from bot.dialogue.flow import Flow
from bot.dialogue.labelled import Wish, read_utterances, scores
from bot.dialogue.load import load_flow
from bot.dialogue.script import Script
from bot.dialogue.turn import take_turn
from bot.firm.policy_file import load_policy

FLOWS, SCRIPTS, UTTERANCES = Path("flows"), Path("tests/dialogues"), Path("tests/dialogue/utterances")
LOADS, ROUNDS = 7, 5


def goals() -> Iterator[Goal]:
    loads = [_milliseconds(_load) for _ in range(LOADS)]
    beside = f"best of {LOADS}; median {median(loads):.0f}"
    yield Goal("flow files loaded and checked", min(loads), 300, "ms of processor", beside)
    flow = _load()
    turns = _turns(flow)
    yield Goal("a turn decided, median", median(turns), 150, "µs", f"{len(turns)} turns of the scripts")


def understanding(wish: Wish) -> Iterator[Goal]:
    """On sentences that nothing was tuned on; a share of misses, so that less is better as in every row.

    `wish`: of the library; the reference is what the words of the flow tell alone.
    """
    flow = _load()
    held_back = [utterance for utterance in read_utterances(UTTERANCES) if utterance.held_back]
    for language in ("fr", "en"):
        half = [utterance for utterance in held_back if utterance.language == language]
        found, worded = scores(flow, half, wish), scores(flow, half)
        for name, share, limit, alone in (
            ("understood wrongly", 1 - found.precision, 2, 1 - worded.precision),
            ("not understood", 1 - found.recall, 10, 1 - worded.recall),
        ):
            beside = f"words alone {100 * alone:.1f} %; {found.utterances} sentences"
            yield Goal(f"{language}: {name}", 100 * share, limit, "%", beside)


def _load() -> Flow:
    return load_flow(FLOWS, load_policy(FLOWS / "policy.yaml"))


def _milliseconds(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1_000


def _turns(flow: Flow) -> list[float]:
    """Microseconds of each act of the scripts, the best of a few rounds; nothing but the decision."""
    scripts = [Script(path, flow) for path in sorted(SCRIPTS.glob("*.txt"))]
    for script in scripts:
        script.play()
    acts = [act for script in scripts for act in script.acts]
    best = [float("inf")] * len(acts)
    for _ in range(ROUNDS):
        for index, act in enumerate(acts):
            began = time.perf_counter()
            take_turn(flow, act.head, act.event, act.facts)
            best[index] = min(best[index], (time.perf_counter() - began) * 1e6)
    return best
