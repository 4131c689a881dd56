// Every notebook begins with this file: the namespaces, the device, the lengths of the trainings, and what several chapters share.
using System.Diagnostics;
using System.IO;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Display;
using FaceLab.Display.Charts;
using FaceLab.Display.Explanation;
using FaceLab.Display.Explorer;
using FaceLab.Display.Faces;
using FaceLab.Display.Tables;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Calibration;
using FaceLab.Evaluation.Clustering;
using FaceLab.Evaluation.Explanation;
using FaceLab.Evaluation.Projection;
using FaceLab.Evaluation.Search;
using FaceLab.Faces;
using FaceLab.Faces.Alignment;
using FaceLab.Faces.Detection;
using FaceLab.Faces.Statistics;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Learning.Mining;
using FaceLab.Learning.Sampling;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using FaceLab.Runs;
using FaceLab.Synthetic;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive;
using TorchSharp;

// Steps of the trainings and the like, at the presets quick, default and full.
static class Budget
{
    public static int DigitsOfEachKind => Preset.Pick(80, 400, 1000);
    public static int DigitSteps => Preset.Pick(40, 300, 600);
    public static int DigitBugSteps => Preset.Pick(30, 160, 300);
    public static int StepsByHand => Preset.Pick(20, 60, 200);
    public static int SiameseSteps => Preset.Pick(24, 120, 1600);
    public static int TripletSteps => Preset.Pick(24, 120, 1200);
    public static int CollapseSteps => Preset.Pick(15, 60, 60);
    public static int CenterSteps => Preset.Pick(20, 120, 1500);
    public static int CenterInput => Preset.Pick(64, 64, 96);         // pixels; NN4.Small2 takes multiples of 32
    public static int LossSteps => Preset.Pick(12, 28, 200);
    public static int LossInput => Preset.Pick(32, 48, 48);
    public static int LossSeeds => Preset.Pick(2, 2, 5);
    public static int RunSteps => Preset.Pick(24, 100, 1500);
    public static int NetworkInput => Preset.Pick(32, 32, 64);
    public static int NetworkSeconds => Preset.Pick(2, 12, 240);      // of training, for each network
    public static int TsneSteps => Preset.Pick(300, 1000, 1000);
    public static int Evaluations => Preset.Pick(6, 20, 20);          // during a training
    public static int Replicates => Preset.Pick(200, 1000, 2000);     // of a bootstrap
}

torch.set_num_threads(Environment.ProcessorCount);                    // in a virtual machine libtorch may count too few
var device = torch.cuda.is_available() ? torch.CUDA : torch.CPU;
var precision = Precision.BestFor(device);
var source = FaceSource.Find();
var onLfw = source.LfwFolder is not null;
var protocol = onLfw ? "view1" : "synthetic";

// LFW's View 1 where it is found, else rendered faces; `size` pixels a side.
VerificationData OpenFaces(int size)
{
    Console.WriteLine($"{source.Name}: {source.Reason}");
    var live = Live.Show(HTML("reading faces"));
    var progress = new Progress<int>(done => live.Update(HTML($"{done:N0} faces")));
    var cache = new FaceCacheOptions { Say = Console.WriteLine };
    var data = onLfw
        ? VerificationData.FromLfw(source.LfwFolder!, new CenterCrop { Size = size }, cache, progress)
        : VerificationData.FromSynthetic(new SyntheticFaces(new() { Size = size }), cache: cache, progress: progress);
    live.Update(HTML($"{data.Faces.Faces.Count:N0} faces"));
    foreach (var image in data.Faces.Unreadable)
        Console.WriteLine($"  left out: {image.Path}: {image.Reason}");
    return data;
}

// Fails where a key result is outside of what the chapter says, so that a change that breaks it is seen.
void Check(string what, double value, double low, double high = 1)
{
    if (!(value >= low && value <= high))
        throw new InvalidOperationException($"{what} is {value:G4}, and this chapter expects {low:G4} to {high:G4}. " +
            "Compare with a fresh clone: your change, your data or the library has made the difference.");
    Console.WriteLine($"{what}: {value:G4}, as expected between {low:G4} and {high:G4}");
}

// Trains with a curve that grows. An interrupted cell goes on where it stopped when it is run again.
void Train(EmbeddingTrainer trainer, string checkpoint = null)
{
    var steps = trainer.Options.Steps;
    if (trainer.Step > 0)
        Console.WriteLine(trainer.IsDone ? $"All {steps:N0} steps are done." : $"Goes on at step {trainer.Step:N0}.");
    var live = Live.Show(TrainingChart.Of(trainer.History, steps));
    trainer.Run(step =>
    {
        live.Update(TrainingChart.Of(trainer.History, steps));
        if (checkpoint is not null)
            trainer.SaveCheckpoint(checkpoint);
        if (step.Warning is { } warning)
            Console.WriteLine($"step {step.Step}: {warning}");
    }, cancellationToken: KernelInvocationContext.Current.CancellationToken);
}

// The run of chapters 7, 8, 14 and 15: chapter 3's siamese training on faces of 48 pixels.
RunConfig SiameseRun() => new()
{
    Data = new() { Set = onLfw ? "lfw" : DataOptions.Synthetic, Preparation = new() { Size = 54 } },
    Network = new(SmallResNet.Kind, new SmallResNetOptions { InputSize = 48, Precision = precision }),
    Loss = new ContrastiveOptions(),
    Training = new() { Steps = Budget.RunSteps, ValidateEvery = Math.Max(1, Budget.RunSteps / Budget.Evaluations) },
};

// Trains the run, or loads it where it is finished. Its folder lies under `runs/`: delete it to begin anew.
EmbeddingNetwork TrainOrLoad(RunConfig config, TrainingData people)
{
    var steps = config.Training.Steps;
    var run = TrainingRun.OpenOrCreate(Path.Combine("..", "runs", $"course-{config.Data.Set}-{steps}"), config);
    var live = Live.Show(TrainingChart.Of(run.History, steps));
    var trained = run.Train(people, device, step => live.Update(TrainingChart.Of(run.History, steps)),
        cancellationToken: KernelInvocationContext.Current.CancellationToken);
    Console.WriteLine(trained.Finished
        ? $"{run.Name}: {steps:N0} of {steps:N0} steps, {trained.History[^1].Seconds:F0} s of training"
        : "Run this cell again: it goes on where it stopped.");
    return trained.Network;
}

display(Formatters.Register());                                       // plotly.js, once for the whole notebook
display(Results.Record("faces", onLfw ? "LFW" : "rendered"));
Results.Record("device", device.type.ToString())
