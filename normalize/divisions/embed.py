"""Writes OUT: the table of places packed into C++, for normalize/division.cpp.

usage: embed.py TABLE OUT

Lines are sorted by the bytes of the name, so that a name is found by halving the text itself.
"""

import sys
import zlib

PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ +-*/=.,:;_()[]{}<>!#%&~^|")
SOURCE = """// Made from {table} by normalize/divisions/embed.py.
#include "normalize/division_table.hpp"

using namespace std::string_view_literals;

namespace nianbao {{

PackedTable
packed_divisions()
{{
    return {{.bytes =
{literals}sv,
            .size = {size},
            .crc = {crc}U}};
}}

}} // namespace nianbao
"""


def by_name(text):
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    rows = sorted((name.encode(), code.encode(), *(word.encode() for word in kind))
                  for code, name, *kind in rows)
    return b"".join(b"\t".join(row) + b"\n" for row in rows)


def literals(packed, width=4000):
    for start in range(0, len(packed), width):
        piece = packed[start:start + width]
        yield '"' + "".join(chr(byte) if byte in PLAIN else f"\\{byte:03o}" for byte in piece) + '"'


def main():
    table, out = sys.argv[1:]
    with open(table, encoding="utf-8") as source:
        text = by_name(source.read())
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(text) + deflate.flush()
    with open(out, "w", encoding="ascii", newline="\n") as target:
        target.write(SOURCE.format(table=table.rpartition("/")[2], size=len(text), crc=zlib.crc32(text),
                                   literals="\n".join(literals(packed))))


if __name__ == "__main__":
    main()
