using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module that has nothing to learn, to keep or to move.</summary>
public interface IParameterLessModule
{
}

/// <inheritdoc cref="IParameterLessModule"/>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name) { }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true)
        => throw Refusal("a buffer", name);

    public override void register_parameter(string name, Parameter param)
        => throw Refusal("a parameter", name);

    public override void register_module(string name, nn.Module submodule)
    {
        if (submodule is not IParameterLessModule)
            throw Refusal("a module with parameters", name);
        base.register_module(name, submodule);
    }

    private InvalidOperationException Refusal(string what, string name)
        => new($"{GetName()} is declared to have no parameters: it cannot register {what}, '{name}'.");
}
