"""A kernel as a notebook sees it: `run` a cell, look at what it showed."""

import os
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = Path(__file__).resolve().parent / "fixtures"
JUPYTER = ROOT / "environment/.state/jupyter"
os.environ["JUPYTER_PATH"] = str(JUPYTER)

from jupyter_client.manager import KernelManager  # noqa: E402


def install():
    subprocess.run([ROOT / "environment/kernel/install.sh"], check=True)


@dataclass
class Shown:
    """What one cell sent."""

    reply: dict = None
    messages: list = field(default_factory=list)  # (type, content, seconds since the request)

    def of(self, *types):
        return [content for kind, content, _ in self.messages if kind in types]

    def text(self, name="stdout"):
        return "".join(stream["text"] for stream in self.of("stream") if stream["name"] == name)

    @property
    def bundles(self):
        return [content["data"] for content in self.of("display_data", "execute_result")]

    @property
    def result(self):
        return next((content["data"]["text/plain"] for content in self.of("execute_result")), None)

    @property
    def error(self):
        return self.reply["content"] if self.reply["content"]["status"] == "error" else None

    @property
    def traceback(self):
        return "\n".join(self.error["traceback"])


class KernelSession:
    def __init__(self, cwd=FIXTURES, **variables):
        """`variables`: of the environment, beside our own."""
        self.manager = KernelManager(kernel_name="facelab-csharp")
        self.manager.start_kernel(cwd=str(cwd), env={**os.environ, **variables})
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=180)

    def run(self, code, timeout=120):
        shown = self._run(code, timeout)
        # After an error ipykernel turns away requests for a moment: in a notebook these are the cells queued behind.
        while shown.reply["content"]["status"] == "aborted":
            shown = self._run(code, timeout)
        return shown

    def _run(self, code, timeout):
        shown = Shown()
        start = time.monotonic()

        def keep(message):
            shown.messages.append((message["msg_type"], message["content"], time.monotonic() - start))

        shown.reply = self.client.execute_interactive(code, output_hook=keep, timeout=timeout)
        return shown

    def ask(self, message_id, timeout=120):
        """The reply to a request other than execute."""
        while True:
            reply = self.client.get_shell_msg(timeout=timeout)
            if reply["parent_header"].get("msg_id") == message_id:
                return reply["content"]

    def interrupt(self, timeout=120):
        """Interrupts, and returns when the kernel has taken notice: cells run on another channel, which may overtake."""
        request = self.client.session.msg("interrupt_request", {})
        self.client.control_channel.send(request)
        while self.client.get_control_msg(timeout=timeout)["parent_header"].get("msg_id") != request["header"]["msg_id"]:
            pass

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()
