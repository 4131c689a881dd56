using FaceLab.Data;

namespace FaceLab.Tests.Data.Synthetic;

/// <summary>Alone in the process, so that its processor time is that of the renderer.</summary>
[CollectionDefinition(nameof(SyntheticFacesSpeedTests), DisableParallelization = true)]
[Collection(nameof(SyntheticFacesSpeedTests))]
public class SyntheticFacesSpeedTests
{
    [Fact]
    public void A_face_takes_a_few_milliseconds_of_processor_time()
    {
        var faces = new SyntheticFaces(new() { Identities = 10 });
        faces.RenderRange(0, 4); // compile first
        var before = Environment.CpuUsage.TotalTime;
        faces.RenderAll();
        var milliseconds = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / 200;

        // Measured: 2 to 3. Below 5, 4,000 faces take less than 10 s on two cores; the rest is for a busy machine.
        Assert.True(milliseconds < 10, $"A face took {milliseconds:F1} ms of processor time.");
    }
}
