using FaceLab.Browser.Tests.Support;
using FaceLab.Tests.Support;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace FaceLab.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class BrowserPageTests(HeadlessBrowser browser)
{
    [ChromiumFact]
    public async Task A_sound_page_is_clean_and_can_be_asked()
    {
        await using var page = await browser.OpenAsync("<p " +
            "id=\"sum\"></p><script>document.getElementById('sum').textContent = 1 + 2;</script>");

        Assert.Equal("3", await page.Page.TextContentAsync("#sum"));
        page.AssertClean();
    }

    [ChromiumTheory]
    [InlineData("throw new Error('broken script');", "broken script")]
    [InlineData("console.error('told so');", "told so")]
    [InlineData("Promise.reject(new Error('forgotten'));", "forgotten")]
    public async Task What_goes_wrong_in_a_script_is_remembered(string script, string expected)
    {
        await using var page = await browser.OpenAsync($"<script>{script}</script>");

        Assert.Contains(expected, Assert.Single(page.Errors));
        Assert.ThrowsAny<XunitException>(page.AssertClean);
    }

    [ChromiumTheory]
    [InlineData("<img src=\"https://pictures.example/face.jpg\">", "https://pictures.example/face.jpg")]
    [InlineData("<script src=\"http://scripts.example/plot.js\"></script>", "http://scripts.example/plot.js")]
    [InlineData("<style>@import url(https://styles.example/all.css);</style>", "https://styles.example/all.css")]
    public async Task What_lies_outside_is_refused_and_remembered(string html, string address)
    {
        await using var page = await browser.OpenAsync(html);

        Assert.Equal([address], page.Refused);
        Assert.ThrowsAny<XunitException>(page.AssertClean);
    }

    [ChromiumFact]
    public async Task A_picture_within_the_page_is_its_own()
    {
        await using var page = await browser.OpenAsync("<img " +
            "src=\"data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=\">");

        Assert.Equal(1, await page.Page.EvaluateAsync<int>("document.images[0].naturalWidth"));
        page.AssertClean();
    }

    [ChromiumTheory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task Width_and_colour_scheme_are_the_reader_s(ColorScheme scheme, bool dark)
    {
        await using var page = await browser.OpenAsync("<p>text</p>", width: 700, scheme);

        Assert.Equal(700, await page.Page.EvaluateAsync<int>("innerWidth"));
        Assert.Equal(dark, await page.Page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
    }

    [ChromiumFact]
    public async Task A_screenshot_is_a_PNG_file()
    {
        using var folder = new TempFolder();
        await using var page = await browser.OpenAsync("<p>text</p>");

        await page.ScreenshotAsync(folder["page.png"]);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(folder["page.png"])[..4]);
    }

    [Fact]
    public void The_browser_is_the_first_on_the_path()
    {
        using var folder = new TempFolder();
        folder.Write("late/chromium", "");
        var early = folder.Write("early/google-chrome", "");

        Assert.Equal(early, Chromium.Find(string.Join(Path.PathSeparator, folder["none"], folder["early"],
            folder["late"])));
        Assert.Null(Chromium.Find(folder["none"]));
        Assert.Null(Chromium.Find(""));
    }
}
