"""What cells may contain and how it is shown."""

import unittest

from support import KernelSession, install

KERNEL = None


def setUpModule():
    global KERNEL
    install()
    KERNEL = KernelSession()


def tearDownModule():
    KERNEL.stop()


def run(code):
    return KERNEL.run(code)


class State(unittest.TestCase):
    def test_last_bare_expression_is_shown_and_a_statement_is_not(self):
        self.assertEqual(run("20 + 22").result, "42")
        self.assertIsNone(run("var quiet = 1;").result)
        self.assertIsNone(run("Console.Write(1)").result)
        self.assertEqual(run("(string)null").of("execute_result")[0]["data"]["text/html"].count("&lt;null&gt;"), 1)

    def test_variables_types_and_usings_stay(self):
        run("using System.IO;\nvar kept = 5;\nrecord Point(int X, int Y);\nclass Box { public int N = 3; }")
        self.assertEqual(run("kept + new Point(1, 2).Y + new Box().N").result, "10")
        self.assertEqual(run('Path.GetExtension("a.png")').result, ".png")

    def test_a_variable_can_be_declared_again_with_another_type(self):
        run("var again = 1;")
        run('var again = "text";')
        self.assertEqual(run("again.Length").result, "4")

    def test_local_functions_can_be_called_from_later_cells(self):
        run("int Twice(int n) => 2 * n;")
        self.assertEqual(run("Twice(21)").result, "42")

    def test_top_level_await(self):
        self.assertEqual(run("await Task.Delay(10);\nvar got = await Task.FromResult(9);\ngot").result, "9")

    def test_waiting_for_an_async_method_does_not_deadlock(self):
        run("async Task<int> Slow() { await Task.Delay(20); return 3; }")
        self.assertEqual(run("Slow().Result").result, "3")

    def test_variables_set_before_an_exception_stay(self):
        run('var before = 8;\nthrow new Exception("after");')
        self.assertEqual(run("before").result, "8")

    def test_unicode_in_and_out(self):
        self.assertEqual(run('var größe = "Gesichter 顔 😀"; größe').result, "Gesichter 顔 😀")
        self.assertEqual(run("Console.Write(größe.ToUpperInvariant())").text(), "GESICHTER 顔 😀")

    def test_an_empty_cell_is_fine(self):
        self.assertIsNone(run("").error)
        self.assertIsNone(run("// nothing\n").error)


class Display(unittest.TestCase):
    def test_a_result_carries_html_and_text(self):
        (bundle,) = run("new[] { 1, 2, 3 }").bundles
        self.assertEqual(bundle["text/plain"], "[ 1, 2, 3 ]")
        self.assertIn("[ 1, 2, 3 ]", bundle["text/html"])

    def test_display_in_its_three_forms(self):
        bundles = run('display("a"); 7.Display(); 8.Display("text/plain");').bundles
        self.assertEqual([bundle["text/plain"] for bundle in bundles], ["a", "7", "8"])
        self.assertNotIn("text/html", bundles[2])

    def test_html_is_shown_as_it_is(self):
        self.assertEqual(run('HTML("<b>x</b>")').bundles, [{"text/html": "<b>x</b>"}])

    def test_display_as_last_expression_shows_once(self):
        self.assertEqual(len(run("display(5)").bundles), 1)

    def test_update_replaces_a_display_also_from_a_later_cell(self):
        first = run('var shown = display("one");').of("display_data")[0]
        second = run('shown.Update("two");').of("update_display_data")[0]
        self.assertEqual(second["data"]["text/plain"], "two")
        self.assertEqual(first["transient"]["display_id"], second["transient"]["display_id"])

    def test_every_display_of_the_package_can_be_updated(self):
        run("using Microsoft.DotNet.Interactive;")
        for first in ('display("one")', '"one".Display()', '"<b>one</b>".DisplayAs("text/html")',
                      'KernelInvocationContext.Current.Display("one")',
                      'KernelInvocationContext.Current.DisplayAs("one", "text/plain")'):
            shown = run(f'var live = {first}; live.Update("two"); live.Update("three");')
            ids = {content["transient"]["display_id"] for content in shown.of("display_data", "update_display_data")}
            self.assertEqual((len(ids), len(shown.of("display_data")), len(shown.of("update_display_data"))), (1, 1, 2), first)

    def test_a_table(self):
        (bundle,) = run("new[] { new { Identity = 3 } }.DisplayTable();").bundles
        self.assertIn("<td><span>Identity</span></td>", bundle["text/html"])
        self.assertEqual(bundle["text/csv"].split(), ["Identity", "3"])

    def test_two_displays_of_one_value_are_updated_apart(self):
        shown = run('var (left, right) = (display("same"), display("same")); left.Update("new");')
        left, _ = shown.of("display_data")
        (update,) = shown.of("update_display_data")
        self.assertEqual(update["transient"]["display_id"], left["transient"]["display_id"])

    def test_a_display_goes_on_after_its_cell(self):
        run("using Microsoft.DotNet.Interactive;\n"
            'var later = KernelInvocationContext.Current.Display("first");\n'
            'var go = new TaskCompletionSource();\n'
            '_ = Task.Run(async () => { await go.Task; later.Update("after the end"); display("new"); });')
        shown = run("go.SetResult(); await Task.Delay(500);")
        self.assertEqual(shown.of("update_display_data")[0]["data"]["text/plain"], "after the end")
        self.assertEqual(shown.bundles[0]["text/plain"], "new")

    def test_the_context_is_there_on_every_thread_of_the_cell(self):
        run("using Microsoft.DotNet.Interactive;")
        self.assertEqual(run("await Task.Yield(); KernelInvocationContext.Current is not null").result, "True")
        self.assertEqual(run("await Task.Run(() => KernelInvocationContext.Current.HandlingKernel == Kernel.Root)").result, "True")

    def test_events_that_a_cell_publishes_are_shown(self):
        shown = run(
            "using Microsoft.DotNet.Interactive.Events; using Microsoft.DotNet.Interactive.Formatting;\n"
            "var context = Microsoft.DotNet.Interactive.KernelInvocationContext.Current;\n"
            'FormattedValue[] Text(string text) => [new("text/plain", text)];\n'
            'context.Publish(new StandardOutputValueProduced(context.Command, Text("out")));\n'
            'context.Publish(new ReturnValueProduced("result", context.Command, Text("result")));')
        self.assertEqual((shown.text(), shown.result), ("out", "result"))

    def test_scripts_and_styles(self):
        (script, style) = run('Javascript("let x = 1;"); CSS("b { color: red }");').bundles
        self.assertEqual(script["text/html"], '<script type="text/javascript">let x = 1;</script>')
        self.assertIn("b { color: red }", style["text/html"])

    def test_a_question_is_refused(self):
        for ask in ('GetInputAsync("Your name?")', 'GetPasswordAsync("Your name?")'):
            self.assertIn('cannot ask "Your name?"', run(f"await {ask}").error["evalue"])

    def test_json_types_arrive_as_json(self):
        (bundle,) = run('"{\\"name\\": \\"a\\", \\"value\\": 1}".DisplayAs("application/vnd.facelab.result+json");').bundles
        self.assertEqual(bundle["application/vnd.facelab.result+json"], {"name": "a", "value": 1})

    def test_a_formatter_registered_in_a_cell_is_used(self):
        run("using Microsoft.DotNet.Interactive.Formatting;\nrecord Badge(int N);")
        run('Formatter.Register<Badge>(badge => $"<i>{badge.N}</i>", "text/html");')
        self.assertEqual(run("new Badge(4)").bundles[0]["text/html"], "<i>4</i>")

    def test_five_megabytes_of_html(self):
        (bundle,) = run("HTML(new string('x', 5_000_000))").bundles
        self.assertEqual(len(bundle["text/html"]), 5_000_000)


class Streams(unittest.TestCase):
    def test_output_arrives_before_the_cell_ends(self):
        shown = run('Console.WriteLine("early");\nawait Task.Delay(3000);\nConsole.WriteLine("late");')
        early, late = (next(seconds for kind, content, seconds in shown.messages if kind == "stream" and word in content["text"])
                       for word in ("early", "late"))
        self.assertGreater(late - early, 1)
        self.assertEqual(shown.text(), "early\nlate\n")

    def test_prints_and_displays_keep_their_order(self):
        shown = run('Console.Write("a"); display("b"); Console.Write("c");')
        order = [content.get("text") or content["data"]["text/plain"]
                 for content in shown.of("stream", "display_data")]
        self.assertEqual(order, ["a", "b", "c"])

    def test_stderr_and_other_threads(self):
        shown = run('Console.Error.Write("oops");\n'
                    'var thread = new System.Threading.Thread(() => Console.Write("from a thread"));\n'
                    "thread.Start(); thread.Join();")
        self.assertEqual(shown.text("stderr"), "oops")
        self.assertEqual(shown.text(), "from a thread")

    def test_ten_megabytes_arrive_whole(self):
        text = run('for (var i = 0; i < 1_000_000; i++) Console.WriteLine("123456789");\nConsole.Write("the end");').text()
        self.assertEqual(len(text), 10_000_007)
        self.assertTrue(text.endswith("the end"))

    def test_beyond_the_budget_the_tail_is_kept(self):
        text = run('var line = new string(\'x\', 999);\n'
                   'for (var i = 0; i < 40_000; i++) Console.WriteLine(line);\nConsole.Write("the end");').text()
        self.assertLess(len(text), 33_000_000)
        self.assertIn("characters of this cell's output left out", text)
        self.assertTrue(text.endswith("the end"))

    def test_there_is_no_keyboard(self):
        self.assertIn("no keyboard input", run("Console.ReadLine()").error["evalue"])


if __name__ == "__main__":
    unittest.main()
