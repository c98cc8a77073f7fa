"""Plays what is written to a FIFO, 44,100 frames of 4 bytes in a second, and hears nothing of it.

A card that was given nothing plays nothing and goes on with what comes next."""
import os
import sys
import time

TICK = 0.02
BYTES = int(44100 * 4 * TICK)

with open(sys.argv[1], 'rb', buffering=0) as sound:
    os.set_blocking(sound.fileno(), False)
    due = time.monotonic()
    while True:
        sound.read(BYTES)
        due = max(due + TICK, time.monotonic() - TICK)
        time.sleep(max(0.0, due - time.monotonic()))
