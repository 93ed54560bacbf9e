"""Writes and reads the table files of core/base/section_table.hpp: named arrays behind a checksum."""
import hashlib
import struct

import numpy as np

MAGIC, VERSION, NAME_BYTES = b"KPSECTNS", 1, 32
TYPES: dict[np.dtype, int] = {np.dtype("<f4"): 0, np.dtype("i1"): 1, np.dtype("u1"): 2, np.dtype("<u2"): 3, np.dtype("<u4"): 4}


def pack(sections: dict[str, np.ndarray]) -> bytes:
    """sections: name -> array of one or two dimensions (one dimension is a single row). Returns the file's bytes."""
    payload = struct.pack("<I", len(sections))
    for name, array in sections.items():
        array = np.atleast_2d(np.ascontiguousarray(array))
        data = array.tobytes()
        assert len(name) <= NAME_BYTES and array.ndim == 2
        payload += name.encode("ascii").ljust(NAME_BYTES, b"\0") + struct.pack("<III", TYPES[array.dtype], *array.shape)
        payload += data + b"\0" * (-len(data) % 4)
    return MAGIC + struct.pack("<II", VERSION, len(payload)) + hashlib.sha256(payload).digest() + payload


def unpack(data: bytes) -> dict[str, np.ndarray]:
    """The sections of a file's bytes; raises ValueError where core would refuse it."""
    if data[:8] != MAGIC or hashlib.sha256(data[48:]).digest() != data[16:48]:
        raise ValueError("not a section table, or damaged")
    of_code = {code: kind for kind, code in TYPES.items()}
    count, at, sections = struct.unpack_from("<I", data, 48)[0], 52, {}
    for _ in range(count):
        name = data[at:at + NAME_BYTES].rstrip(b"\0").decode("ascii")
        code, rows, columns = struct.unpack_from("<III", data, at + NAME_BYTES)
        kind = of_code[code]
        size = rows * columns * kind.itemsize
        sections[name] = np.frombuffer(data, kind, rows * columns, at + NAME_BYTES + 12).reshape(rows, columns)
        at += NAME_BYTES + 12 + (size + 3) // 4 * 4
    return sections
