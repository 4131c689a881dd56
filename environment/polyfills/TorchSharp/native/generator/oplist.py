"""Reads one *.ops file into operations."""
import re
from dataclasses import dataclass
from pathlib import Path

PARAMETER_TYPES = {
    "Tensor", "Tensor?", "Tensor[]", "Tensor?[]", "Scalar", "Scalar?", "float", "float?", "float[]?", "int", "int?",
    "int[]", "int[]?", "bool", "str", "str?", "ScalarType", "ScalarType?", "Device", "Device?", "Generator?", "ptr",
}
RESULT_TYPES = {
    "Tensor", "Tensor?", "Tensor[]", "int", "bool", "float", "str", "ScalarType", "ptr", "int[]", "void", "self",
}
LINE = re.compile(r"^(?P<name>\w+)(?:\.(?P<overload>\w+))?\((?P<parameters>[^)]*)\)\s*->\s*"
                  r"(?P<result>\([^)]*\)|[\w?\[\]]+)\s*(?:=\s*(?P<expression>.+))?$")
PARAMETER = re.compile(r"^(?P<type>\S+)\s+(?P<name>\w+)(?:=(?P<default>\S+))?$")


class ListError(Exception):
    """Says which line of which list is wrong, and how."""


@dataclass
class Parameter:
    type: str
    name: str
    default: str | None


@dataclass
class Operation:
    name: str
    overload: str | None
    parameters: list[Parameter]
    results: list[str]
    is_tuple: bool
    expression: str | None

    @property
    def symbol(self) -> str:
        return "_".join(filter(None, ["fl", self.name, self.overload]))

    @property
    def call(self) -> str:
        """What C++ evaluates: the line's own expression, else a method of `self`, else a function of `at`."""
        if self.expression:
            return self.expression
        names = [p.name for p in self.parameters]
        if names and names[0] == "self":
            return f"self.{self.name}({', '.join(names[1:])})"
        return f"at::{self.name}({', '.join(names)})"


def read(path: Path, seen: dict[str, str]) -> list[Operation]:
    ops = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.split("#")[0].strip()
        if not line:
            continue
        where = f"{path.name}:{number}"
        op = _parse(line, where)
        if op.symbol in seen:
            raise ListError(f"{where}: {op.symbol} is already declared at {seen[op.symbol]}; give it an .overload")
        seen[op.symbol] = where
        ops.append(op)
    return ops


def _parse(line: str, where: str) -> Operation:
    match = LINE.match(line)
    if not match:
        raise ListError(f"{where}: not `name[.Overload](type name, ...) -> result [= expression]`: {line}")
    parameters = [_parameter(text.strip(), where) for text in match["parameters"].split(",") if text.strip()]
    is_tuple = match["result"].startswith("(")
    results = [text.strip() for text in match["result"].strip("()").split(",")]
    for result in results:
        if result not in RESULT_TYPES:
            raise ListError(f"{where}: unknown result type `{result}`, expected one of {sorted(RESULT_TYPES)}")
    return Operation(match["name"], match["overload"], parameters, results, is_tuple, match["expression"])


def _parameter(text: str, where: str) -> Parameter:
    match = PARAMETER.match(text)
    if not match or match["type"] not in PARAMETER_TYPES:
        raise ListError(f"{where}: not a parameter: `{text}`; types are {sorted(PARAMETER_TYPES)}")
    return Parameter(match["type"], match["name"], match["default"])
