"""Cursor positions: Jupyter counts code points, .NET counts UTF-16 units."""


def to_utf16(text, position):
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(text, position):
    data = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(data.decode("utf-16-le", "replace"))
