// What modules and optimizers do to many parameters in one call.
#pragma once

#include "facelab.h"

namespace fl {

// Moves in place, so that whoever holds the tensor holds the moved one; its gradient moves along.
// Integer tensors keep their type.
void move_data(const at::Tensor& self, optional<at::Device> device, optional<at::ScalarType> dtype, bool non_blocking);

void zero_grads(const std::vector<at::Tensor>& parameters, bool set_to_none);

// Scales all gradients by one factor if the norm of all of them together exceeds max_norm; returns that norm.
double clip_grad_norm(const std::vector<at::Tensor>& parameters, double max_norm, double norm_type);

void clip_grad_value(const std::vector<at::Tensor>& parameters, double clip_value);

// Each parameter takes its share of the vector, in order.
void vector_to_parameters(const at::Tensor& vector, const std::vector<at::Tensor>& parameters);

}  // namespace fl
