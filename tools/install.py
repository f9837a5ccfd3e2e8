"""Sets up everything that run, test and check need, inside the checkout. Run by `make install`; needs Python alone.

Each step has a stamp in `.stamp/` that holds a digest of what the step was made from. A step is done again when its
digest differs, and its stamp is written last, so an interrupted install goes on where it stopped.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOOT = ROOT / ".boot"
VENV = ROOT / ".venv"
STAMPS = ROOT / ".stamp"
UV = BOOT / "bin" / "uv"
PYTHON = VENV / "bin" / "python"
VENDOR = ROOT / "heed" / "web" / "static" / "vendor"
OF_DOCUMENTS = ROOT / "heed" / "reports" / "fonts"

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_PACKAGES = ("chromium", "fonts-liberation")

UV_LOCK = ROOT / "requirements-uv.lock"
PYTHON_LOCK = ROOT / "requirements-dev.lock"
PACKAGE = ROOT / "pyproject.toml"
NPM_INPUTS = tuple(
    ROOT / name for name in ("package.json", "package-lock.json", ".npmrc", "requirements-frontend.lock")
)
SLOW_TO_READ = ("numpy", "pyarrow", "duckdb", "django", "jinja2")
"""The packages that take longest to compile of those that Heed reads when it starts."""
NOT_OURS = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH")
TRUST_THE_SYSTEM = ("UV_SYSTEM_CERTS", "NODE_USE_SYSTEM_CA")  # a council's network may have a certificate of its own
NO_VENV = "python3 cannot make a virtual environment: install the package python3-venv, then run make again."
VENDOR_SCRIPT = ROOT / "tools" / "vendor_assets.py"


class Stopped(Exception):
    """The install cannot go on. The text is one sentence: what happened and what to do."""


def main() -> int:
    """Do the steps that are not yet done; returns an exit code."""
    STAMPS.mkdir(exist_ok=True)
    with (STAMPS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two makes at once: the second waits, then finds the work done
        try:
            step("uv", _uv, [UV_LOCK], done=_runs(UV, "--version"))
            step("python", _python_packages, [PYTHON_LOCK], done=_runs(PYTHON, "--version"))
            step("package", _package, [PACKAGE, PYTHON_LOCK], done=(VENV / "bin" / "heed").exists())
            step("assets", _assets, [*NPM_INPUTS, VENDOR_SCRIPT], done=VENDOR.is_dir() and OF_DOCUMENTS.is_dir())
            chromium()
        except Stopped as reason:
            print(f"install: {reason}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print("install: Stopped. The next make goes on from here.", file=sys.stderr)
            return 130
    return 0


def step(name: str, work: Callable[[], None], made_from: Sequence[Path], *, done: bool) -> None:
    """Do a step unless its stamp says that it was done from just these files, with this Python, in this place."""
    stamp = STAMPS / name
    digest = _digest(made_from)
    if done and stamp.exists() and stamp.read_text() == digest:
        return
    stamp.unlink(missing_ok=True)
    work()
    unfinished = stamp.with_suffix(".new")
    unfinished.write_text(digest)
    unfinished.replace(stamp)


def _digest(files: Sequence[Path]) -> str:
    """Virtual environments hold whole paths and one Python: a moved checkout or another Python makes them afresh."""
    parts = [str(ROOT).encode(), os.path.realpath(sys.executable).encode(), sys.version.encode()]
    parts += [file.read_bytes() for file in files]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _runs(*command: Path | str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _must(sentence: str, *command: Path | str) -> None:
    """Run a command in the checkout; its output is shown when it fails, with a sentence that says what to do."""
    environment = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    environment |= {
        "UV_PYTHON_DOWNLOADS": "never",
        **{name: "1" for name in TRUST_THE_SYSTEM if name not in environment},
    }
    if not os.access(Path.home(), os.W_OK):
        environment = {"UV_CACHE_DIR": str(BOOT / "cache"), "npm_config_cache": str(BOOT / "npm"), **environment}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        raise Stopped(sentence)


def _may_use_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt(*packages: str) -> str:
    """Install Debian packages; returns what apt-get complained of, or nothing when it went well."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ("apt-get", "-qq", "--yes", "-o", "DPkg::Lock::Timeout=300")
    said = ""
    for command in (("update",), ("install", "--no-install-recommends", *packages)):
        done = subprocess.run(
            [*apt, *command], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        said = " ".join(done.stderr.split())[-300:] if done.returncode else ""  # an old package list may still do
    return said


# The steps


def _uv() -> None:
    print("install: uv into .boot", flush=True)
    if importlib.util.find_spec("ensurepip") is None and _may_use_apt():
        _apt("python3-venv")
        importlib.invalidate_caches()
    unreachable = "uv could not be installed: see above; run make again once the cause is mended."
    install = ("install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", UV_LOCK)
    if importlib.util.find_spec("ensurepip"):
        _must(NO_VENV, sys.executable, "-m", "venv", "--clear", BOOT)
        _must(unreachable, BOOT / "bin" / "python", "-m", "pip", *install)
    else:  # Debian's python3 without python3-venv: its own pip fills the environment, where there is one
        _must(NO_VENV, sys.executable, "-m", "venv", "--clear", "--without-pip", BOOT)
        _must(NO_VENV, sys.executable, "-m", "pip", "--python", BOOT / "bin" / "python", *install)


def _python_packages() -> None:
    print("install: Python packages into .venv", flush=True)
    unreachable = "The Python packages could not be installed: see above; run make again once the cause is mended."
    (STAMPS / "package").unlink(missing_ok=True)  # a sync takes Heed itself out again
    if not _right_python():
        _must(unreachable, UV, "venv", "--quiet", "--clear", "--python", sys.executable, VENV)
    _must(unreachable, UV, "pip", "sync", "--quiet", "--require-hashes", "--python", PYTHON, PYTHON_LOCK)
    _compile(*_where(*SLOW_TO_READ))


def _where(*packages: str) -> list[Path]:
    """The folders of packages in .venv."""
    asked = (
        f"import importlib.util as u; [print(u.find_spec(name).submodule_search_locations[0]) for name in {packages!r}]"
    )
    said = subprocess.run([PYTHON, "-c", asked], capture_output=True, text=True, check=True).stdout
    return [Path(line) for line in said.splitlines()]


def _compile(*folders: Path) -> None:
    """Compile once what every start reads: where Python may not write beside its modules it compiles at each start."""
    _must(
        "The Python packages could not be compiled: see above.", PYTHON, "-m", "compileall", "-q", "-j", "0", *folders
    )


def _right_python() -> bool:
    """Whether .venv holds the Python that runs this, whole enough to be mended by a sync."""
    try:
        asked = "import sys; print(sys.version, sys.prefix)"
        said = subprocess.run([PYTHON, "-c", asked], capture_output=True, text=True, check=False).stdout
    except OSError:
        return False
    return said.strip() == f"{sys.version} {VENV}"


def _package() -> None:
    nothing_else = ("--quiet", "--no-deps", "--no-build-isolation", "--python", PYTHON)
    _must("Heed could not be installed into .venv: see above.", UV, "pip", "install", *nothing_else, "--editable", ROOT)
    _compile(ROOT / "heed")


def _assets() -> None:
    print("install: styles and scripts of the pages", flush=True)
    unreachable = "The styles and scripts could not be fetched: see above; run make again once the cause is mended."
    _must(unreachable, PYTHON, ROOT / "tools" / "npm.py", "ci", "--silent", "--ignore-scripts")
    _must("The styles and scripts could not be copied: see above.", PYTHON, VENDOR_SCRIPT)


def chromium() -> None:
    """Debian's Chromium, for the browser tests alone. Where it cannot be had, say so and go on."""
    if os.environ.get("HEED_CHROMIUM") or any(shutil.which(name) for name in CHROMIUM_NAMES):
        return
    if not _may_use_apt():
        print(_without_chromium("it is not installed, and only root on Debian may install it from here"))
        return
    print("install: Chromium, by apt-get", flush=True)
    if complaint := _apt(*CHROMIUM_PACKAGES):
        print(_without_chromium(f"apt-get said: {complaint}"))


def _without_chromium(why: str) -> str:
    return (
        f"install: Browser tests will not run here, because there is no Chromium: {why}. "
        "Everything else works. Ask for the package chromium, or set HEED_CHROMIUM to a Chromium."
    )


if __name__ == "__main__":
    sys.exit(main())
