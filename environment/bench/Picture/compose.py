"""Puts the faces, the clusters and the ROC of an executed notebook 03 on one page: compose.py NOTEBOOK PAGE."""

import json
import sys

STYLE = """
body { margin: 0; background: white; display: grid; grid-template-columns: 410px 1fr 1fr; gap: 8px; align-items: center; height: 560px }
section { overflow: hidden } .modebar-container { display: none }
.faces { zoom: 0.7; padding-left: 16px } .faces span { width: 6em !important }
"""


def html_outputs(notebook):
    """Every HTML output, in order."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html")
            if html:
                yield "".join(html)


def one(outputs, *words):
    """The last output that has all the words."""
    found = [html for html in outputs if all(word in html for word in words)]
    if not found:
        sys.exit(f"compose.py: no output of the notebook has {words}: was it executed to its end?")
    return found[-1]


def main(source, page):
    with open(source, encoding="utf-8") as file:
        outputs = list(html_outputs(json.load(file)))
    plotly = next((html for html in outputs if "window.Plotly" in html), None) or sys.exit("compose.py: no plotly.js in the notebook.")
    faces = one(outputs, "<img", "person 20")
    clusters = one(outputs, "first principal component").replace('"height":520', '"height":540')
    roc = one(outputs, "false accept rate").replace('"height":440', '"height":540')
    with open(page, "w", encoding="utf-8") as file:
        file.write(f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>{plotly}'
                   f'<section class="faces">{faces}</section><section>{clusters}</section><section>{roc}</section>')


main(*sys.argv[1:])
