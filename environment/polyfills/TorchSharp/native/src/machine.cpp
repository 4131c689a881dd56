// Autograd, random number generators and devices.
#include "helpers.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/csrc/api/include/torch/version.h>
#include <torch/csrc/autograd/autograd.h>

namespace fl {

void backward(const std::vector<at::Tensor>& tensors, const std::vector<at::Tensor>& gradients, bool retain_graph,
              bool create_graph, const std::vector<at::Tensor>& inputs) {
    torch::autograd::backward(tensors, gradients, retain_graph, create_graph, inputs);
}

std::vector<at::Tensor> grad(const std::vector<at::Tensor>& outputs, const std::vector<at::Tensor>& inputs,
                             const std::vector<at::Tensor>& gradients, bool retain_graph, bool create_graph,
                             bool allow_unused) {
    return torch::autograd::grad(outputs, inputs, gradients, retain_graph, create_graph, allow_unused);
}

void* enter_inference_mode(bool enabled) { return new c10::InferenceMode(enabled); }
void leave_inference_mode(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

void* new_generator(int64_t seed, at::Device device) {
    at::Generator generator = device.is_cpu() ? at::detail::createCPUGenerator()
                                              : at::globalContext().defaultGenerator(device).clone();
    generator.set_current_seed(static_cast<uint64_t>(seed));
    return new at::Generator(generator);
}

void* default_generator(at::Device device) {
    return new at::Generator(at::globalContext().defaultGenerator(device));
}

int64_t cuda_device_count() { return at::hasCUDA() ? at::detail::getCUDAHooks().getNumGPUs() : 0; }

void cuda_manual_seed(int64_t seed) {
    for (int64_t i = 0; i < cuda_device_count(); ++i) {
        auto generator = at::globalContext().defaultGenerator(at::Device(at::kCUDA, static_cast<at::DeviceIndex>(i)));
        generator.set_current_seed(static_cast<uint64_t>(seed));
    }
}

void cuda_synchronize(int64_t device) {
    TORCH_CHECK(at::hasCUDA(), "this libtorch has no CUDA");
    at::detail::getCUDAHooks().deviceSynchronize(
        static_cast<at::DeviceIndex>(device < 0 ? at::detail::getCUDAHooks().current_device() : device));
}

namespace {

struct flag {
    const char* name;
    bool (*get)(const at::Context&);
    void (*set)(at::Context&, bool);
};

const flag flags[] = {
    {"cuda.matmul.allow_tf32", [](const at::Context& c) { return c.allowTF32CuBLAS(); },
     [](at::Context& c, bool v) { c.setAllowTF32CuBLAS(v); }},
    {"cudnn.allow_tf32", [](const at::Context& c) { return c.allowTF32CuDNN(); },
     [](at::Context& c, bool v) { c.setAllowTF32CuDNN(v); }},
};

const flag& find(c10::string_view name) {
    for (const auto& each : flags)
        if (name == each.name) return each;
    TORCH_CHECK(false, "no flag of that name: ", std::string(name));
}

}  // namespace

bool context_flag(c10::string_view name) { return find(name).get(at::globalContext()); }
void set_context_flag(c10::string_view name, bool value) { find(name).set(at::globalContext(), value); }

std::string torch_version() { return TORCH_VERSION; }

}  // namespace fl
