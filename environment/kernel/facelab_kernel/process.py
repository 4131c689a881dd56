"""The .NET child process: JSON lines over two pipes, its own standard output and error beside them."""

import codecs
import json
import os
import subprocess
import threading
from pathlib import Path

from .exits import explain_exit

BUILT = Path(__file__).resolve().parent.parent / "FaceLab.Kernel/bin/Release/net10.0/FaceLab.Kernel.dll"
MERMAID = Path(__file__).resolve().parents[2] / ".state/npm/node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js"
READ_BYTES = 1 << 16


class DotNetProcess:
    """Starts the process, writes requests, and hands each event to `on_event`, each end to `on_exit`.

    Both are called from threads of this object.
    """

    def __init__(self):
        self.on_event = None
        self.on_exit = None
        self._child = None
        self._requests = None
        self._lock = threading.Lock()
        self._listening = threading.Event()
        self._last_stderr = ""

    @property
    def is_alive(self):
        return self._child is not None and self._child.poll() is None

    @property
    def pid(self):
        return self._child.pid

    def start(self):
        """Starts a fresh process. Returns the reason why not, or None."""
        dll = Path(os.environ.get("FACELAB_KERNEL_DLL", BUILT))
        if not dll.exists():
            return f"{dll} is not built. Run `environment/lab setup`."
        requests_out, requests_in = os.pipe()
        events_out, events_in = os.pipe()
        try:
            self._child = subprocess.Popen(
                ["dotnet", str(dll), str(requests_out), str(events_in)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=(requests_out, events_in),
                # A Ctrl-C in a terminal is for the client; it reaches cells as an interrupt request.
                start_new_session=True,
                env={
                    "FACELAB_MERMAID": str(MERMAID),
                    **os.environ,
                    "DOTNET_NOLOGO": "1",
                    "DOTNET_gcServer": "0",
                },
            )
        except FileNotFoundError:
            os.close(requests_in)
            os.close(events_out)
            return "`dotnet` is not on PATH. Install the .NET SDK 10 or add its folder to PATH."
        finally:
            os.close(requests_out)
            os.close(events_in)
        self._requests = os.fdopen(requests_in, "wb")
        self._last_stderr = ""
        readers = [
            self._thread(self._read_events, os.fdopen(events_out, "rb", buffering=1 << 20)),
            self._thread(self._read_text, self._child.stdout, "stdout"),
            self._thread(self._read_text, self._child.stderr, "stderr"),
        ]
        self._thread(self._wait, self._child, readers)
        return None

    def listen(self, on_event, on_exit):
        """Events wait until somebody listens: the process starts before the rest of the kernel exists."""
        self.on_event, self.on_exit = on_event, on_exit
        self._listening.set()

    def send(self, **request):
        """Writes a request. A process that has just ended is reported by `on_exit`, not here."""
        line = json.dumps(request).encode() + b"\n"
        try:
            with self._lock:
                self._requests.write(line)
                self._requests.flush()
        except (BrokenPipeError, ValueError):
            pass

    def stop(self, seconds=2):
        """Asks the process to end, then makes it."""
        if not self.is_alive:
            return
        self.send(op="shutdown")
        try:
            self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            self._child.kill()

    def _read_events(self, pipe):
        self._listening.wait()
        with pipe:
            for line in pipe:
                self.on_event(json.loads(line))

    def _read_text(self, pipe, name):
        """What native code prints goes to the cell that runs."""
        self._listening.wait()
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        with pipe:
            while chunk := pipe.read1(READ_BYTES):
                text = decoder.decode(chunk)
                if name == "stderr":
                    self._last_stderr = (self._last_stderr + text)[-READ_BYTES:]
                self.on_event({"kind": "stream", "name": name, "text": text})

    def _wait(self, child, readers):
        code = child.wait()
        for reader in readers:
            # A process that a cell started may hold the pipes open: do not wait for it.
            reader.join(1)
        self._listening.wait()
        self.on_exit(explain_exit(code, self._last_stderr))

    @staticmethod
    def _thread(target, *args):
        thread = threading.Thread(target=target, args=args, daemon=True)
        thread.start()
        return thread
