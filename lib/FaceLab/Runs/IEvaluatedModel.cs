using FaceLab.Evaluation;
using FaceLab.Faces;
using static TorchSharp.torch;

namespace FaceLab.Runs;

/// <summary>A model that can be judged on a set: a run, a network's file, a network from elsewhere, or a
/// baseline.</summary>
public interface IEvaluatedModel : IFaceEmbedder, IDisposable
{
    /// <summary>The name in tables and files.</summary>
    string Name { get; }

    /// <summary>The file of the model; empty for a baseline without one.</summary>
    string File { get; }

    /// <summary>The kind and the training in a few words, such as "small-resnet, 900 steps".</summary>
    string Description { get; }

    /// <summary>The layers, as text of several lines; <see langword="null"/> if they are unknown.</summary>
    string? Layers { get; }

    /// <summary>The number of parameters; 0 if there are none.</summary>
    long Parameters { get; }

    /// <summary>The side in pixels of the faces that the model takes; larger ones are cropped.</summary>
    int InputSize { get; }

    /// <summary>The device that it computes on.</summary>
    Device Device { get; }

    /// <summary>The run; <see langword="null"/> where there is none.</summary>
    TrainingRun? Run { get; }

    /// <summary>The preparation that the model needs; <see langword="null"/> if it is unknown.</summary>
    PreparationOptions? Preparation { get; }

    /// <summary>The preparation of the faces that it was trained on, as a text; <see langword="null"/> if it is
    /// unknown.</summary>
    string? FacesParameters { get; }

    /// <summary>The key of those faces; <see langword="null"/> if it is unknown.</summary>
    string? FacesKey { get; }
}
