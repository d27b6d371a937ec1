"""`/api/openapi.json`: OpenAPI 3.1, made from the table of routes and the shapes that they check."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.doors.commands import Shape
from bot.doors.endpoint import SAFE, Door, Query, Route

VERSION = "1"
PART = re.compile(r"\{(\w+)(?::[^{}]*(?:\{[^{}]*\}[^{}]*)*)?\}")
"""A part of an aiohttp path: its name, and perhaps what it must look like."""
SECURITY: Mapping[Door, list[dict[str, list[str]]]] = {
    Door.ANYBODY: [],
    Door.CUSTOMER: [{"conversation": []}],
    Door.STAFF: [{"session": []}],
}
UPLOAD = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "contentMediaType": "application/octet-stream"},
        "conversation": {"type": "string"},
        "complaint": {"type": "string"},
    },
}
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "details": {"type": "object"},
        "retry_after": {"type": "number"},
    },
}


def document(routes: Sequence[Route], https: bool) -> dict[str, Any]:
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(template(route.path), {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Recourse", "version": VERSION},
        "paths": paths,
        "components": {
            "schemas": {"Problem": PROBLEM},
            "securitySchemes": {
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "__Host-recourse" if https else "recourse",
                },
                "conversation": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def template(path: str) -> str:
    return PART.sub(r"{\1}", path)


def _operation(route: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": route.summary,
        "operationId": _name(route),
        "security": SECURITY[route.door],
        "parameters": [*_parts(route.path), *_asked(route.query), *_csrf(route)],
        "responses": {
            str(route.status): {"description": "Done"},
            "default": {
                "description": "Refused",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        },
    }
    if route.body:
        operation["requestBody"] = _content("application/json", _schema(route.body))
    if route.form:
        operation["requestBody"] = _content("multipart/form-data", UPLOAD)
    return operation


def _name(route: Route) -> str:
    return route.method.lower() + re.sub(r"[^A-Za-z]+", "_", template(route.path)).rstrip("_")


def _content(type: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"required": True, "content": {type: {"schema": schema}}}


def _parts(path: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in PART.findall(path)
    ]


def _asked(query: type[Query]) -> list[dict[str, Any]]:
    schema = _schema(query)
    required = schema.get("required", ())
    return [
        {"name": name, "in": "query", "required": name in required, "schema": shape}
        for name, shape in schema.get("properties", {}).items()
    ]


def _csrf(route: Route) -> list[dict[str, Any]]:
    if route.door is not Door.STAFF or route.method in SAFE:
        return []
    return [{"name": "X-CSRF-Token", "in": "header", "required": True, "schema": {"type": "string"}}]


def _schema(shape: type[Shape]) -> dict[str, Any]:
    """With what it refers to written out in place: the document then stands alone."""
    schema = shape.model_json_schema(by_alias=True)
    definitions = schema.pop("$defs", {})
    written: dict[str, Any] = _in_place(schema, definitions)
    return written


def _in_place(node: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(node, dict):
        if "$ref" in node:
            return _in_place(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
        return {key: _in_place(value, definitions) for key, value in node.items()}
    if isinstance(node, list):
        return [_in_place(item, definitions) for item in node]
    return node
