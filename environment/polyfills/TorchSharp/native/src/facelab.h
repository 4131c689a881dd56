// How values cross the border between C# and libtorch: C parameters in, owned pointers out, exceptions as messages.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <string>
#include <vector>

#define FL_API extern "C" __attribute__((visibility("default")))

namespace fl {

// libtorch moved from its own optional to the standard one in 2.4.
using optional_tensor = decltype(std::declval<at::TensorOptions>().device_opt());
template <class T>
struct rebind;
template <template <class> class Optional, class U>
struct rebind<Optional<U>> {
    template <class T>
    using to = Optional<T>;
};
template <class T>
using optional = rebind<optional_tensor>::to<T>;

// A number that may be absent: Scalar, Scalar?, float? and int? all travel as this.
enum class kind : int64_t { none = -1, integer = 0, real = 1, boolean = 2 };

}  // namespace fl

struct fl_value {
    fl::kind kind;
    union {
        int64_t integer;
        double real;
    };

    at::Scalar scalar() const {
        switch (kind) {
            case fl::kind::real: return real;
            case fl::kind::boolean: return integer != 0;
            default: return integer;
        }
    }
    fl::optional<at::Scalar> maybe_scalar() const {
        if (kind == fl::kind::none) return {};
        return scalar();
    }
    fl::optional<double> maybe_float() const {
        if (kind == fl::kind::none) return {};
        return scalar().toDouble();
    }
    fl::optional<int64_t> maybe_int() const {
        if (kind == fl::kind::none) return {};
        return scalar().toLong();
    }
};

namespace fl {

void remember_error(const char* message);
int64_t* give_ints(at::IntArrayRef values, int64_t* count);
const char* give_text(std::string text);

// Runs a call; 0 if it went well, 1 if it threw (the message waits in fl_last_error).
template <class Call>
int32_t guarded(Call&& call) noexcept {
    try {
        call();
        return 0;
    } catch (const c10::Error& error) {
        remember_error(error.what_without_backtrace());
    } catch (const std::exception& error) {
        remember_error(error.what());
    } catch (...) {
        remember_error("libtorch threw something that is not an exception");
    }
    return 1;
}

template <class T>
optional<T> read(const T* value) {
    if (value == nullptr) return {};
    return *value;
}

inline std::vector<at::Tensor> read_tensors(at::Tensor** all, int64_t count) {
    std::vector<at::Tensor> result;
    result.reserve(count);
    for (int64_t i = 0; i < count; ++i) result.push_back(*all[i]);
    return result;
}

inline c10::List<optional<at::Tensor>> read_maybe_tensors(at::Tensor** all, int64_t count) {
    c10::List<optional<at::Tensor>> result;
    result.reserve(count);
    for (int64_t i = 0; i < count; ++i) result.push_back(read(all[i]));
    return result;
}

inline at::OptionalIntArrayRef read_ints(const int64_t* values, int64_t count) {
    if (count < 0) return {};
    return at::IntArrayRef(values, count);
}

inline optional<at::ArrayRef<double>> read_floats(const double* values, int64_t count) {
    if (count < 0) return {};
    return at::ArrayRef<double>(values, count);
}

inline optional<c10::string_view> read_text(const char* text) {
    if (text == nullptr) return {};
    return c10::string_view(text);
}

inline optional<at::ScalarType> read_type(int32_t type) {
    if (type < 0) return {};
    return static_cast<at::ScalarType>(type);
}

inline optional<at::Device> read_device(int32_t type, int32_t index) {
    if (type < 0) return {};
    return at::Device(static_cast<at::DeviceType>(type), static_cast<at::DeviceIndex>(index));
}

inline at::Tensor* give_maybe(const at::Tensor& tensor) {
    return tensor.defined() ? new at::Tensor(tensor) : nullptr;
}

inline at::Tensor* give_maybe(const optional<at::Tensor>& tensor) {
    return tensor.has_value() ? give_maybe(*tensor) : nullptr;
}

inline at::Tensor* give(const at::Tensor& tensor) {
    TORCH_CHECK(tensor.defined(), "the operation gave an undefined tensor");
    return new at::Tensor(tensor);
}

inline at::Tensor** give_all(at::ArrayRef<at::Tensor> all, int64_t* count) {
    auto** result = static_cast<at::Tensor**>(malloc(sizeof(at::Tensor*) * std::max<size_t>(all.size(), 1)));
    for (size_t i = 0; i < all.size(); ++i) result[i] = give_maybe(all[i]);
    *count = static_cast<int64_t>(all.size());
    return result;
}

}  // namespace fl
