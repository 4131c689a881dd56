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
    public void Label_and_unit_are_in_the_JSON_where_they_are_given()
    {
        var plain = Results.Record("seconds", 3).ToJson();
        var named = Results.Record("view1/accuracy", 0.8125, label: "test pairs judged rightly", unit: "%").ToJson();

        Assert.Equal("""{"name":"seconds","value":3}""", plain);
        Assert.Equal("""{"name":"view1/accuracy","value":0.8125,"label":"test pairs judged rightly","unit":"%"}""",
            named);
        Assert.Contains("\"label\":\"computed on\"", Results.Record("device", "cpu", label: "computed on").ToJson());
    }

    [Theory]
    [InlineData(0.832, "%", "83.2 %")]
    [InlineData(1, "%", "100.0 %")]
    [InlineData(0.6775, "%", "67.7 %")]
    [InlineData(12.5, "s", "12.5 s")]
    [InlineData(0.8125, "", "0.8125")]
    [InlineData(40, null, "40")]
    public void A_figure_is_shown_with_its_unit(double value, string? unit, string expected)
    {
        Assert.Equal($"name = {expected}", Results.Record("name", value, unit: unit).ToString());
        Assert.Equal($"plain name = {expected}", Results.Record("name", value, "plain name", unit).ToString());
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
