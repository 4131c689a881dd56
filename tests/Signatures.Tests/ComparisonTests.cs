using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FaceLab.Signatures;

/// <summary>The comparison itself: two sources are compiled, and the first is held against the second.</summary>
public sealed class ComparisonTests
{
    [Theory]
    [InlineData("public int F(int x) => 1;", "public int F(int x) => 2; public int G() => 0;")]
    [InlineData("public int P => 1;", "public int P { get; set; }")]
    [InlineData("public override string ToString() => \"\";", "")]
    [InlineData("public void F() { }", "public virtual void F() { }")]
    [InlineData("public void F<T>() where T : struct { }", "public void F<U>() where U : struct { }")]
    [InlineData("internal void F() { }", "")]
    [InlineData("public (int a, int b) F() => default;", "public (int a, int b) F() => default;")]
    public void A_part_of_the_real_type_is_accepted(string polyfill, string real) =>
        Assert.Empty(Compare(InClass(polyfill), InClass(real)));

    [Theory]
    [InlineData("public void F() { }", "")]
    [InlineData("public void F(int x) { }", "public void F(int y) { }")]
    [InlineData("public void F(int x) { }", "public void F(long x) { }")]
    [InlineData("public void F(int x = 1) { }", "public void F(int x = 2) { }")]
    [InlineData("public void F(int x = 1) { }", "public void F(int x) { }")]
    [InlineData("public void F(int? x = null) { }", "public void F(int? x = 0) { }")]
    [InlineData("public void F(decimal x = 1) { }", "public void F(decimal x = 2) { }")]
    [InlineData("public void F(ref int x) { }", "public void F(int x) { }")]
    [InlineData("public void F(in int x) { }", "public void F(ref int x) { }")]
    [InlineData("public void F(out int x) { x = 1; }", "public void F(ref int x) { }")]
    [InlineData("public void F(params int[] x) { }", "public void F(int[] x) { }")]
    [InlineData("public static void F() { }", "public void F() { }")]
    [InlineData("public int F() => 1;", "public long F() => 1;")]
    [InlineData("public (int a, int b) F() => default;", "public (int a, int c) F() => default;")]
    [InlineData("public void F() { }", "protected void F() { }")]
    [InlineData("public virtual void F() { }", "public void F() { }")]
    [InlineData("public void F<T>() where T : struct { }", "public void F<T>() { }")]
    [InlineData("public void F<T>() where T : System.IDisposable { }", "public void F<T>() where T : System.ICloneable { }")]
    [InlineData("public int P { get; set; }", "public int P { get; }")]
    [InlineData("public int P { get; set; }", "public int P { get; init; }")]
    [InlineData("public int this[int i] => i;", "public int this[int index] => index;")]
    [InlineData("public const int N = 1;", "public const int N = 2;")]
    [InlineData("public int N = 1;", "public readonly int N = 1;")]
    [InlineData("public event System.Action E { add { } remove { } }", "public event System.EventHandler E { add { } remove { } }")]
    [InlineData("public static implicit operator int(C c) => 1;", "public static explicit operator int(C c) => 1;")]
    [InlineData("public C(int x) { }", "public C() { }")]
    [InlineData("public class D { }", "")]
    public void Anything_else_is_reported(string polyfill, string real)
    {
        var violation = Assert.Single(Compare(InClass(polyfill), InClass(real)));
        Assert.StartsWith("N.C", violation, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', violation);
    }

    [Theory]
    [InlineData("public sealed class C { }", "public class C { }")]
    [InlineData("public class C { }", "public abstract class C { public C() { } }")]
    [InlineData("public interface C { }", "public class C { }")]
    [InlineData("public enum C { A = 1 }", "public enum C { A = 2 }")]
    [InlineData("public class C : System.IDisposable { void System.IDisposable.Dispose() { } }", "public class C { }")]
    [InlineData("public class C : System.Exception { }", "public class C { }")]
    [InlineData("public class C<T> { }", "public class C<T> where T : class { }")]
    [InlineData("public class C { }", "internal class C { }")]
    [InlineData("public static class C { public static void F(this int x) { } }", "public static class C { public static void F(int x) { } }")]
    public void Kinds_bases_and_values_of_types_count(string polyfill, string real) =>
        Assert.Single(Compare("namespace N; " + polyfill, "namespace N; " + real));

    [Fact]
    public void A_member_may_come_from_a_generic_base_of_the_real_type()
    {
        const string real = "namespace N; public class B<T> { public T F(T x) => x; } public class C : B<int[]> { }";
        Assert.Empty(Compare("namespace N; public class C { public int[] F(int[] x) => x; }", real));
        Assert.Single(Compare("namespace N; public class C { public int F(int x) => x; }", real));
    }

    private static string InClass(string members) => $"namespace N; public class C {{ {members} }}";

    private static IReadOnlyList<string> Compare(string polyfill, string real)
    {
        using var mine = Compile(polyfill);
        using var theirs = Compile(real);
        return Comparison.Violations(mine, theirs);
    }

    private static AssemblySurface Compile(string source)
    {
        var compilation = CSharpCompilation.Create("Fixture", [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        stream.Position = 0;
        return new AssemblySurface(stream);
    }
}
