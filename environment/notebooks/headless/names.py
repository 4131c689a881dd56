"""What a person calls a notebook: `3`, `03`, `03-siamese`, `siamese`, or a path."""

from pathlib import Path

from .errors import RunError


def find(name, course):
    """The path of a notebook. `course`: the notebooks that have names, in order."""
    if "/" in name or name.endswith(".ipynb") or Path(name).is_file():
        return Path(name)
    found = [path for path in course if name in _names(path)] or [path for path in course if _begins(path, name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise RunError(f"'{name}' may be {_list(found)}: give more of the name.")
    raise RunError(f"there is no notebook '{name}'; there are {_list(course)}. A path ends in .ipynb.")


def _names(path):
    """The names that are a notebook's own even where another one's begins with them: whole, and without its number."""
    return path.stem, path.stem.partition("-")[2]


def _begins(path, name):
    if name.isdecimal():
        number = path.stem.partition("-")[0]
        return number.isdecimal() and int(number) == int(name)
    return any(own.startswith(name) for own in _names(path))


def _list(paths):
    return ", ".join(path.stem for path in paths)
