"""Zip archives written by hand, so that every field can lie."""

import struct
import zlib
from dataclasses import dataclass

LOCAL = struct.Struct("<4sHHHHHIIIHH")
CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
END64 = struct.Struct("<4sQHHIIQQQQ")
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
    local_method: int | None = None
    local_crc: int | None = None
    local_extra: bytes = b""  # field of the local header
    signed: bool = True  # the data descriptor, where flags ask for one
    extra: bytes = b""  # field of the central directory
    attributes: int = 0
    listed: bool = True  # in the central directory
    written: bool = True  # before it
    central: tuple | None = None  # crc, packed size, size of the central directory alone

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
    method = entry.method if entry.local_method is None else entry.local_method
    crc, packed, size = entry.facts()
    behind = b""
    if entry.flags & 8:  # sizes follow the data
        behind = (b"PK\7\10" if entry.signed else b"") + struct.pack("<III", crc, packed, size)
        crc = packed = size = 0
    crc = crc if entry.local_crc is None else entry.local_crc
    head = LOCAL.pack(b"PK\3\4", 20, entry.flags, method, 0, DATE, crc, packed, size, len(name),
                      len(entry.local_extra))
    return head + name + entry.local_extra + entry.payload() + behind


def central_part(entry, offset):
    name = entry.name.encode()
    return CENTRAL.pack(b"PK\1\2", 20, 20, entry.flags, entry.method, 0, DATE,
                        *(entry.central or entry.facts()), len(name), len(entry.extra), 0, 0, 0,
                        entry.attributes, offset) + name + entry.extra


def archive(entries, count=None, end64=None, front=b""):
    """`count`: how many entries the end record claims. `end64`: the same of a zip64 one, which
    then says where the directory is, too. `front`: bytes before the first entry, which offsets
    count."""
    out, central = front, b""
    for entry in entries:
        if entry.listed:
            central += central_part(entry, len(out) if entry.offset is None else entry.offset)
        if entry.written:
            out += local_part(entry)
    listed = sum(entry.listed for entry in entries)
    count = listed if count is None else count
    if end64 is None:
        return out + central + END.pack(b"PK\5\6", 0, 0, count, count, len(central), len(out), 0)
    behind = len(out) + len(central)
    return (out + central
            + END64.pack(b"PK\6\6", 44, 45, 45, 0, 0, end64, end64, len(central), len(out))
            + struct.pack("<4sIQI", b"PK\6\7", 0, behind, 1)
            + END.pack(b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0))


def entries_of(parts, **changes):
    """Entries of a package; `changes`: part name -> fields of its entry."""
    return [Entry(name, text.encode() if isinstance(text, str) else text, **changes.get(name, {}))
            for name, text in parts.items()]


def package(parts, **changes):
    return archive(entries_of(parts, **changes))
