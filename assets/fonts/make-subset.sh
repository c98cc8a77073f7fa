#!/bin/sh
# Makes the bundled fonts: the characters of GB 2312 and a few more of Noto Sans CJK SC, Regular and Bold.
# Needs Debian's fonts-noto-cjk and fonttools 4 (pip install fonttools). Writes to src/main/resources/org/porchlight/fonts.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
out=$here/src/main/resources/org/porchlight/fonts
from=${1:-/usr/share/fonts/opentype/noto}
list=$(mktemp)
trap 'rm -f "$list"' EXIT
python3 - >"$list" <<'PY'
points = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
for row in range(0xA1, 0xF8):
    for cell in range(0xA1, 0xFF):
        try:
            points.add(ord(bytes((row, cell)).decode("gb2312")))
        except UnicodeDecodeError:
            pass
points |= {0x2013, 0x2014, 0x2026, 0x2212, 0x203A, 0x2190, 0x2191, 0x2192, 0x2193, 0x00A0}
print("\n".join("U+%04X" % point for point in sorted(points)))
PY
for weight in Regular Bold; do
    # Face 2 of the collection is SC.
    pyftsubset "$from/NotoSansCJK-$weight.ttc" --font-number=2 --unicodes-file="$list" --no-hinting \
        --layout-features=kern,ccmp,locl --name-IDs='*' --output-file="$out/NotoSansCJKsc-$weight-subset.otf"
done
