using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter. Its tensors belong to no dispose scope.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void Initialize(OptimizerOptions options);

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    public virtual void to(Device device)
    {
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        result?.Dispose();
        result = reader.ReadBoolean() ? Keep(TensorExtensionMethods.Load(reader).to(device)) : null;
    }

    /// <summary>A buffer of zeros beside the parameter, in place of <paramref name="old"/>.</summary>
    private protected Tensor Zeros(Tensor? old)
    {
        old?.Dispose();
        return Keep(zeros_like(_parameter));
    }

    private protected static void Move(ref Tensor tensor, Device device) => Replace(ref tensor, tensor.to(device));

    private protected static void MoveConditional(ref Tensor? tensor, Device device)
    {
        if (tensor is not null)
            Move(ref tensor, device);
    }

    private protected void Copy(ref Tensor target, Tensor source)
        => Replace(ref target, source.to(_parameter.device, copy: true));

    private protected void CopyConditional(ref Tensor? target, Tensor? source)
    {
        target?.Dispose();
        target = source is null ? null : Keep(source.to(_parameter.device, copy: true));
    }

    private protected static bool Close(Tensor? a, Tensor? b)
        => a is null || b is null ? ReferenceEquals(a, b) : a.allclose(b);

    /// <summary>State outlives the scope in which it was made, and knows no gradients.</summary>
    private protected static Tensor Keep(Tensor tensor)
    {
        tensor.requires_grad = false;
        return tensor.DetachFromDisposeScope();
    }

    private static void Replace(ref Tensor tensor, Tensor value)
    {
        if (ReferenceEquals(tensor, value)) return;
        tensor?.Dispose();
        tensor = Keep(value);
    }
}
