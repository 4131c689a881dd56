namespace FaceLab.Evaluation;

/// <summary>Tails of the binomial distribution, by the regularised incomplete beta function.</summary>
/// <remarks>
/// P(X &gt;= k) = I_p(k, n - k + 1). The continued fraction is NIST's Digital Library of Mathematical Functions, 8.17.22, evaluated by
/// the method of W. Lentz, 1976; the logarithm of the gamma function is Stirling's series, 5.11.1. About 1e-12 relative for counts
/// of thousands, 1e-6 for a hundred million, where the logarithms cancel.
/// </remarks>
internal static class BinomialTail
{
    /// <summary>The chance of at least so many successes of <paramref name="total"/> at a rate.</summary>
    public static double AtLeast(long count, long total, double rate) =>
        count <= 0 ? 1 : count > total ? 0 : IncompleteBeta(rate, count, total - count + 1.0);

    /// <summary>The chance of at most so many successes.</summary>
    public static double AtMost(long count, long total, double rate) =>
        count >= total ? 1 : count < 0 ? 0 : IncompleteBeta(1 - rate, total - count, count + 1.0);

    private static double IncompleteBeta(double x, double a, double b)
    {
        if (x <= 0 || x >= 1)
            return x <= 0 ? 0 : 1;
        // The fraction converges fast only on the near side of the mean.
        if (x > (a + 1) / (a + b + 2))
            return 1 - IncompleteBeta(1 - x, b, a);
        var logarithm = LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * double.LogP1(-x);
        return Math.Exp(logarithm) / a / Fraction(x, a, b);
    }

    /// <summary>1 + d1 / (1 + d2 / (1 + ...)).</summary>
    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        var (value, c, d) = (1.0, 1.0, 0.0);
        for (var n = 1; n < 1_000_000; n++)
        {
            var m = n / 2;
            var term = n % 2 == 0
                ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + term * d);
            c = NotZero(1 + term / c);
            value *= c * d;
            if (Math.Abs(c * d - 1) < 1e-15)
                break;
        }
        return value;

        static double NotZero(double number) => Math.Abs(number) < Tiny ? Tiny : number;
    }

    private static double LogGamma(double x)
    {
        // Gamma(x) = Gamma(x + 1) / x, until the series is good to the last bit.
        var shift = 0.0;
        for (; x < 15; x++)
            shift -= Math.Log(x);
        var square = 1 / (x * x);
        var series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188)))) / x;
        return shift + (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series;
    }
}
