// Tensors over memory of C#, and indexing.
#include "helpers.h"

#include <ATen/TensorIndexing.h>

namespace fl {

at::Tensor tensor_of(const void* data, at::IntArrayRef shape, at::ScalarType dtype) {
    return at::from_blob(const_cast<void*>(data), shape, at::TensorOptions(dtype)).clone();
}

at::Tensor tensor_over(void* data, at::IntArrayRef shape, at::ScalarType dtype, void* release, void* owner) {
    const auto callback = reinterpret_cast<void (*)(void*)>(release);
    return at::from_blob(data, shape, [callback, owner](void*) { callback(owner); }, at::TensorOptions(dtype));
}

void* data_of(const at::Tensor& tensor) {
    TORCH_CHECK(tensor.device().is_cpu(), "the data of a tensor on ", tensor.device(),
                " cannot be read from C#; copy it with cpu() first");
    return tensor.data_ptr();
}

at::Tensor unflatten(const at::Tensor& self, int64_t dim, at::IntArrayRef sizes) {
    std::vector<int64_t> shape = self.sizes().vec();
    const int64_t at_dim = c10::maybe_wrap_dim(dim, self.dim());
    shape.erase(shape.begin() + at_dim);
    shape.insert(shape.begin() + at_dim, sizes.begin(), sizes.end());
    return self.reshape(shape);
}

namespace {

using at::indexing::Slice;
using at::indexing::TensorIndex;

enum code : int64_t { none, ellipsis, number, boolean, slice, tensor };
constexpr size_t codes_per_index = 4;
constexpr int64_t absent = INT64_MIN;

optional<int64_t> bound(int64_t value) {
    if (value == absent) return {};
    return value;
}

std::vector<TensorIndex> decode(at::IntArrayRef codes, const std::vector<at::Tensor>& tensors) {
    std::vector<TensorIndex> result;
    for (size_t i = 0; i + codes_per_index <= codes.size(); i += codes_per_index) {
        const int64_t* c = codes.data() + i;
        switch (c[0]) {
            case none: result.emplace_back(at::indexing::None); break;
            case ellipsis: result.emplace_back(at::indexing::Ellipsis); break;
            case number: result.emplace_back(c[1]); break;
            case boolean: result.emplace_back(c[1] != 0); break;
            case slice: result.emplace_back(Slice(bound(c[1]), bound(c[2]), bound(c[3]))); break;
            case tensor: result.emplace_back(tensors.at(c[1])); break;
            default: TORCH_CHECK(false, "unknown index kind ", c[0]);
        }
    }
    return result;
}

}  // namespace

at::Tensor get_index(const at::Tensor& self, at::IntArrayRef codes, const std::vector<at::Tensor>& tensors) {
    return self.index(decode(codes, tensors));
}

void set_index(const at::Tensor& self, at::IntArrayRef codes, const std::vector<at::Tensor>& tensors,
               const at::Tensor& value) {
    const_cast<at::Tensor&>(self).index_put_(decode(codes, tensors), value);
}

}  // namespace fl
