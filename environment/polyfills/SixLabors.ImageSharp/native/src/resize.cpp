// Separable resampling in float32 without rounding between the two passes: columns first, as the sums over whole rows
// vectorise for any number of channels, then each pixel of the row from its neighbours, one SIMD lane a channel.
#include <algorithm>
#include <cstring>
#include <memory>
#include <new>

#include "facelab_image.h"

// The compiler emits both versions and the loader picks one, so a binary built on one machine is fast on another.
#if defined(__x86_64__) && defined(__GLIBC__)
#define FACELAB_VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FACELAB_VECTORISED
#endif

namespace {

typedef float Lanes __attribute__((vector_size(16)));
typedef int32_t IntLanes __attribute__((vector_size(16)));
typedef uint8_t ByteLanes __attribute__((vector_size(4)));

inline Lanes load(const float* at) {
    Lanes lanes;
    std::memcpy(&lanes, at, sizeof lanes);
    return lanes;
}

// Rounds half up and clamps; four bytes, of which the caller keeps as many as it has channels.
inline ByteLanes to_bytes(Lanes value) {
    const Lanes zero{}, largest{255.f, 255.f, 255.f, 255.f};
    value += 0.5f;
    value = value > zero ? value : zero;
    value = value < largest ? value : largest;
    return __builtin_convertvector(__builtin_convertvector(value, IntLanes), ByteLanes);
}

inline uint8_t to_byte(float value) { return static_cast<uint8_t>(std::clamp(value + 0.5f, 0.f, 255.f)); }

// row[i] = sum of weights[k] * source[k][i], four taps at a time; missing ones weigh nothing.
FACELAB_VECTORISED void mix_rows(const uint8_t* source, size_t row_bytes, const float* weights, int taps, size_t count,
                                 float* __restrict row) {
    std::memset(row, 0, count * sizeof(float));
    for (int k = 0; k < taps; k += 4) {
        const uint8_t* rows[4];
        float w[4];
        for (int j = 0; j < 4; ++j) {
            rows[j] = source + (k + j < taps ? k + j : k) * row_bytes;
            w[j] = k + j < taps ? weights[k + j] : 0.f;
        }
        const uint8_t *a = rows[0], *b = rows[1], *c = rows[2], *d = rows[3];
        float wa = w[0], wb = w[1], wc = w[2], wd = w[3];
        for (size_t i = 0; i < count; ++i) row[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
    }
}

// As mix_rows for RGBA with the colours weighed by their alpha.
FACELAB_VECTORISED void mix_rows_premultiplied(const uint8_t* source, size_t row_bytes, const float* weights, int taps,
                                               size_t count, float* __restrict row) {
    std::memset(row, 0, count * sizeof(float));
    for (int k = 0; k < taps; ++k) {
        const uint8_t* in = source + k * row_bytes;
        for (size_t i = 0; i < count; i += 4) {
            float alpha = weights[k] * in[i + 3] * (1 / 255.f);
            row[i] += in[i] * alpha;
            row[i + 1] += in[i + 1] * alpha;
            row[i + 2] += in[i + 2] * alpha;
            row[i + 3] += 255.f * alpha;
        }
    }
}

// Loads four floats for each pixel; with three channels the fourth lane belongs to the next pixel and is ignored.
template <int kChannels>
inline Lanes mix_pixels(const float* in, const float* weights, int taps) {
    Lanes even{}, odd{};
    int k = 0;
    for (; k + 2 <= taps; k += 2) {
        even += load(in + k * kChannels) * weights[k];
        odd += load(in + (k + 1) * kChannels) * weights[k + 1];
    }
    if (k < taps) even += load(in + k * kChannels) * weights[k];
    return even + odd;
}

FACELAB_VECTORISED void mix_row_of_3(const float* row, const Kernels& kernels, uint8_t* out) {
    const int taps = kernels.taps, count = kernels.count;
    for (int x = 0; x < count; ++x, out += 3) {
        Lanes sum = mix_pixels<3>(row + kernels.starts[x] * 3, kernels.weights + x * taps, taps);
        ByteLanes bytes = to_bytes(sum);
        std::memcpy(out, &bytes, 3);
    }
}

FACELAB_VECTORISED void mix_row_of_4(const float* row, const Kernels& kernels, bool premultiplied, uint8_t* out) {
    const int taps = kernels.taps, count = kernels.count;
    for (int x = 0; x < count; ++x, out += 4) {
        Lanes sum = mix_pixels<4>(row + kernels.starts[x] * 4, kernels.weights + x * taps, taps);
        float scale = !premultiplied ? 1.f : sum[3] != 0 ? 255.f / sum[3] : 0.f;
        Lanes scales{scale, scale, scale, 1.f};
        ByteLanes bytes = to_bytes(sum * scales);
        std::memcpy(out, &bytes, 4);
    }
}

FACELAB_VECTORISED void mix_row_of_1(const float* row, const Kernels& kernels, uint8_t* out) {
    for (int x = 0; x < kernels.count; ++x) {
        const float* in = row + kernels.starts[x];
        const float* weights = kernels.weights + x * kernels.taps;
        float sum = 0;
        for (int k = 0; k < kernels.taps; ++k) sum += in[k] * weights[k];
        out[x] = to_byte(sum);
    }
}

}  // namespace

int32_t facelab_resize(const uint8_t* source, size_t source_row_bytes, int32_t source_width, int32_t source_height,
                       int32_t channels, int32_t premultiply, const Kernels* horizontal, const Kernels* vertical,
                       uint8_t* target, size_t target_row_bytes) {
    constexpr int kSlack = 4;  // what the last pixel's four-lane load reads too much
    size_t count = static_cast<size_t>(source_width) * channels;
    std::unique_ptr<float[]> row(new (std::nothrow) float[count + kSlack]());
    if (!row) return kFailed;
    bool premultiplied = premultiply && channels == 4;
    for (int y = 0; y < vertical->count; ++y) {
        int start = vertical->starts[y], taps = vertical->taps;
        if (start < 0 || start + taps > source_height) return kFailed;
        auto mix = premultiplied ? mix_rows_premultiplied : mix_rows;
        mix(source + start * source_row_bytes, source_row_bytes, vertical->weights + y * taps, taps, count,
            row.get());
        uint8_t* out = target + y * target_row_bytes;
        if (channels == 3)
            mix_row_of_3(row.get(), *horizontal, out);
        else if (channels == 4)
            mix_row_of_4(row.get(), *horizontal, premultiplied, out);
        else
            mix_row_of_1(row.get(), *horizontal, out);
    }
    return kOk;
}
