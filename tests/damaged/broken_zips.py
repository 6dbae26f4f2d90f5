"""Further packages that say two things, ask for too much or lead nowhere."""

import struct

from broken import CONTENT_TYPES, DOCUMENT_RELS, MAIN, RELS, flushed, inflated
from zips import Entry, archive, deflated, entries_of, local_part, package

BLOCK, BLOCKS = b" " * (1 << 20), 300


def bomb_in_content_types(parts):
    return inflated(parts, CONTENT_TYPES)


def bomb_in_content_types_that_calls_itself_small(parts):
    packed = flushed(parts[CONTENT_TYPES].encode()) + flushed(BLOCK) * BLOCKS + deflated(b"")
    return package(parts, **{CONTENT_TYPES: {"packed": packed, "size": 4000, "crc": 1}})


def wrong_crc_of_content_types(parts):
    return package(parts, **{CONTENT_TYPES: {"crc": 1}})


def bomb_in_rels(parts):
    return inflated(parts, RELS)


def bomb_in_document_rels(parts):
    return inflated(parts, DOCUMENT_RELS)


def bomb_that_calls_itself_small(parts):
    packed = flushed(parts[MAIN].encode()) + flushed(BLOCK) * BLOCKS + deflated(b"")
    return package(parts, **{MAIN: {"packed": packed, "size": 4000}})


def quoted_overlap(parts):
    """An entry whose stored block quotes the header of the next, which lies inside it."""
    inner = Entry("word/other.xml", b"<x/>" * 1000)
    header = local_part(inner)
    block = struct.pack("<BHH", 1, len(header), len(header) ^ 0xFFFF) + header
    outer = Entry("word/outer.xml", header, packed=block)
    entries = entries_of(parts)
    before = sum(len(local_part(entry)) for entry in entries)
    inner.offset, inner.written = before + 30 + len(outer.name) + 5, False
    return archive([*entries, outer, inner])


def overlap_with_the_directory(parts):
    """The packed size reaches into the central directory."""
    entries = entries_of(parts)
    last = entries[-1]
    crc, packed, size = last.facts()
    last.central = crc, packed + 40, size
    return archive(entries)


def entries_one_too_many(parts):
    return archive(entries_of(parts), count=len(parts) + 1)


def entries_one_too_few(parts):
    return archive(entries_of(parts), count=len(parts) - 1)


def entries_without_number(parts):
    return archive(entries_of(parts), count=0xFFFF)


def packed_size_absurd(parts):
    return changed(parts, lambda crc, packed, size: (crc, 0xFFFFFF00, size))


def size_absurd(parts):
    return changed(parts, lambda crc, packed, size: (crc, packed, 0xFFFFFF00))


def changed(parts, change):
    entries = entries_of(parts)
    main = next(entry for entry in entries if entry.name == MAIN)
    main.central = change(*main.facts())
    return archive(entries)


def zip64_without_field(parts):
    return changed(parts, lambda crc, packed, size: (crc, packed, 0xFFFFFFFF))


def zip64_absurd(parts):
    entries = entries_of(parts)
    main = next(entry for entry in entries if entry.name == MAIN)
    crc, _, _ = main.facts()
    main.central = crc, 0xFFFFFFFF, 0xFFFFFFFF
    main.extra = struct.pack("<HHQQ", 1, 16, 2**63, 2**64 - 1)
    return archive(entries)


def zip64_entries_absurd(parts):
    return archive(entries_of(parts), end64=2**64 - 1)


def local_method_differs(parts):
    return package(parts, **{MAIN: {"local_method": 0}})


def local_crc_differs(parts):
    return package(parts, **{MAIN: {"local_crc": 1}})


def local_crc_of_a_picture_differs(parts):
    """A part that is not read."""
    picture = Entry("word/media/image1.png", bytes(100), local_crc=1)
    return archive([*entries_of(parts), picture])


def local_size_differs(parts):
    return changed(parts, lambda crc, packed, size: (crc, packed, size - 1))


def hidden_entry(parts):
    """Another main part that only a reader of local headers finds."""
    entries = entries_of(parts)
    hidden = Entry(MAIN, parts[MAIN].replace("<w:t>0</w:t>", "<w:t>9</w:t>").encode())
    hidden.listed = False
    return archive([*entries[:3], hidden, *entries[3:]])


def two_archives(parts):
    """One behind the other, their directories at equal offsets: which one is meant, nobody knows."""
    return package(parts) + package({**parts, MAIN: parts[MAIN].replace("总计", "合计", 1)})


def nul_in_a_name(parts):
    return archive([*entries_of(parts), Entry("word/a.xml\0.png", b"<x/>")])


def long_name_twice(parts):
    name = "word/" + "长" * 20_000 + ".xml"
    return archive([*entries_of(parts), Entry(name, b"<x/>"), Entry(name, b"<y/>")])


def two_main_parts(parts):
    more = ('<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/officeDocument" Target="word/other.xml"/></Relationships>')
    return package({**parts, RELS: parts[RELS].replace("</Relationships>", more),
                    "word/other.xml": parts[MAIN]})


def main_outside(parts):
    """The main part is said to lie somewhere else than in the file."""
    return package({**parts, RELS: parts[RELS].replace(
        f'Target="{MAIN}"', 'TargetMode="External" Target="file:///marker-target-main.docx"')})


def main_is_a_picture(parts):
    return package({**parts, MAIN: b"\x89PNG\r\n\x1a\n" + bytes(100)})


# kind -> the reasons that are right
KINDS = (
    (bomb_in_content_types, {"ratio", "part-too-large"}),
    (bomb_in_content_types_that_calls_itself_small, {"size-mismatch"}),
    (wrong_crc_of_content_types, {"damaged-zip"}),
    (bomb_in_rels, {"ratio", "part-too-large"}),
    (bomb_in_document_rels, {"ratio", "part-too-large"}),
    (bomb_that_calls_itself_small, {"size-mismatch"}),
    (quoted_overlap, {"overlapping-entries"}),
    (overlap_with_the_directory, {"damaged-zip"}),
    (entries_one_too_many, {"damaged-zip"}),
    (entries_one_too_few, {"damaged-zip"}),
    (entries_without_number, {"too-many-entries"}),
    (packed_size_absurd, {"damaged-zip"}),
    (size_absurd, {"size-mismatch"}),
    (zip64_without_field, {"damaged-zip"}),
    (zip64_absurd, {"damaged-zip"}),
    (zip64_entries_absurd, {"too-many-entries"}),
    (local_method_differs, {"ambiguous-package"}),
    (local_crc_differs, {"ambiguous-package"}),
    (local_crc_of_a_picture_differs, {"ambiguous-package"}),
    (local_size_differs, {"size-mismatch"}),
    (hidden_entry, {"ambiguous-package"}),
    (two_archives, {"ambiguous-package"}),
    (nul_in_a_name, {"ambiguous-package"}),
    (long_name_twice, {"ambiguous-package"}),
    (two_main_parts, {"ambiguous-package"}),
    (main_outside, {"no-main-part"}),
    (main_is_a_picture, {"malformed-xml"}),
)
