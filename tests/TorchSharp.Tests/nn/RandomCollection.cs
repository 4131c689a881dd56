namespace TorchSharp.Tests.NN;

/// <summary>Tests that seed or draw from the process's one default generator run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RandomCollection
{
    public const string Name = "default generator";
}
