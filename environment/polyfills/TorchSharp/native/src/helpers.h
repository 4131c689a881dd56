// What the expressions in ops/*.ops call by name, beyond libtorch itself.
#pragma once

#include "facelab.h"
#include "parameters.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/DefaultDtype.h>
#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>

namespace fl {

inline at::TensorOptions options(optional<at::ScalarType> dtype, optional<at::Device> device) {
    return at::TensorOptions().dtype(dtype).device(device);
}

// A tensor of its own memory, filled from memory of C#.
at::Tensor tensor_of(const void* data, at::IntArrayRef shape, at::ScalarType dtype);

// A tensor over memory of C#, which stays pinned until libtorch calls release(owner).
at::Tensor tensor_over(void* data, at::IntArrayRef shape, at::ScalarType dtype, void* release, void* owner);

// The address of the first element; an error where C# could not read it (another device, a meta tensor).
void* data_of(const at::Tensor& tensor);

at::Tensor unflatten(const at::Tensor& self, int64_t dim, at::IntArrayRef sizes);

// `self[...]`: four codes per index, see TensorIndex.Codes.cs.
at::Tensor get_index(const at::Tensor& self, at::IntArrayRef codes, const std::vector<at::Tensor>& tensors);
void set_index(const at::Tensor& self, at::IntArrayRef codes, const std::vector<at::Tensor>& tensors,
               const at::Tensor& value);

void backward(const std::vector<at::Tensor>& tensors, const std::vector<at::Tensor>& gradients, bool retain_graph,
              bool create_graph, const std::vector<at::Tensor>& inputs);
std::vector<at::Tensor> grad(const std::vector<at::Tensor>& outputs, const std::vector<at::Tensor>& inputs,
                             const std::vector<at::Tensor>& gradients, bool retain_graph, bool create_graph,
                             bool allow_unused);
void* enter_inference_mode(bool enabled);
void leave_inference_mode(void* guard);

void* new_generator(int64_t seed, at::Device device);
void* default_generator(at::Device device);
inline at::Generator generator_ref(const optional<at::Generator>& generator) { return *generator; }

int64_t cuda_device_count();
void cuda_manual_seed(int64_t seed);
void cuda_synchronize(int64_t device);
bool context_flag(c10::string_view name);
void set_context_flag(c10::string_view name, bool value);
std::string torch_version();

}  // namespace fl
