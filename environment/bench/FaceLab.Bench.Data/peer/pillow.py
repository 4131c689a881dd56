"""Pillow's side of the data bench: pillow.py LIST PROCESSES, then a question a line, an answer a line.

hello                      what it is
run SHARE                  seconds to open, crop and resize every picture
sample SHARE STEP FILE     writes every STEPth picture as raw RGB, decoded in full
"""

import math
import multiprocessing
import sys
import time

import numpy
import PIL
from PIL import Image, features

SIZE = 96
PATHS = open(sys.argv[1], encoding="utf-8").read().splitlines()
# Made before the processes are, so that they all write into it and nothing goes through a pipe.
ROWS = numpy.frombuffer(multiprocessing.RawArray("B", len(PATHS) * SIZE * SIZE * 3), dtype=numpy.uint8)
ROWS = ROWS.reshape(len(PATHS), SIZE, SIZE, 3)


def prepare(path, share, draft):
    image = Image.open(path)
    if draft:
        # A JPEG that will shrink by half or more is decoded at half its size; otherwise this does nothing.
        wanted = math.ceil(SIZE / share)
        image.draft("RGB", (wanted, wanted))
    width, height = image.size
    side = max(1, round(share * min(width, height)))
    x, y = (width - side) // 2, (height - side) // 2
    # One call for crop and resize: the quickest that Pillow has.
    return image.resize((SIZE, SIZE), Image.Resampling.BILINEAR, box=(x, y, x + side, y + side))


def store(task):
    index, share = task
    ROWS[index] = numpy.asarray(prepare(PATHS[index], share, draft=True))


def run(pool, share):
    start = time.perf_counter()
    pool.map(store, [(index, share) for index in range(len(PATHS))], chunksize=64)
    return time.perf_counter() - start


def sample(share, step, file):
    rows = [numpy.asarray(prepare(path, share, draft=False).convert("RGB")) for path in PATHS[::step]]
    numpy.stack(rows).tofile(file)


def main():
    processes = int(sys.argv[2])
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        for line in sys.stdin:
            question = line.split(maxsplit=3)
            if question[0] == "hello":
                answer = f"Pillow {PIL.__version__} on libjpeg-turbo {features.version('libjpeg_turbo')}, {processes} processes"
            elif question[0] == "run":
                answer = run(pool, float(question[1]))
            else:
                sample(float(question[1]), int(question[2]), question[3].strip())
                answer = "done"
            print(answer, flush=True)


main()
