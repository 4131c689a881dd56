#include "parameters.h"

#include <cmath>

namespace fl {

namespace {

std::vector<at::Tensor> gradients(const std::vector<at::Tensor>& parameters) {
    std::vector<at::Tensor> found;
    for (const auto& parameter : parameters)
        if (parameter.grad().defined()) found.push_back(parameter.grad().detach());
    return found;
}

at::Tensor total_norm(const std::vector<at::Tensor>& grads, double norm_type) {
    std::vector<at::Tensor> norms;
    for (const auto& grad : grads)
        norms.push_back(std::isinf(norm_type) ? grad.abs().max().to(grads[0].device())
                                              : grad.norm(norm_type).to(grads[0].device()));
    const auto all = at::stack(norms);
    return std::isinf(norm_type) ? all.max() : all.norm(norm_type);
}

}  // namespace

void move_data(const at::Tensor& self, optional<at::Device> device, optional<at::ScalarType> dtype,
               bool non_blocking) {
    const bool converts = dtype && (self.is_floating_point() || self.is_complex());
    const auto type = converts ? *dtype : self.scalar_type();
    const auto place = device ? *device : self.device();
    const auto grad = self.grad();
    self.set_data(self.detach().to(place, type, non_blocking));
    if (grad.defined()) self.mutable_grad() = grad.detach().to(place, type, non_blocking);
}

void zero_grads(const std::vector<at::Tensor>& parameters, bool set_to_none) {
    for (const auto& parameter : parameters) {
        auto& grad = parameter.mutable_grad();
        if (!grad.defined()) continue;
        if (set_to_none)
            grad.reset();
        else if (grad.requires_grad() || grad.grad_fn())
            grad = at::zeros_like(grad.detach());
        else
            grad.zero_();
    }
}

double clip_grad_norm(const std::vector<at::Tensor>& parameters, double max_norm, double norm_type) {
    const auto grads = gradients(parameters);
    if (grads.empty()) return 0.0;
    const auto norm = total_norm(grads, norm_type);
    const auto factor = at::clamp_max(max_norm / (norm + 1e-6), 1.0);
    for (const auto& grad : grads) grad.mul_(factor.to(grad.device()));
    return norm.item().toDouble();
}

void clip_grad_value(const std::vector<at::Tensor>& parameters, double clip_value) {
    for (const auto& grad : gradients(parameters)) grad.clamp_(-clip_value, clip_value);
}

void vector_to_parameters(const at::Tensor& vector, const std::vector<at::Tensor>& parameters) {
    int64_t start = 0;
    for (const auto& parameter : parameters) {
        parameter.set_data(vector.narrow(0, start, parameter.numel()).detach().view(parameter.sizes()));
        start += parameter.numel();
    }
}

}  // namespace fl
