namespace FaceLab.Display.Tests;

public sealed class PresetTests : IDisposable
{
    private readonly string? before = Environment.GetEnvironmentVariable("FACELAB_PRESET");

    public void Dispose() => Environment.SetEnvironmentVariable("FACELAB_PRESET", before);

    [Theory]
    [InlineData(null, 2)]
    [InlineData("default", 2)]
    [InlineData("quick", 1)]
    [InlineData("full", 3)]
    public void The_variable_picks_the_number(string? value, int expected)
    {
        Environment.SetEnvironmentVariable("FACELAB_PRESET", value);
        Assert.Equal(expected, Preset.Pick(quick: 1, usual: 2, full: 3));
    }

    [Fact]
    public void Another_word_is_refused_by_name()
    {
        Environment.SetEnvironmentVariable("FACELAB_PRESET", "slow");
        Assert.Contains("'slow'", Assert.Throws<ArgumentException>(() => Preset.Pick(1, 2, 3)).Message);
    }
}
