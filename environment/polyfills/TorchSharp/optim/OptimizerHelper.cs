using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An optimizer in plain C#: groups with options, a state for each parameter.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private readonly Dictionary<Tensor, OptimizerState> states = new(ReferenceEqualityComparer.Instance);

    public OptimizerHelper() { }

    private protected abstract OptimizerState NewState(Parameter parameter);

    /// <summary>Gives the group options, and every option that is not set the optimizer's default.</summary>
    private protected abstract OptimizerOptions FillIn(OptimizerOptions? options);

    private protected OptimizerState StateOf(Parameter parameter) => states[parameter];

    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        param_group.Options = FillIn(param_group.Options);
        param_group.InitialLearningRate = param_group.LearningRate;
        // Once: a module's parameters() walks the whole module each time.
        param_group.Parameters = param_group.Parameters.ToList();
        groups.Add(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = NewState(parameter);
            state.Initialize(param_group.Options);
            states[parameter] = state;
        }
    }

    /// <summary>Runs <paramref name="update"/> for every parameter that has a gradient.</summary>
    private protected Tensor? Step<TOptions, TState>(
        Func<Tensor>? closure, Action<TOptions, TState, Parameter, Tensor> update)
        where TOptions : OptimizerOptions where TState : OptimizerState
    {
        var loss = Loss(closure);
        using var _ = no_grad();
        foreach (var group in groups)
        {
            foreach (var parameter in group.Parameters)
            {
                using var grad = parameter.grad;
                if (grad is not null)
                    update((TOptions)group.Options, (TState)states[parameter], parameter, grad);
            }
        }
        return loss;
    }

    private static Tensor? Loss(Func<Tensor>? closure)
    {
        if (closure is null) return null;
        using var _ = enable_grad();
        return closure();
    }

    public void to(Device device)
    {
        foreach (var state in states.Values)
            state.to(device);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        foreach (var state in states.Values)
            (state as IDisposable)?.Dispose();
        states.Clear();
    }

    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in groups)
        {
            result.Options.Add(group.Options);
            var first = result.State.Count;
            result.State.AddRange(group.Parameters.Select(StateOf));
            result.StateIndexRef.Add([.. Enumerable.Range(first, result.State.Count - first)]);
        }
        return result;
    }

    /// <exception cref="ArgumentException">Other numbers of groups or parameters than this optimizer has.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        var mine = this.state_dict();
        RequireSame(mine, state_dict.Options.Count, state_dict.State.Count);
        for (var i = 0; i < mine.Options.Count; i++)
            if (!ReferenceEquals(mine.Options[i], state_dict.Options[i]))
                mine.Options[i].LoadStateDict(state_dict.Options[i]);
        for (var i = 0; i < mine.State.Count; i++)
            if (!ReferenceEquals(mine.State[i], state_dict.State[i]))
                mine.State[i].LoadStateDict(state_dict.State[i]);
    }

    public void save_state_dict(string location)
    {
        using var stream = File.Create(location);
        using var writer = new BinaryWriter(stream);
        save_state_dict(writer);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var mine = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(mine.Options.Count);
        writer.Write7BitEncodedInt64(mine.State.Count);
        foreach (var options in mine.Options)
            options.SaveStateDict(writer);
        foreach (var state in mine.State)
            state.SaveStateDict(writer);
    }

    public void load_state_dict(string location)
    {
        using var stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        load_state_dict(reader);
    }

    /// <exception cref="InvalidDataException">The stream holds the state of another optimizer.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var name = reader.ReadString();
        if (name != GetType().Name)
            throw new InvalidDataException(
                $"Mismatched optimizer type: expected '{GetType().Name}', but found '{name}' in the loaded stream.");
        var mine = state_dict();
        RequireSame(mine, reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        foreach (var options in mine.Options)
            options.LoadStateDict(reader);
        foreach (var state in mine.State)
            state.LoadStateDict(reader);
    }

    private static void RequireSame(StateDictionary mine, long groups, long states)
    {
        if (mine.Options.Count != groups)
            throw new ArgumentException(
                $"Invalid optimizer state -- different number of parameter groups: {mine.Options.Count} here, {groups} loaded.");
        if (mine.State.Count != states)
            throw new ArgumentException(
                $"Invalid optimizer state -- different number of states: {mine.State.Count} here, {states} loaded.");
    }
}
