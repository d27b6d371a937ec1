"""`python -m bot flows …`: check the flow files, play a conversation, draw the chart."""

from collections.abc import Callable
from pathlib import Path

from cyclopts import App

from bot.commands.flow_check import Flows, check
from bot.commands.flow_eval import evaluate
from bot.commands.flow_play import play
from bot.commands.flow_replay import replay
from bot.commands.sentences import one_sentence
from bot.dialogue.draw import mermaid
from bot.dialogue.load import load_flow
from bot.dialogue.svg import svg
from bot.errors import BadRequest
from bot.firm.policy_file import load_policy

app = App(name="flows", help="What the bot says, and when: check it, try it, draw it.")

CHARTS = (Path("docs/charts/dialogue.mmd"), Path("docs/charts/dialogue.svg"))

app.command(check)
app.command(play)
app.command(replay)
app.command(evaluate, name="eval")


@app.command
def draw(*files: Path, stdout: bool = False, flows: Flows = Path("flows")) -> None:
    """Draw the chart of the flow, as Mermaid (.mmd) and as a picture (.svg).

    Parameters
    ----------
    files
        Where to write it, each by its ending; left out, both are written to docs/charts.
    stdout
        Print the Mermaid chart instead.
    flows
        Where policy.yaml and the flow files are.
    """
    with one_sentence():
        drawings = [(file, _drawing(file)) for file in files or CHARTS]
        flow = load_flow(flows, load_policy(flows / "policy.yaml"))
    if stdout:
        print(mermaid(flow.canonical), end="")
        return
    for file, drawing in drawings:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawing(flow.canonical), encoding="utf-8")
        print(file)


def _drawing(file: Path) -> Callable[[str], str]:
    kinds = {".mmd": mermaid, ".svg": svg}
    if file.suffix not in kinds:
        raise BadRequest(f"{file}: a drawing ends in .mmd or .svg.")
    return kinds[file.suffix]
