using System.Text.Json;

namespace FaceLab.Display.Tests;

public sealed class ResultsTests
{
    [Fact]
    public void A_figure_becomes_JSON_with_name_and_value()
    {
        using var json = JsonDocument.Parse(Results.Record("view1/accuracy", 0.8125).ToJson());

        Assert.Equal("view1/accuracy", json.RootElement.GetProperty("name").GetString());
        Assert.Equal(0.8125, json.RootElement.GetProperty("value").GetDouble());
    }

    [Fact]
    public void A_text_becomes_JSON_text()
    {
        using var json = JsonDocument.Parse(Results.Record("device", "a \"fast\" CPU").ToJson());

        Assert.Equal("a \"fast\" CPU", json.RootElement.GetProperty("value").GetString());
    }

    [Fact]
    public void As_text_it_is_one_line() =>
        Assert.Equal("view1/accuracy = 0.8125", Results.Record("view1/accuracy", 0.8125).ToString());

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_figure_that_is_not_finite_is_refused_by_name(double value) =>
        Assert.Contains("'view1/accuracy'",
            Assert.Throws<ArgumentException>(() => Results.Record("view1/accuracy", value)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void A_blank_name_is_refused(string? name)
    {
        Assert.ThrowsAny<ArgumentException>(() => Results.Record(name!, 1));
        Assert.ThrowsAny<ArgumentException>(() => Results.Record(name!, "text"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_blank_text_is_refused(string? value) =>
        Assert.ThrowsAny<ArgumentException>(() => Results.Record("device", value!));
}
