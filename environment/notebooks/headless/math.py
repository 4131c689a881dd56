"""Formulas: TeX in Markdown becomes MathML, which browsers draw without any script or font."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

from .options import ROOT

KATEX = ROOT / "environment/.state/npm/node_modules/katex"
FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<![\\$\w])\$(?=\S)([^$\n]+?)(?<=\S)\$(?!\w)", re.DOTALL)
# Text in which a dollar sign is a dollar sign.
VERBATIM = re.compile(r"<(script|style|pre|code|textarea)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
MARKDOWN = re.compile(r'<div class="(?:text_cell_render|output_markdown)[^"]*">.*?</div>', re.DOTALL)
CONVERT = """
const katex = require(process.argv[1]);
const all = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(all.map(([tex, display]) =>
  katex.renderToString(tex, { output: 'mathml', displayMode: display, throwOnError: false }))));
"""


class MathRenderer:
    """Uses KaTeX when set-up could install it and node is there; else formulas stay readable as TeX."""

    def __init__(self, katex=KATEX):
        self._katex = katex if shutil.which("node") and Path(katex).is_dir() else None

    def render(self, body):
        formulas = []
        body = MARKDOWN.sub(lambda part: self._mark(part[0], formulas), body)
        rendered = self._convert(formulas)
        return re.sub(r"\x00(\d+)\x00", lambda mark: rendered[int(mark[1])], body)

    def _mark(self, part, formulas):
        """Puts a numbered mark in place of each formula outside of code."""

        def take(found):
            formulas.append((html.unescape(found[1] or found[2]), found[1] is not None))
            return f"\x00{len(formulas) - 1}\x00"

        def text(piece):
            return FORMULA.sub(take, piece).replace("\\$", "$")

        pieces, last = [], 0
        for code in VERBATIM.finditer(part):
            pieces += [text(part[last : code.start()]), code[0]]
            last = code.end()
        return "".join(pieces) + text(part[last:])

    def _convert(self, formulas):
        if self._katex and formulas:
            try:
                done = subprocess.run(
                    ["node", "-e", CONVERT, str(self._katex)],
                    input=json.dumps(formulas), capture_output=True, text=True, timeout=60, check=True)
                return json.loads(done.stdout)
            except (subprocess.SubprocessError, OSError, ValueError):
                pass
        return [f'<code class="tex">{html.escape(tex)}</code>' for tex, _ in formulas]
