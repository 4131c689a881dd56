namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                RequireProbability(p);
                return inplace ? Native.dropout_(input, p, training).alias() : Native.dropout(input, p, training);
            }

            /// <summary>Drops whole channels of a (N, C, H, W) or (C, H, W) input.</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                RequireProbability(p);
                return inplace ? Native.feature_dropout_(input, p, training).alias() : Native.feature_dropout(input, p,
                    training);
            }

            private static void RequireProbability(double p)
            {
                if (p is not (>= 0 and <= 1))
                    throw new ArgumentException($"The dropout probability must be between 0 and 1, but is {p}.",
                        nameof(p));
            }
        }
    }
}
