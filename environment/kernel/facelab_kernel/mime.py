"""MIME bundles as the notebook format wants them."""

import json


def bundle(data):
    """The bundle from .NET, where all content is text; JSON types become JSON values."""
    return {mime: _value(mime, text) for mime, text in data.items()}


def _value(mime, text):
    if mime != "application/json" and not mime.endswith("+json"):
        return text
    try:
        return json.loads(text)
    except (TypeError, ValueError):
        return text
