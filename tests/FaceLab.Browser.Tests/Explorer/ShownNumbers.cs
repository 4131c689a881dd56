using System.Globalization;
using FaceLab.Browser.Tests.Support;
using FaceLab.Evaluation;

namespace FaceLab.Browser.Tests.Explorer;

/// <summary>The numbers that an explorer shows.</summary>
internal static class ShownNumbers
{
    private static readonly (string Rate, Func<ConfusionMatrix, Proportion> Of)[] Rates =
    [
        ("accuracy", matrix => matrix.Accuracy), ("precision", matrix => matrix.Precision),
        ("recall", matrix => matrix.Recall),
        ("far", matrix => matrix.FalseAcceptRate), ("frr", matrix => matrix.FalseRejectRate),
    ];

    /// <summary>The threshold of the page's first explorer, to the last bit.</summary>
    public static async Task<double> ThresholdAsync(BrowserPage page) =>
        await page.Page.EvaluateAsync<double>("Number(document.querySelector('.facelab-explorer').dataset.threshold)");

    /// <summary>The four counts as they are to be shown.</summary>
    public static string[] Counts(ConfusionMatrix matrix) =>
        [.. new[] { matrix.TruePositives, matrix.FalseNegatives, matrix.FalsePositives, matrix.TrueNegatives }
            .Select(count => count.ToString("N0", CultureInfo.InvariantCulture))];

    /// <summary>The four counts as they are shown.</summary>
    public static async Task<string[]> CountsAsync(BrowserPage page) =>
        [.. await page.Page.Locator(".facelab-explorer").First.Locator(".confusion td").AllTextContentsAsync()];

    /// <summary>Every number of the page's first explorer against the library's: count, total, both ends of the
    /// interval, F1's value, and the rate as shown, a row each.</summary>
    public static async Task AssertNumbersAsync(BrowserPage page, ConfusionMatrix matrix)
    {
        Assert.Equal(Counts(matrix), await CountsAsync(page));
        var rows = await page.Page.EvaluateAsync<string[][]>("""
            [...document.querySelector('.rates').querySelectorAll('[data-rate]')].map(row => [row.dataset.rate, row.dataset.count, row.dataset.total,
                row.dataset.low, row.dataset.high, row.dataset.value, row.querySelector('td').textContent].map(text => text ?? ''))
            """);
        foreach (var ((name, of), row) in Rates.Zip(rows))
        {
            var rate = of(matrix);
            Assert.Equal([name, $"{rate.Count}", $"{rate.Total}"], row[..3]);
            if (rate.Total == 0)
            {
                Assert.Equal(["", "", "", "none"], row[3..]);
                continue;
            }
            var interval = rate.ClopperPearson();
            Assert.Equal(interval.Low, Number(row[3]), 1e-12);
            Assert.Equal(interval.High, Number(row[4]), 1e-12);
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{100 * rate.Rate:F2} %"), row[6]);
        }
        Assert.Equal(matrix.F1, Number(rows[5][5]), 1e-12);

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
