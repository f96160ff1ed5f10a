"""The usual loop: read, mirror, write. Prints the milliseconds it took, and the pictures: camera.py SOURCE TARGET CODEC"""
import sys
import time

try:
    import cv2
except ImportError:
    sys.exit(3)

source, target, codec = sys.argv[1:]
start = time.perf_counter()
camera = cv2.VideoCapture(source)
size = (int(camera.get(cv2.CAP_PROP_FRAME_WIDTH)), int(camera.get(cv2.CAP_PROP_FRAME_HEIGHT)))
writer = cv2.VideoWriter(target, cv2.VideoWriter_fourcc(*codec), camera.get(cv2.CAP_PROP_FPS), size)
count = 0
while True:
    ok, frame = camera.read()
    if not ok:
        break
    writer.write(cv2.flip(frame, 1))
    count += 1
camera.release()
writer.release()
print(f"{(time.perf_counter() - start) * 1000}\t{count}\t{cv2.__version__}")
