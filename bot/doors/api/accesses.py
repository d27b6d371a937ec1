"""`/api/accesses`: who read and exported what."""

from typing import Annotated, Any

from pydantic import StringConstraints

from bot.actions import trail
from bot.doors.api.shapes import Paged
from bot.doors.endpoint import Call, Door, Route


class Asked(Paged):
    """`of`: `search`, `live`, `board`, `inquiries`, `questions`; or one of `conversation`, `customer`,
    `complaint`, `inquiry`, `file`, `sample` and `report`, a colon, and which.
    """

    of: Annotated[str, StringConstraints(pattern=r"^[a-z]+(:[A-Za-z0-9_-]{1,64})?$")] | None = None


async def find(call: Call) -> dict[str, Any]:
    asked: Asked = call.asked
    rows, total = await trail.find(call.desk, call.staff, asked.of, asked.page)
    return {"accesses": rows, "total": total, "page": asked.page, "size": trail.PAGE}


ROUTES = (
    Route(
        "GET",
        "/api/accesses",
        Door.STAFF,
        "Who read and exported what, the newest first",
        find,
        query=Asked,
        verbs=("trail.read",),
    ),
)
