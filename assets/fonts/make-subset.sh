#!/bin/sh
# Makes the bundled fonts from Noto Sans CJK SC, Regular and Bold: the characters of GB 2312, of the general standard list
# of 2013 (通用规范汉字表, in which the characters of names are) and a few more, with TrueType outlines, because PDF files
# embed no others here.
# Needs Debian's fonts-noto-cjk and unicode-data, and fonttools 4 (pip install fonttools).
# Writes to src/main/resources/org/porchlight/fonts.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
out=$here/src/main/resources/org/porchlight/fonts
python3 - "$out" "${1:-/usr/share/fonts/opentype/noto}" "${2:-/usr/share/unicode}" <<'PY'
import bz2, sys
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

out, noto, unihan = sys.argv[1:]

def points():
    chosen = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                chosen.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    for line in bz2.open(unihan + "/Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8"):
        if "\tkTGH\t" in line:
            chosen.add(int(line.split("\t")[0][2:], 16))
    return chosen | {0x2013, 0x2014, 0x2026, 0x2212, 0x203A, 0x2190, 0x2191, 0x2192, 0x2193}

def to_true_type(font):
    order, outlines, glyphs = font.getGlyphOrder(), font.getGlyphSet(), {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    for name, (width, _) in font["hmtx"].metrics.items():
        glyphs[name].recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, getattr(glyphs[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones, maxp.maxSizeOfInstructions, maxp.maxComponentElements = 1, 0, 0
    for unused in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"):
        setattr(maxp, unused, 0)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    font.sfntVersion = "\000\001\000\000"

options = subset.Options(hinting=False, layout_features=["kern", "ccmp", "locl"], name_IDs=["*"])
for weight in ("Regular", "Bold"):
    # Face 2 of the collection is SC.
    font = TTFont(f"{noto}/NotoSansCJK-{weight}.ttc", fontNumber=2)
    chooser = subset.Subsetter(options)
    chooser.populate(unicodes=points())
    chooser.subset(font)
    to_true_type(font)
    font.save(f"{out}/NotoSansCJKsc-{weight}-subset.ttf")
PY
