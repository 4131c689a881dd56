"""Errors, interrupts, crashes."""

import os
import signal
import tempfile
import threading
import time
import unittest

from support import KernelSession, install

KERNEL = None

# An interrupt takes under 2 s on a machine of one's own; a shared one may lose most of its processor to others, and what
# must not happen is that the cell goes on.
PATIENCE = 25


def setUpModule():
    global KERNEL
    install()
    KERNEL = KernelSession()


def tearDownModule():
    KERNEL.stop()


def run(code):
    return KERNEL.run(code)


class Errors(unittest.TestCase):
    def test_an_exception_has_type_message_and_the_cells_lines(self):
        shown = run('int Deep(int n)\n{\n    if (n == 0)\n        throw new ArgumentException("no faces");\n'
                    "    return Deep(n - 1);\n}\n\nDeep(1);")
        self.assertEqual(shown.error["ename"], "System.ArgumentException")
        self.assertEqual(shown.error["evalue"], "no faces")
        self.assertRegex(shown.traceback, r"Deep\(Int32 n\) in Cell \[\d+\], line 4")
        self.assertRegex(shown.traceback, r"at Cell \[\d+\], line 8")
        for machinery in ("Submission", "CodeAnalysis", "MoveNext", "KernelHost"):
            self.assertNotIn(machinery, shown.traceback)

    def test_inner_exceptions_are_shown(self):
        shown = run('throw new Exception("outer", new InvalidOperationException("inner"));')
        self.assertIn("caused by System.InvalidOperationException: inner", shown.traceback)

    def test_lines_count_from_the_top_of_the_cell_also_after_a_directive(self):
        self.assertRegex(run('#!time\n\nvar s = (string)null;\ns.Trim();').traceback, r"Cell \[\d+\], line 4")

    def test_all_compiler_errors_with_line_column_and_source(self):
        shown = run("var a = 1;\nvar b = nothing;\nint c = \"text\";")
        self.assertEqual(shown.error["ename"], "CompilationError")
        self.assertRegex(shown.traceback, r"line 2, column 9: CS0103")
        self.assertIn("run the cells above first", shown.traceback)
        self.assertIn("    var b = nothing;\n            ^^^^^^^", shown.traceback)
        self.assertRegex(shown.traceback, r"line 3, column 9: CS0029")

    def test_an_error_on_a_background_thread_does_not_end_the_kernel(self):
        run("var survivor = 3;")
        shown = run('new System.Threading.Thread(() => throw new Exception("background")).Start();\nawait Task.Delay(300);')
        self.assertIn("background", shown.text("stderr"))
        run('async void Fire() { await Task.Yield(); throw new Exception("async void"); }\nFire();\nawait Task.Delay(200);')
        self.assertEqual(run("survivor").result, "3")


class Interrupts(unittest.TestCase):
    def interrupt(self, code):
        """Seconds from the request, made once the cell runs, to the end of the cell, and the cell."""
        requested = []
        with tempfile.TemporaryDirectory() as folder:
            running = os.path.join(folder, "running")

            def request():
                while not os.path.exists(running):
                    time.sleep(0.02)
                time.sleep(0.3)
                requested.append(time.monotonic())
                KERNEL.manager.interrupt_kernel()

            threading.Thread(target=request, daemon=True).start()
            shown = run(f'System.IO.File.WriteAllText("{running}", "");\n{code}')
        return time.monotonic() - requested[0], shown

    def check(self, code):
        run("var precious = 12;")
        seconds, shown = self.interrupt(code)
        self.assertEqual(shown.error["ename"], "Interrupted")
        self.assertLess(seconds, PATIENCE)
        after = run("precious")
        self.assertEqual(after.result, "12", after.reply["content"])

    def test_endless_loop(self):
        self.check("while (true) { }")

    def test_endless_loop_after_an_await(self):
        self.check("await Task.Yield();\nwhile (true) { }")

    def test_sleep(self):
        self.check("System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);")

    def test_await(self):
        self.check("await Task.Delay(-1);")

    def test_wait_that_catches_everything(self):
        self.check("while (true) try { System.Threading.Thread.Sleep(-1); } catch { }")

    def test_endless_native_calls(self):
        self.check("while (true) System.Runtime.InteropServices.Marshal.FreeHGlobal("
                   "System.Runtime.InteropServices.Marshal.AllocHGlobal(1 << 20));")

    def test_endless_print(self):
        self.check('while (true) Console.WriteLine("again");')

    def test_a_step_of_code_that_watches_the_token_is_not_cut(self):
        seconds, shown = self.interrupt(
            "var asked = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken;\n"
            "var (begun, done) = (0, 0);\n"
            "while (!asked.IsCancellationRequested)\n"
            "{\n"
            "    begun++;\n"
            "    for (var end = DateTime.UtcNow.AddSeconds(2); DateTime.UtcNow < end;) { }\n"
            "    done++;\n"
            "}")
        self.assertEqual(run("begun == done && done > 0").result, "True", shown.error)
        self.assertLess(seconds, PATIENCE)

    def test_a_function_of_an_earlier_cell_that_watches_the_token_is_not_cut(self):
        run("int Step(int done)\n{\n"
            "    var asked = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken;\n"
            "    for (var end = DateTime.UtcNow.AddSeconds(2); DateTime.UtcNow < end;) { }\n"
            "    asked.ThrowIfCancellationRequested();\n"
            "    return done + 1;\n}\nvar whole = 0;")
        _, shown = self.interrupt("var half = 0;\nwhile (true) { half++; try { whole = Step(whole); } finally { half--; } }")
        self.assertEqual(shown.error["ename"], "Interrupted")
        self.assertEqual(run("half").result, "0")

    def test_code_that_watches_the_token_stops_cleanly_and_keeps_its_own_variables(self):
        _, shown = self.interrupt(
            "var token = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken;\n"
            "var steps = 0;\nwhile (true) { token.ThrowIfCancellationRequested(); steps++; }")
        self.assertEqual(shown.error["ename"], "Interrupted")
        self.assertEqual(run("steps > 0").result, "True")

    def test_an_interrupt_between_cells_does_nothing(self):
        KERNEL.interrupt()
        self.assertEqual(run("1 + 1").result, "2")


class Crashes(unittest.TestCase):
    def crash(self, code):
        run("var lost = 1;")
        shown = run(code)
        self.assertEqual(shown.error["ename"], "KernelDied")
        self.assertIn("run the notebook's cells again from the top", shown.error["evalue"])
        again = run("2 + 2")
        self.assertEqual(again.result, "4")
        self.assertIn("variables of earlier cells are gone", again.text("stderr"))
        return shown.error["evalue"]

    def test_killed(self):
        process = int(run("Environment.ProcessId").result)
        threading.Timer(0.5, os.kill, [process, signal.SIGKILL]).start()
        self.assertIn("SIGKILL", self.crash("System.Threading.Thread.Sleep(-1);"))

    def test_killed_between_cells(self):
        os.kill(int(run("Environment.ProcessId").result), signal.SIGKILL)
        time.sleep(0.5)
        shown = run("3 + 3")
        self.assertEqual(shown.result, "6")
        self.assertIn("variables of earlier cells are gone", shown.text("stderr"))

    def test_stack_overflow(self):
        self.assertIn("calls itself without end", self.crash("int Down(int n) => Down(n + 1) + 1;\nDown(0)"))

    def test_fail_fast(self):
        self.assertIn("out of luck", self.crash('Environment.FailFast("out of luck");'))

    def test_exit(self):
        self.assertIn("exit code 3", self.crash("Environment.Exit(3);"))


if __name__ == "__main__":
    unittest.main()
