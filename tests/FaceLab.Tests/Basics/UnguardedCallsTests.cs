using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FaceLab.Tests.Basics;

/// <summary>Members of TorchSharp 0.107.0 whose native part (src/Native/LibTorchSharp) lets an error of libtorch
/// through: it ends the process instead of coming as an exception. FaceLab calls none of them with what can be
/// wrong.</summary>
public sealed class UnguardedCallsTests
{
    /// <summary>Others do the same and come with an exception: <c>mm</c>, <c>mv</c> and <c>bmm</c>, <c>backward</c>,
    /// <c>amax</c>.</summary>
    private static readonly string[] Never = ["matmul", "grad", "cummax", "cummin", "set_num_interop_threads"];

    /// <summary>Who calls <c>set_state</c> and <c>set_rng_state</c> has them judged by GeneratorState before.</summary>
    [Fact]
    public void The_library_calls_none()
    {
        var called = MembersOf(typeof(FaceLab.Learning.EmbeddingTrainer).Assembly.Location).ToHashSet();

        Assert.Contains("mm", called);
        Assert.Empty(called.Intersect(Never));
    }

    /// <summary>Names of the methods of other assemblies that an assembly names.</summary>
    private static IEnumerable<string> MembersOf(string file)
    {
        using var assembly = new PEReader(File.OpenRead(file));
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.MemberReferences.Select(handle => metadata.GetMemberReference(handle))
            .Select(member => metadata.GetString(member.Name))];
    }
}
