namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8)
                => Native.cosine_similarity(x1, x2, dim, eps);

            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2.0, double eps = 1e-6,
                bool keepdim = false)
                => Native.pairwise_distance(input1, input2, p, eps, keepdim);

            public static Tensor one_hot(Tensor x, long num_classes = -1) => Native.one_hot(x, num_classes);
        }
    }
}
