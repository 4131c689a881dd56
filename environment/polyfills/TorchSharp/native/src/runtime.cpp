// The few functions that are not operations: errors, and giving memory back.
#include "facelab.h"

#include <cstring>

namespace {
thread_local std::string last_error;
thread_local std::string last_text;
}  // namespace

namespace fl {

void remember_error(const char* message) { last_error = message; }

int64_t* give_ints(at::IntArrayRef values, int64_t* count) {
    auto* result = static_cast<int64_t*>(malloc(sizeof(int64_t) * std::max<size_t>(values.size(), 1)));
    std::memcpy(result, values.data(), sizeof(int64_t) * values.size());
    *count = static_cast<int64_t>(values.size());
    return result;
}

// The text stays valid until the thread's next one: C# copies it at once.
const char* give_text(std::string text) {
    last_text = std::move(text);
    return last_text.c_str();
}

}  // namespace fl

FL_API const char* fl_last_error() { return last_error.c_str(); }
FL_API void fl_free(void* memory) { free(memory); }
FL_API void fl_tensor_delete(at::Tensor* tensor) { delete tensor; }
FL_API void fl_generator_delete(at::Generator* generator) { delete generator; }
