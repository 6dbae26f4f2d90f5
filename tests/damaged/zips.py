"""Zip archives written by hand, so that every field can lie."""

import struct
import zlib
from dataclasses import dataclass

LOCAL = struct.Struct("<4sHHHHHIIIHH")
CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
END = struct.Struct("<4sHHHHIIH")
DATE = 0x0021  # 1980-01-01


@dataclass
class Entry:
    name: str
    data: bytes
    method: int = 8
    flags: int = 0
    crc: int | None = None  # what the headers say, where it is not the truth
    size: int | None = None
    local_name: str | None = None
    packed: bytes | None = None  # deflated beforehand
    offset: int | None = None  # where the central directory says it is

    def payload(self):
        if self.packed is not None:
            return self.packed
        return deflated(self.data) if self.method == 8 else self.data

    def facts(self):
        """crc, packed size, size as the headers say."""
        crc = zlib.crc32(self.data) if self.crc is None else self.crc
        return crc, len(self.payload()), len(self.data) if self.size is None else self.size


def deflated(data):
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def local_part(entry):
    name = (entry.local_name or entry.name).encode()
    if entry.flags & 8:  # sizes follow the data
        crc, packed, size = entry.facts()
        head = LOCAL.pack(b"PK\3\4", 20, entry.flags, entry.method, 0, DATE, 0, 0, 0, len(name), 0)
        return head + name + entry.payload() + struct.pack("<4sIII", b"PK\7\10", crc, packed, size)
    head = LOCAL.pack(b"PK\3\4", 20, entry.flags, entry.method, 0, DATE, *entry.facts(),
                      len(name), 0)
    return head + name + entry.payload()


def archive(entries, count=None):
    """`count`: how many entries the end record claims."""
    out, central = b"", b""
    for entry in entries:
        name = entry.name.encode()
        offset = len(out) if entry.offset is None else entry.offset
        central += CENTRAL.pack(b"PK\1\2", 20, 20, entry.flags, entry.method, 0, DATE,
                                *entry.facts(), len(name), 0, 0, 0, 0, 0, offset) + name
        out += local_part(entry)
    count = len(entries) if count is None else count
    return out + central + END.pack(b"PK\5\6", 0, 0, count, count, len(central), len(out), 0)


def entries_of(parts, **changes):
    """Entries of a package; `changes`: part name -> fields of its entry."""
    return [Entry(name, text.encode() if isinstance(text, str) else text, **changes.get(name, {}))
            for name, text in parts.items()]


def package(parts, **changes):
    return archive(entries_of(parts, **changes))
