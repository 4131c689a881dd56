"""Every `#!` line, and `#r`."""

import json
import shutil
import subprocess
import unittest

from support import FIXTURES, ROOT, KernelSession, install

MERMAID = ROOT / "environment/.state/npm/node_modules/@mermaid-js/tiny/package.json"

KERNEL = None


def setUpModule():
    global KERNEL
    install()
    subprocess.run(
        ["dotnet", "build", FIXTURES / "Greeter", "-c", "Release", "-m:1", "--nologo", "-v", "q"],
        check=True, stdout=subprocess.DEVNULL)
    put_native_library(FIXTURES / "Greeter/bin/Release/net10.0/runtimes/linux-x64/native/libgreeter_native.so")
    KERNEL = KernelSession()


def put_native_library(path):
    """The system's libm under another name: a native library that only that folder has."""
    import math  # noqa: F401  (loads libm)

    with open("/proc/self/maps") as maps:
        libm = next(line.split()[-1] for line in maps if "/libm.so" in line)
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(libm, path)


def tearDownModule():
    KERNEL.stop()


def run(code):
    return KERNEL.run(code)


class Languages(unittest.TestCase):
    def test_html(self):
        self.assertEqual(run("#!html\n<p>hello</p>").bundles, [{"text/html": "<p>hello</p>"}])

    def test_markdown(self):
        self.assertEqual(run("#!markdown\n# Title").bundles, [{"text/markdown": "# Title"}])

    def test_javascript(self):
        (bundle,) = run("#!javascript\nconsole.log(1)").bundles
        self.assertIn('"console.log(1)");</script>', bundle["text/html"])

    @unittest.skipUnless(MERMAID.exists(), "npm did not install mermaid")
    def test_mermaid_carries_its_library_and_its_source(self):
        (bundle,) = run("#!mermaid\ngraph TD\n  A --> B").bundles
        self.assertEqual(bundle["text/plain"], "graph TD\n  A --> B")
        self.assertIn("A --&gt; B", bundle["text/html"])
        self.assertIn("mermaid.render(", bundle["text/html"])
        self.assertNotIn(" src=", bundle["text/html"][:200])

    def test_a_diagram_made_in_csharp_is_drawn(self):
        (bundle,) = run('"graph TD\\n  A --> B".DisplayAs("text/vnd.mermaid");').bundles
        self.assertEqual(bundle["text/vnd.mermaid"], "graph TD\n  A --> B")
        self.assertIn("A --&gt; B", bundle["text/html"])

    def test_mermaid_without_its_library_says_why_it_is_not_drawn(self):
        kernel = KernelSession(FACELAB_MERMAID="")
        try:
            (bundle,) = kernel.run("#!mermaid\ngraph TD\n  A --> B").bundles
        finally:
            kernel.stop()
        self.assertIn("A --&gt; B", bundle["text/html"])
        self.assertIn("Install npm", bundle["text/html"])
        self.assertNotIn("<script", bundle["text/html"])

    def test_several_languages_in_one_cell(self):
        shown = run("var mixed = 1;\n#!html\n<hr>\n#!csharp\nmixed + 1")
        self.assertEqual(shown.bundles[0], {"text/html": "<hr>"})
        self.assertEqual(shown.result, "2")

    def test_an_unknown_directive_says_which_there_are(self):
        error = run("1\n#!fsharp\nlet x = 1").error
        self.assertEqual(error["ename"], "DirectiveError")
        self.assertIn("line 2", error["evalue"])
        self.assertIn("#!markdown", error["evalue"])


class Values(unittest.TestCase):
    def test_share_hands_a_value_to_the_page(self):
        run("var shared = new[] { 1.5, 2 };")
        (bundle,) = run("#!javascript\n#!share --from csharp shared --as numbers\nshow(numbers)").bundles
        self.assertIn("numbers = [1.5,2];\n(async function", bundle["text/html"])
        self.assertIn('"show(numbers)"', bundle["text/html"])

    def test_share_works_for_html_too(self):
        run("var label = \"a\";")
        (bundle,) = run("#!html\n#!share label --from csharp\n<p></p>").bundles
        self.assertIn('label = "a";', bundle["text/html"])

    def test_what_is_shared_without_code_below_it_is_there_for_later_cells(self):
        run("var early = 3;")
        (bundle,) = run("#!javascript\n#!share --from csharp early").bundles
        self.assertEqual(bundle["text/html"], '<script type="text/javascript">early = 3;\n</script>')

    def test_a_shared_text_cannot_end_the_script(self):
        run('var tag = "</script><b>";')
        (bundle,) = run("#!javascript\n#!share --from csharp tag").bundles
        self.assertEqual(bundle["text/html"].count("</script>"), 1)

    def test_a_share_that_does_nothing_says_so(self):
        run("var idle = 1;")
        self.assertIn("nothing to do", run("#!share --from csharp idle").text("stderr"))
        self.assertIn("does nothing in #!markdown", run("#!markdown\n#!share --from csharp idle\ntext").error["evalue"])

    def test_what_cannot_be_shared_says_why(self):
        self.assertIn("runs in a browser", run("#!share --from javascript x").error["evalue"])
        self.assertIn("cannot ask", run('#!set --name x --value @input:"Your name"').error["evalue"])
        self.assertIn("no kernel 'fsharp'", run("#!share --from fsharp x").error["evalue"])
        self.assertIn("cannot name a variable", run("#!javascript\n#!set --name a-b --value 1").error["evalue"])

    def test_a_value_from_the_cell_or_a_file_goes_to_csharp_and_to_the_page(self):
        (bundle,) = run("#!value --name words\ntwo\nwords").bundles
        self.assertEqual(bundle["text/plain"], "two\nwords")
        self.assertEqual(run("#!share --from value words\nwords.Length").result, "9")
        run("#!value --name file --from-file imported.ipynb --mime-type application/json")
        self.assertEqual(run('#!share --from value file\nfile.RootElement.GetProperty("nbformat").GetInt32()').result, "4")
        (bundle,) = run("#!javascript\n#!set --name book --value @value:file\nbook.nbformat").bundles
        declared = bundle["text/html"].split("book = ")[1].split(";\n")[0]
        self.assertEqual(json.loads(declared), json.loads((FIXTURES / "imported.ipynb").read_text()))

    def test_a_value_that_cannot_be_had_says_why(self):
        for code, reason in (
            ("#!value --name a --from-url page.html", "works offline"),
            ("#!value --name a --from-file gone.txt", str(FIXTURES / "gone.txt")),
            ("#!value --name a", "exactly one of"),
            ("#!value --name a --from-value b\ntext", "exactly one of"),
            ("#!value\ntext", "needs --name"),
            ("#!share --from value nobody", "no value 'nobody'"),
        ):
            self.assertIn(reason, run(code).error["evalue"], code)

    def test_sharing_what_is_not_there_says_so(self):
        self.assertIn("no C# variable 'nothing'", run("#!javascript\n#!share --from csharp nothing\n1").error["evalue"])

    def test_set_takes_a_literal_or_a_value(self):
        self.assertEqual(run("#!set --name answer --value 42\nanswer + 1").result, "43")
        self.assertEqual(run('#!set --name word --value "two words"\nword').result, "two words")
        run("var source = new List<int> { 1 };")
        self.assertEqual(run("#!set --name copy --value @csharp:source --byref\nobject.ReferenceEquals(copy, source)").result, "True")

    def test_time(self):
        texts = [bundle["text/plain"] for bundle in run("#!time\nawait Task.Delay(60);").bundles]
        self.assertRegex(texts[0], r"^Wall time: [\d.]+ms$")
        self.assertGreater(float(texts[0][11:-2]), 59)

    def test_who_and_whos(self):
        run("var listed = 17;")
        self.assertIn("listed", run("#!who").bundles[0]["text/plain"])
        self.assertIn("<td>listed</td><td>System.Int32</td><td>17</td>", run("#!whos").bundles[0]["text/html"])

    def test_lsmagic(self):
        self.assertIn("#!import", run("#!lsmagic").bundles[0]["text/plain"])


class Import(unittest.TestCase):
    def test_a_csharp_file(self):
        self.assertEqual(run("#!import imported.cs\nFromFile(4)").result, "8")
        self.assertIn("imported.cs, line 7", run("FailInFile()").traceback)

    def test_a_notebook(self):
        shown = run("#!import imported.ipynb\nfromNotebook")
        self.assertEqual(shown.bundles[:2], [{"text/markdown": "# From a notebook"}, {"text/html": "<i>html cell</i>"}])
        self.assertEqual(shown.result, "11")

    def test_a_dib(self):
        shown = run("#!import imported.dib\nfromDib")
        self.assertEqual(shown.bundles[0], {"text/markdown": "# From a dib"})
        self.assertEqual(shown.result, "7")

    def test_a_missing_file(self):
        self.assertIn("there is no", run("#!import gone.cs").error["evalue"])


class References(unittest.TestCase):
    DLL = "Greeter/bin/Release/net10.0/Greeter.dll"

    def test_a_dll_with_a_managed_and_a_native_dependency(self):
        self.assertIsNone(run(f'#r "{self.DLL}"\nusing Greeter;').error)
        self.assertEqual(run('Greeting.FirstField("a;b")').result, "a;b")
        self.assertEqual(run("Greeting.Absolute(-3)").result, "3")
        self.assertEqual(run("typeof(CsvHelper.CsvReader).Name").result, "CsvReader")
        self.assertIn("printed by native code", run("Greeting.PrintNatively();\nawait Task.Delay(100);").text("stderr"))

    def test_a_dll_that_brings_net_interactive_uses_the_kernels(self):
        run(f'#r "{self.DLL}"')
        shown = run('var greeting = new Greeter.Greeting("Bob").Show(); greeting.Update(new Greeter.Greeting("Eve"));')
        self.assertIsNone(shown.error)
        self.assertIn("Bob", shown.of("display_data")[0]["data"]["text/html"])
        self.assertIn("Eve", shown.of("update_display_data")[0]["data"]["text/html"])
        self.assertEqual(run('display("still"); typeof(Microsoft.DotNet.Interactive.CompositeKernel).Name').result, "CompositeKernel")
        self.assertEqual(run(
            'AppDomain.CurrentDomain.GetAssemblies().Count(one => one.GetName().Name.StartsWith("Microsoft.DotNet.Interactive.Formatting"))'
        ).result, "1")

    def test_its_formatter_is_registered_in_the_kernels_formatter(self):
        run(f'#r "{self.DLL}"')
        (bundle,) = run('new Greeter.Greeting("Ada")').bundles
        self.assertEqual(bundle["text/html"], '<b class="greeting">Ada</b>')
        self.assertEqual(bundle["text/plain"], "Greeting { Name = Ada }")

    def test_a_missing_dll_names_the_full_path(self):
        error = run('#r "nowhere/No.dll"').error
        self.assertIn(str(FIXTURES / "nowhere/No.dll"), error["evalue"])

    def test_a_native_library_is_no_assembly(self):
        self.assertIn("not a .NET assembly", run('#r "/bin/true"').error["evalue"])

    def test_nuget_is_refused_with_a_remedy(self):
        error = run('#r "nuget: TorchSharp, 0.107.0"').error
        self.assertIn("never restores NuGet packages", error["evalue"])
        self.assertIn("dotnet add package TorchSharp", error["evalue"])


if __name__ == "__main__":
    unittest.main()
