"""The Jupyter side: requests go to the .NET process, its events become messages to the notebook."""

import asyncio
import concurrent.futures
import threading

from ipykernel.kernelbase import Kernel

from .mime import bundle
from .process import DotNetProcess
from .text import from_utf16, to_utf16

RED, PLAIN = "\x1b[31m", "\x1b[0m"
INTERRUPT_PATIENCE = 5  # seconds


class CSharpKernel(Kernel):
    implementation = "facelab-csharp"
    implementation_version = "0.1.0"
    banner = "FaceLab's kernel for C#, for the habits of .NET Interactive"
    language_info = {
        "name": "C#",
        "version": "14.0",
        "mimetype": "text/x-csharp",
        "file_extension": ".cs",
        "pygments_lexer": "csharp",
        "codemirror_mode": "text/x-csharp",
    }

    process = None

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._pending = {}
        self._next_id = 0
        self._cell_parent = {}
        self._cell_count = 0
        self._error = None
        self._silent = False
        self._has_died = False
        self.process = self.process or DotNetProcess()
        self.process.listen(self._on_event, self._on_exit)

    async def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False):
        self._cell_parent = self.get_parent("shell")
        self._cell_count = self.execution_count
        self._silent = silent
        self._error = None
        if code.strip() and self._is_running():
            await self._ask(op="execute", code=code, cell=self.execution_count)
        if self._error:
            return {"status": "error", "execution_count": self.execution_count, **self._error}
        return {
            "status": "ok",
            "execution_count": self.execution_count,
            "payload": [],
            "user_expressions": {},
        }

    async def do_complete(self, code, cursor_pos):
        reply = await self._look(op="complete", code=code, position=to_utf16(code, cursor_pos))
        start = from_utf16(code, reply.get("start", to_utf16(code, cursor_pos)))
        matches = reply.get("matches", [])
        types = [{"text": m["text"], "type": m["type"], "start": start, "end": cursor_pos} for m in matches]
        return {
            "status": "ok",
            "matches": [m["text"] for m in matches],
            "cursor_start": start,
            "cursor_end": cursor_pos,
            "metadata": {"_jupyter_types_experimental": types},
        }

    async def do_inspect(self, code, cursor_pos, detail_level=0, omit_sections=()):
        reply = await self._look(op="inspect", code=code, position=to_utf16(code, cursor_pos))
        data = reply.get("data", {})
        return {"status": "ok", "found": bool(data), "data": data, "metadata": {}}

    async def do_is_complete(self, code):
        reply = await self._look(op="is_complete", code=code)
        return {"status": reply.get("text", "unknown"), "indent": ""}

    async def interrupt_request(self, stream, ident, parent):
        self.process.send(op="interrupt")
        patience = threading.Timer(INTERRUPT_PATIENCE, self._note_slow_interrupt, [self._cell_parent])
        patience.daemon = True
        patience.start()
        self.session.send(stream, "interrupt_reply", {"status": "ok"}, parent, ident=ident)

    def do_shutdown(self, restart):
        self._has_died = True
        self.process.stop()
        return {"status": "ok", "restart": restart}

    def _is_running(self):
        """Starts the process anew if it has ended; says so in the cell."""
        if self.process.is_alive:
            return True
        problem = self.process.start()
        if problem:
            self._fail("KernelStartError", problem)
        elif self._has_died:
            self._stream("stderr", "A fresh .NET process was started: the variables of earlier cells are gone.\n")
        self._has_died = False
        return not problem

    async def _look(self, **request):
        """Help while typing; without a process there is none."""
        return await self._ask(**request) if self.process.is_alive else {}

    async def _ask(self, **request):
        self._next_id += 1
        answer = concurrent.futures.Future()
        self._pending[self._next_id] = answer
        self.process.send(id=self._next_id, **request)
        if not self.process.is_alive:
            await asyncio.sleep(1.5)  # `_on_exit` is on its way, unless it came before the request
            self._answer(self._next_id, {})
        return await asyncio.wrap_future(answer)

    def _answer(self, request_id, event):
        answer = self._pending.pop(request_id, None)
        if answer:
            answer.set_result(event)

    def _on_event(self, event):
        kind = event["kind"]
        if kind == "stream":
            self._stream(event["name"], event["text"])
        elif kind in ("display", "update", "result"):
            self._show(kind, event)
        elif kind == "error":
            self._fail(event["name"], event.get("text", ""), event["trace"])
        elif kind in ("done", "reply"):
            self._answer(event["id"], event)

    def _on_exit(self, reason):
        if self._pending:
            self._fail("KernelDied", reason)
        self._has_died = True
        for request_id in list(self._pending):
            self._answer(request_id, {})

    def _show(self, kind, event):
        content = {"data": bundle(event["data"]), "metadata": {}, "transient": {}}
        if "displayId" in event:
            content["transient"]["display_id"] = event["displayId"]
        if kind == "result":
            content["execution_count"] = self._cell_count
        types = {"display": "display_data", "update": "update_display_data", "result": "execute_result"}
        self._publish(types[kind], content)

    def _stream(self, name, text):
        self._publish("stream", {"name": name, "text": text})

    def _fail(self, name, message, trace=()):
        first, *rest = trace or [f"{name}: {message}"]
        traceback = [f"{RED}{first}{PLAIN}", *rest]
        self._error = {"ename": name, "evalue": message, "traceback": traceback}
        self._publish("error", self._error)

    def _publish(self, message, content):
        """Sends to the cell that ran last, also when a thread of it speaks after its end."""
        if not self._silent:
            self.session.send(self.iopub_socket, message, content, parent=self._cell_parent, ident=self._topic(message))

    def _note_slow_interrupt(self, parent):
        if self._pending and self._cell_parent is parent:
            self._stream(
                "stderr",
                "The cell is in a native call and stops when that returns. If it does not, restart the kernel.\n",
            )
