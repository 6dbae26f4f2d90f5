"""Writes OUT.cpp with the page in it: embed.py OUT.cpp [PAGE.html]. Without a page an empty one."""
import sys

SOURCE = """// Made by export/page/embed.py.
#include "export/page_template.hpp"

#include <string_view>

namespace nianbao {{

using namespace std::string_view_literals;

std::string_view
page_template()
{{
    return
{literals}sv;
}}

}} // namespace nianbao
"""
PLAIN = frozenset(range(0x20, 0x7F)) - frozenset(b'"\\?')


def literals(page, width=4000):
    for start in range(0, max(1, len(page)), width):
        piece = page[start:start + width]
        yield '"' + "".join(chr(byte) if byte in PLAIN else f"\\{byte:03o}" for byte in piece) + '"'


def main():
    out, *page = sys.argv[1:]
    text = b""
    if page:
        with open(page[0], "rb") as source:
            text = source.read()
    with open(out, "w", encoding="ascii", newline="\n") as target:
        target.write(SOURCE.format(literals="\n".join(literals(text))))


if __name__ == "__main__":
    main()
