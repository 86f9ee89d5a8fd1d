"""A server that is measured: started, asked, looked at by its process number, and ended."""
import http.client
import os
import signal
import socket
import subprocess
import time

from table import CannotMeasure

TICKS = os.sysconf('SC_CLK_TCK')
LONGEST_WAIT = 600  # seconds


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Process:
    def __init__(self, command, log):
        self.started = time.perf_counter()
        self.child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        self.command, self.address, self.connection = command, None, None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.connection is not None:
            self.connection.close()
        if self.child.poll() is None:
            self.child.terminate()
        try:
            self.child.wait(30)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
        self.child.stdout.close()

    def must_live(self):
        if self.child.poll() is not None:
            raise CannotMeasure(f'{self.command[0]} ended with {self.child.returncode}')

    def ask(self, target, headers={}, method='GET'):
        """Status, headers and body of one answer, over a connection that is kept."""
        if self.connection is None:
            host, port = self.address.split(':')
            self.connection = http.client.HTTPConnection(host, int(port), timeout=60)
        try:
            self.connection.request(method, target, headers=headers)
            answer = self.connection.getresponse()
            return answer.status, answer.headers, answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise

    def pin(self, core):
        """All its threads to one core; None: to any."""
        cores = os.sched_getaffinity(0) if core is None else {core}
        for thread in os.listdir(f'/proc/{self.child.pid}/task'):
            os.sched_setaffinity(int(thread), cores)

    def cpu(self):
        """Seconds of processor time so far, all threads."""
        with open(f'/proc/{self.child.pid}/stat', encoding='ascii') as file:
            fields = file.read().rpartition(')')[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def settle(self):
        """Waits until it has nothing left to do."""
        before = None
        while before != (before := self.cpu()):
            self.must_live()
            time.sleep(0.5)

    def memory(self, line):
        """MiB by a line of the process's status: VmRSS now, VmHWM at most."""
        with open(f'/proc/{self.child.pid}/status', encoding='utf-8') as file:
            values = dict(line.split(':', 1) for line in file)
        return int(values[line].split()[0]) / 1024

    def signal(self, name):
        self.child.send_signal(getattr(signal, name))


class Chronicled(Process):
    """The daemon; ready_after is in seconds from its start to the first 200 of /readyz."""

    def __init__(self, program, sources, database, log, threads=0):
        address = f'127.0.0.1:{free_port()}'
        super().__init__([program, '--sources', sources, '--database', database, '--listen', address,
                          '--threads', str(threads)], log)
        self.address = address
        try:
            self.wait(lambda: self.status('/readyz') == 200)
            self.ready_after = time.perf_counter() - self.started
        except BaseException:
            self.__exit__()
            raise

    def status(self, target):
        try:
            return self.ask(target)[0]
        except (OSError, http.client.HTTPException):
            return None

    def wait(self, holds):
        """Asks ever less often, so that a long wait costs the process nothing and is still known to two per cent."""
        started = time.perf_counter()
        while not holds():
            self.must_live()
            waited = time.perf_counter() - started
            if waited > LONGEST_WAIT:
                raise CannotMeasure(f'{self.command[0]} was not done after {LONGEST_WAIT} seconds')
            time.sleep(0.0005 + waited / 50)


class Bare(Process):
    """libmicrohttpd with fixed bytes (bare.c)."""

    def __init__(self, program, loops, size, log, status=200):
        super().__init__([program, str(loops), str(size), str(status)], log)
        self.address = self.child.stdout.readline().strip()
        if not self.address:
            self.__exit__()
            raise CannotMeasure(f'{program} does not start')
