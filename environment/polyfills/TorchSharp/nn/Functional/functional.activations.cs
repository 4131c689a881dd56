using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            // In place, the result is another handle to the input: the caller may dispose either.

            public static Tensor relu(Tensor x, bool inplace = false)
                => inplace ? Native.relu_(x).alias() : Native.relu(x);

            public static Tensor relu6(Tensor x, bool inplace = false)
                => inplace ? Native.relu6_(x).alias() : Native.relu6(x);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false)
                => inplace ? Native.leaky_relu_(input, negative_slope).alias() : Native.leaky_relu(input,
                    negative_slope);

            public static Tensor prelu(Tensor input, Tensor weight) => Native.prelu(input, weight);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false)
                => inplace ? Native.elu_(x, alpha).alias() : Native.elu(x, alpha);

            public static Tensor selu(Tensor x, bool inplace = false)
                => inplace ? Native.selu_(x).alias() : Native.selu(x);

            public static Tensor gelu(Tensor x) => Native.gelu(x, "none");

            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

            public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false)
                => inplace ? Native.gelu_(x, Name(approximate)).alias() : Native.gelu(x, Name(approximate));

            public static Tensor silu(Tensor x, bool inplace = false)
                => inplace ? Native.silu_(x).alias() : Native.silu(x);

            public static Tensor mish(Tensor x, bool inplace = false)
                => inplace ? Native.mish_(x).alias() : Native.mish(x);

            public static Tensor hardswish(Tensor input, bool inplace = false)
                => inplace ? Native.hardswish_(input).alias() : Native.hardswish(input);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false)
                => inplace ? Native.hardsigmoid_(input).alias() : Native.hardsigmoid(input);

            public static Tensor sigmoid(Tensor x) => Native.sigmoid(x);

            public static Tensor sigmoid(Tensor x, bool inplace)
                => inplace ? Native.sigmoid_(x).alias() : Native.sigmoid(x);

            public static Tensor logsigmoid(Tensor x) => Native.log_sigmoid(x);

            public static Tensor tanh(Tensor x, bool inplace = false)
                => inplace ? Native.tanh_(x).alias() : Native.tanh(x);

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20)
                => Native.softplus(x, beta, threshold);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null)
                => Native.softmax(input, dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => Native.log_softmax(x, dim, null);

            private static string Name(GELU.Approximate approximate)
                => approximate == Modules.GELU.Approximate.tanh ? "tanh" : "none";
        }
    }
}
