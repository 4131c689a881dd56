using FaceLab.Bench.Landmarks;
using FaceLab.Data;

// What each does, and its options, are in environment/bench/README.md.
try
{
    switch (args)
    {
        case []:
            Measurements.Run();
            return 0;
        case ["train", .. var rest]:
            TrainingRun.Run(rest is [var path] ? path : "five-points.facelab");
            return 0;
        default:
            Console.Error.WriteLine("landmarks: give nothing or 'train [FILE]'.");
            return 2;
    }
}
catch (Exception error) when (error is FaceDataException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"landmarks: {error.Message}");
    return 1;
}
