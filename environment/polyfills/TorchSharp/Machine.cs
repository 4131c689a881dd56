namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of libtorch.</summary>
    public static string __version__ => Native.torch_version();

    public static int get_num_threads() => (int)Native.get_num_threads();

    /// <summary>How many threads one operation may use.</summary>
    public static void set_num_threads(int num) => Native.set_num_threads(num);

    public static int get_num_interop_threads() => (int)Native.get_num_interop_threads();

    public static void set_num_interop_threads(int num) => Native.set_num_interop_threads(num);

    public static bool cuda_is_available() => cuda.is_available();

    public static bool mps_is_available() => false;

    /// <summary>Nothing to do: every call here throws its own errors.</summary>
    public static void CheckForErrors()
    {
    }

    public static partial class cuda
    {
        public static bool is_available() => Native.cuda_is_available();

        public static bool is_cudnn_available() => Native.cuda_is_cudnn_available();

        public static int device_count() => (int)Native.cuda_device_count();

        public static void manual_seed(long seed) => Native.cuda_manual_seed(seed);

        public static void manual_seed_all(long seed) => Native.cuda_manual_seed(seed);

        /// <summary>Waits until the device has done all it was given.</summary>
        public static void synchronize(Device? device = null) => Native.cuda_synchronize(device?.index ?? -1);
    }

    public static partial class backends
    {
        public static partial class cuda
        {
            public static partial class matmul
            {
                /// <summary>Whether float32 products on a GPU may round their factors to TF32.</summary>
                public static bool allow_tf32
                {
                    get => Native.context_flag("cuda.matmul.allow_tf32");
                    set => Native.set_context_flag("cuda.matmul.allow_tf32", value);
                }
            }
        }

        public static partial class cudnn
        {
            /// <summary>Whether float32 convolutions on a GPU may round their factors to TF32.</summary>
            public static bool allow_tf32
            {
                get => Native.context_flag("cudnn.allow_tf32");
                set => Native.set_context_flag("cudnn.allow_tf32", value);
            }
        }
    }
}
