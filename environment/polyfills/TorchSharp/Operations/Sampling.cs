namespace TorchSharp;

// Random numbers into and from tensors.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor bernoulli(Generator? generator = null) => Native.bernoulli(this, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Native.bernoulli_(this, p, generator);

        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Native.bernoulli_(this, p, generator);

        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) =>
            Native.cauchy_(this, median, sigma, generator);

        public Tensor exponential_(double lambda = 1, Generator? generator = null) =>
            Native.exponential_(this, lambda, generator);

        public Tensor geometric_(double p, Generator? generator = null) => Native.geometric_(this, p, generator);

        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Native.log_normal_(this, mean, std, generator);

        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Native.normal_(this, mean, std, generator);

        /// <summary>Whole numbers, <paramref name="from"/> inclusive, <paramref name="to"/> exclusive.</summary>
        public Tensor random_(double from, double to, Generator? generator = null) =>
            Native.random_(this, (long)from, (long)to, generator);

        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Native.uniform_(this, from, to, generator);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Native.multinomial(this, num_samples, replacement, generator);

        public Tensor poisson(Generator? generator = null) => Native.poisson(this, generator);

        public Tensor binomial(Tensor prob, Generator? generator = null) => Native.binomial(this, prob, generator);
    }

    public static Tensor bernoulli(Tensor input, Generator? generator = null) => Native.bernoulli(input, generator);

    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        Native.multinomial(input, num_samples, replacement, generator);

    public static Tensor poisson(Tensor input, Generator? generator = null) => Native.poisson(input, generator);

    public static Tensor binomial(Tensor count, Tensor probs, Generator? generator = null) =>
        Native.binomial(count, probs, generator);

    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) =>
        Native.normal(mean, std, generator);
}
