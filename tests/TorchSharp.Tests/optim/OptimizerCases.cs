using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optim;

/// <summary>How C# makes the optimizers of make_nn_golden.py, by the names of their cases.</summary>
internal static class OptimizerCases
{
    internal static readonly Dictionary<string, Func<Parameter[], OptimizerHelper>> All = new()
    {
        ["SGD"] = p => optim.SGD(p, 0.1),
        ["SGD decay"] = p => optim.SGD(p, 0.1, weight_decay: 0.2),
        ["SGD momentum"] = p => optim.SGD(p, 0.1, momentum: 0.9),
        ["SGD dampening"] = p => optim.SGD(p, 0.1, momentum: 0.9, dampening: 0.3, weight_decay: 0.01),
        ["SGD nesterov"] = p => optim.SGD(p, 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: true),
        ["SGD maximize"] = p => optim.SGD(p, 0.1, momentum: 0.9, maximize: true),
        ["SGD groups"] = p => optim.SGD(
            [new SGD.ParamGroup(p[..1], new SGD.Options { LearningRate = 0.05 }),
                new SGD.ParamGroup(p[1..], new SGD.Options { momentum = 0.0 })], 0.1, momentum: 0.9),
        ["Adam"] = p => optim.Adam(p),
        ["Adam options"] = p => optim.Adam(p, 0.01, 0.8, 0.95, 1e-4, 0.1),
        ["Adam amsgrad"] = p => optim.Adam(p, 0.01, 0.5, 0.6, amsgrad: true),
        ["Adam maximize"] = p => optim.Adam(p, 0.01, weight_decay: 0.1, maximize: true),
        ["AdamW"] = p => optim.AdamW(p),
        ["AdamW decay"] = p => optim.AdamW(p, 0.01, weight_decay: 0.2),
        ["AdamW amsgrad"] = p => optim.AdamW(p, 0.01, 0.5, 0.6, 1e-4, 0.1, amsgrad: true),
        ["AdamW maximize"] = p => optim.AdamW(p, 0.01, weight_decay: 0.1, maximize: true),
        ["RMSProp"] = p => optim.RMSProp(p),
        ["RMSProp options"] = p => optim.RMSProp(p, 0.02, 0.9, 1e-4, 0.1),
        ["RMSProp momentum"] = p => optim.RMSProp(p, 0.02, momentum: 0.8),
        ["RMSProp centered"] = p => optim.RMSProp(p, 0.02, momentum: 0.8, centered: true),
        ["RMSProp maximize"] = p => optim.RMSProp(p, 0.02, maximize: true),
        ["Adagrad"] = p => optim.Adagrad(p),
        ["Adagrad options"] = p => optim.Adagrad(p, 0.1, 0.1, 0.1, 0.3, 1e-4),
    };
}
