"""Compound files (MS-CFB), as old versions of Word wrote them."""

import struct


def compound(streams):
    """A compound file (MS-CFB) of one directory sector, its streams 4,096 bytes each."""
    none, last, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = struct.pack("<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3,
                         0xFFFE, 9, 6, 0, 1, 1, 0, 4096, last, 0, last, 0, 0)
    header += struct.pack("<I", none) * 108
    fat, names = [fat_mark, last], [entry("Root Entry", 5, 1, last, 0)]
    for at, name in enumerate(streams):
        first = len(fat)
        fat += [*range(first + 1, first + 8), last]
        names.append(entry(name, 2, none, first, 4096, at + 2 if at + 1 < len(streams) else none))
    fat += [none] * (128 - len(fat))
    names += [bytes(128)] * (4 - len(names))
    return (header + struct.pack("<128I", *fat) + b"".join(names) + bytes(4096 * len(streams)))


def entry(name, kind, child, start, size, right=0xFFFFFFFF):
    text = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII16xI8x8xIQ", text, len(text) + 2, kind, 1, 0xFFFFFFFF, right,
                       child, 0, start, size)
