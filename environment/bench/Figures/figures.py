"""Draws the outputs of the cells tagged "figure" of executed notebooks: figures.py EXECUTED-FOLDER PICTURE-FOLDER."""

import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "notebooks"))

from headless.errors import RunError  # noqa: E402
from headless.notebook import load  # noqa: E402

STYLE = """
body { margin: 12px; background: white; font-family: sans-serif; display: flex; gap: 12px; align-items: center }
.modebar-container { display: none }
"""
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--virtual-time-budget=20000"]


def figures_of(path):
    """What the cells tagged `figure` of an executed notebook show. Ends the program where the figure may not be drawn."""
    notebook = load(path)
    faces = notebook.results.get("faces", "unknown")
    if faces != "rendered":
        sys.exit(f"figures.py: {path.name} ran on {faces} faces, and figures show rendered ones only. "
                 "Run FACELAB_DATA=synthetic environment/lab run --out FOLDER, then environment/bench/figures FOLDER.")
    if not notebook.figures:
        sys.exit(f"figures.py: {path.name} has no cell tagged 'figure': tag the cell of its key figure.")
    if not all(notebook.figures):
        sys.exit(f"figures.py: {path.name} has a cell tagged 'figure' that shows no HTML, such as a chart or a grid of "
                 "faces. It shows text only, or the run did not reach it: tag another cell, or run the notebook again.")
    return notebook.chart_library + "".join(f"<section>{figure}</section>" for figure in notebook.figures)


def draw(page, picture):
    """Takes a picture of a page and cuts its white border off."""
    from PIL import Image, ImageChops

    with tempfile.TemporaryDirectory() as profile:
        subprocess.run([*CHROMIUM, f"--user-data-dir={profile}", "--window-size=1500,1100", f"--screenshot={picture}", f"file://{page}"],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    image = Image.open(picture).convert("RGB")
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox() or sys.exit(f"figures.py: {picture} is white.")
    margin = 8
    image.crop((max(0, box[0] - margin), max(0, box[1] - margin), box[2] + margin, box[3] + margin)).quantize(192).save(picture, optimize=True)


def main(executed, pictures):
    # All are read before the first is drawn: a run that may not be drawn changes nothing.
    pages = {path.stem: figures_of(path) for path in sorted(pathlib.Path(executed).glob("*.ipynb"))}
    if not pages:
        sys.exit(f"figures.py: {executed} has no executed notebook. Name the folder that environment/lab run --out wrote.")
    pathlib.Path(pictures).mkdir(parents=True, exist_ok=True)
    for name, figures in pages.items():
        with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as page:
            page.write(f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>{figures}')
            page.flush()
            draw(page.name, pathlib.Path(pictures) / f"{name}.png")
        print(f"notebooks/figures/{name}.png", flush=True)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except RunError as error:
        sys.exit(f"figures.py: {error}")
