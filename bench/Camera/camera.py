"""The usual loop: take a picture, mirror it, write it. The pictures lie in memory, as a driver has them.
Prints the milliseconds it took: camera.py RAW WIDTH HEIGHT COUNT TARGET CODEC"""
import sys
import time

try:
    import cv2
    import numpy
except ImportError:
    sys.exit(3)

raw, width, height, count, target, codec = sys.argv[1:]
width, height, count = int(width), int(height), int(count)
pictures = numpy.fromfile(raw, numpy.uint8).reshape(-1, height, width, 3)
start = time.perf_counter()
writer = cv2.VideoWriter(target, cv2.VideoWriter_fourcc(*codec), 30.0, (width, height))
for i in range(count):
    frame = pictures[i % len(pictures)].copy()
    writer.write(cv2.flip(frame, 1))
writer.release()
print((time.perf_counter() - start) * 1000)
