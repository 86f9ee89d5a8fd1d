"""Load on a server, by wrk."""
import dataclasses
import os
import pathlib
import subprocess

from table import CannotMeasure

SCRIPT = pathlib.Path(__file__).with_name('paths.lua')


@dataclasses.dataclass
class Load:
    """What a round of load is."""
    paths: pathlib.Path  # a file that lists them
    connections: int = 16
    seconds: float = 1
    etag: str = ''
    core: int | None = None  # wrk's own; None: any


@dataclasses.dataclass
class Rate:
    requests: float     # a second
    microseconds: float  # of the server's processor time, for each request
    failures: int
    count: int


def run(process, load, start=0):
    """One round against the process, from path number `start` on."""
    command = ['wrk', '-t1', f'-c{load.connections}', f'-d{load.seconds:g}s', '-s', str(SCRIPT),
               f'http://{process.address}/', '--', str(load.paths), str(start), *([load.etag] if load.etag else [])]
    if load.core is not None:
        command = ['taskset', '-c', str(load.core), *command]
    spent = process.cpu()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    spent = process.cpu() - spent
    process.must_live()
    if done.returncode != 0 or not done.stdout.strip():
        raise CannotMeasure(f'wrk: {(done.stderr or done.stdout).strip()}')
    count, duration, failures = map(int, done.stdout.split('\n')[-2].split())
    return Rate(count / duration * 1e6, spent / max(count, 1) * 1e6, failures, count)


def two_cores():
    """One for the server and one for wrk, so that they do not take turns; (None, None) where there is only one."""
    cores = sorted(os.sched_getaffinity(0))
    return (cores[0], cores[1]) if len(cores) > 1 else (None, None)
