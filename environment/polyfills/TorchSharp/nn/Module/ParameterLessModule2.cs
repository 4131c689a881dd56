using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <inheritdoc cref="IParameterLessModule"/>
public abstract class ParameterLessModule<T1, T2, TResult> : nn.Module<T1, T2, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name) { }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true)
        => throw new InvalidOperationException($"A buffer '{name}' cannot be registered on {GetName()}, which has no parameters.");

    public override void register_parameter(string name, Parameter param)
        => throw new InvalidOperationException($"A parameter '{name}' cannot be registered on {GetName()}, which has none.");

    public override void register_module(string name, nn.Module submodule)
    {
        if (submodule is not IParameterLessModule)
            throw new InvalidOperationException($"{GetName()} has no parameters, so its sub-module '{name}' may have none.");
        base.register_module(name, submodule);
    }
}
