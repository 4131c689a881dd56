"""Draws the outputs of the cells tagged "figure" of executed notebooks: figures.py EXECUTED-FOLDER PICTURE-FOLDER."""

import json
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops

STYLE = """
body { margin: 12px; background: white; font-family: sans-serif; display: flex; gap: 12px; align-items: center }
.modebar-container { display: none }
"""
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--virtual-time-budget=20000"]


def html_outputs(cell):
    """The HTML of a cell's outputs, in order."""
    for output in cell.get("outputs", []):
        html = output.get("data", {}).get("text/html")
        if html:
            yield "".join(html)


def figure_cells(notebook):
    return [cell for cell in notebook["cells"] if "figure" in cell["metadata"].get("tags", [])]


def longest(cell, name):
    """The figure of a cell: its longest output, since key results are short lines beside it."""
    return max(html_outputs(cell), key=len, default=None) or sys.exit(f"figures.py: {name} has a figure without output: was it executed to its end?")


def draw(page, picture):
    """Takes a picture of a page and cuts its white border off."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run([*CHROMIUM, f"--user-data-dir={profile}", "--window-size=1500,1100", f"--screenshot={picture}", f"file://{page}"],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    image = Image.open(picture).convert("RGB")
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox() or sys.exit(f"figures.py: {picture} is white.")
    margin = 8
    image.crop((max(0, box[0] - margin), max(0, box[1] - margin), box[2] + margin, box[3] + margin)).quantize(192).save(picture, optimize=True)


def main(executed, pictures):
    pathlib.Path(pictures).mkdir(parents=True, exist_ok=True)
    for path in sorted(pathlib.Path(executed).glob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = figure_cells(notebook) or sys.exit(f"figures.py: {path.name} has no cell tagged 'figure'.")
        plotly = next(html for cell in notebook["cells"] for html in html_outputs(cell) if "window.Plotly" in html)
        parts = "".join(f"<section>{longest(cell, path.name)}</section>" for cell in cells)
        with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as page:
            page.write(f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>{plotly}{parts}')
            page.flush()
            draw(page.name, pathlib.Path(pictures) / f"{path.stem}.png")
        print(f"notebooks/figures/{path.stem}.png", flush=True)


main(*sys.argv[1:])
