"""OpenCV's side of the bench: reads gray photos once, then detects them all whenever asked.

Arguments: cascade file, folder with N.pgm, number of threads. Each line on standard input asks for a round in one of two
ways: "inside" (OpenCV's own threads within a photo) or "across" (one photo a thread). The answer is a line: seconds, faces.
"""
import glob
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import cv2

cascade, folder, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
count = len(glob.glob(os.path.join(folder, "*.pgm")))
photos = [cv2.imread(os.path.join(folder, f"{i}.pgm"), cv2.IMREAD_GRAYSCALE) for i in range(count)]
classifiers = [cv2.CascadeClassifier(cascade) for _ in range(threads)]


def detect(which):
    """Every threads-th photo, so that both threads have the same work."""
    return sum(len(classifiers[which].detectMultiScale(photo, 1.1, 3)) for photo in photos[which::threads])


def inside():
    cv2.setNumThreads(threads)
    return sum(len(classifiers[0].detectMultiScale(photo, 1.1, 3)) for photo in photos)


def across():
    cv2.setNumThreads(1)
    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(detect, range(threads)))


ways = {"inside": inside, "across": across}
print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    faces = ways[line.strip()]()
    print(time.perf_counter() - start, faces, flush=True)
