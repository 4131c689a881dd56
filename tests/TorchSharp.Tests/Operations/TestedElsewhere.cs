namespace TorchSharp.Tests.Operations;

/// <summary>Operations without a golden case, each group with the reason and the place of its test.</summary>
internal static class TestedElsewhere
{
    // Memory whose content is whatever was there: shapes and types in FactoryTests.
    private const string Uninitialised = "empty empty_like empty_strided new_empty";

    // Memory of .NET, in and out: DataTests.
    private const string Data = "tensor_of tensor_over tensor_data item_int item_float";

    // Memory of a file: FileTests.
    private const string Files = "from_file";

    // Answers that are no tensors: PropertyTests.
    private const string Properties =
        "tensor_dim tensor_numel tensor_element_size tensor_size tensor_sizes tensor_stride tensor_strides " +
        "tensor_storage_offset tensor_dtype tensor_device_type tensor_device_index tensor_is_sparse is_contiguous " +
        "is_pinned result_type promote_types can_cast get_default_dtype set_default_dtype torch_version";

    // State of the graph and of the thread: AutogradTests.
    private const string Autograd =
        "tensor_requires_grad tensor_set_requires_grad tensor_is_leaf tensor_grad tensor_set_grad retain_grad " +
        "autograd_backward autograd_grad grad_enabled set_grad_enabled inference_mode_enabled enter_inference_mode " +
        "leave_inference_mode";

    // Generators and their states: GeneratorTests.
    private const string Generators =
        "generator_new generator_default generator_state generator_set_state generator_set_seed generator_reseed " +
        "generator_initial_seed manual_seed";

    // Threads and devices: MachineTests; pinned memory and most of CUDA need a GPU.
    private const string Machine =
        "get_num_threads set_num_threads get_num_interop_threads set_num_interop_threads cuda_is_available " +
        "cuda_is_cudnn_available cuda_device_count cuda_manual_seed cuda_synchronize context_flag set_context_flag pin_memory";

    internal static readonly string[] Names =
        string.Join(' ', Uninitialised, Data, Files, Properties, Autograd, Generators, Machine).Split(' ');
}
