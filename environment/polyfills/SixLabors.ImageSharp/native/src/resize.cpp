// Separable resampling in float32 without rounding between the two passes: columns first, as the sums over whole rows
// vectorise for any number of channels. Eight such rows are then turned on their side, so that the sums across vectorise
// too: one SIMD lane a row.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "facelab_image.h"

// The compiler emits both versions and the loader picks one, so a binary built on one machine is fast on another.
#if defined(__x86_64__) && defined(__GLIBC__)
#define FACELAB_VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FACELAB_VECTORISED
#endif

// Vectors wider than the oldest processor's go between functions of this file only, which are inlined.
#pragma GCC diagnostic ignored "-Wpsabi"
#define FACELAB_INLINED inline __attribute__((always_inline))

namespace {

constexpr int kRows = 8;

typedef float Lanes __attribute__((vector_size(4 * kRows)));
typedef int32_t IntLanes __attribute__((vector_size(4 * kRows)));

FACELAB_INLINED Lanes load(const float* at) {
    Lanes lanes;
    std::memcpy(&lanes, at, sizeof lanes);
    return lanes;
}

// Rounds half up and clamps to 0 .. 255.
FACELAB_INLINED IntLanes to_level(Lanes value) {
    const Lanes zero{}, largest = zero + 255.f;
    value += 0.5f;
    value = value > zero ? value : zero;
    value = value < largest ? value : largest;
    return __builtin_convertvector(value, IntLanes);
}

// Rows become columns: in[i][j] to in[j][i].
FACELAB_INLINED void transpose(Lanes (&v)[kRows]) {
    Lanes t[kRows];
    for (int i = 0; i < kRows; i += 2) {
        t[i] = __builtin_shuffle(v[i], v[i + 1], IntLanes{0, 8, 2, 10, 4, 12, 6, 14});
        t[i + 1] = __builtin_shuffle(v[i], v[i + 1], IntLanes{1, 9, 3, 11, 5, 13, 7, 15});
    }
    for (int i = 0; i < kRows; i += 4) {
        for (int j = 0; j < 2; ++j) {
            v[i + j] = __builtin_shuffle(t[i + j], t[i + j + 2], IntLanes{0, 1, 8, 9, 4, 5, 12, 13});
            v[i + j + 2] = __builtin_shuffle(t[i + j], t[i + j + 2], IntLanes{2, 3, 10, 11, 6, 7, 14, 15});
        }
    }
    for (int i = 0; i < 4; ++i) {
        t[i] = __builtin_shuffle(v[i], v[i + 4], IntLanes{0, 1, 2, 3, 8, 9, 10, 11});
        t[i + 4] = __builtin_shuffle(v[i], v[i + 4], IntLanes{4, 5, 6, 7, 12, 13, 14, 15});
    }
    for (int i = 0; i < kRows; ++i) v[i] = t[i];
}

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

// Eight rows of `padded` numbers, a multiple of eight, to one lane a row.
FACELAB_VECTORISED void interleave(const float* rows, size_t padded, Lanes* columns) {
    for (size_t i = 0; i < padded; i += kRows) {
        Lanes block[kRows];
        for (int r = 0; r < kRows; ++r) block[r] = load(rows + r * padded + i);
        transpose(block);
        for (int r = 0; r < kRows; ++r) columns[i + r] = block[r];
    }
}

template <int kChannels>
FACELAB_INLINED void mix(const Lanes* columns, const Kernels& kernels, Lanes* out) {
    const int taps = kernels.taps;
    for (int x = 0; x < kernels.count; ++x, out += kChannels) {
        const Lanes* in = columns + static_cast<size_t>(kernels.starts[x]) * kChannels;
        const float* weights = kernels.weights + static_cast<size_t>(x) * taps;
        Lanes sums[kChannels] = {};
        for (int k = 0; k < taps; ++k)
            for (int c = 0; c < kChannels; ++c) sums[c] += in[k * kChannels + c] * weights[k];
        for (int c = 0; c < kChannels; ++c) out[c] = sums[c];
    }
}

FACELAB_VECTORISED void mix_columns(const Lanes* columns, const Kernels& kernels, int channels, Lanes* out) {
    if (channels == 3)
        mix<3>(columns, kernels, out);
    else if (channels == 4)
        mix<4>(columns, kernels, out);
    else
        mix<1>(columns, kernels, out);
}

// Gives the colours of RGBA back what their alpha took.
FACELAB_VECTORISED void unmultiply(Lanes* out, int count) {
    const Lanes zero{}, full = zero + 255.f;
    for (int x = 0; x < count; ++x, out += 4) {
        Lanes scale = out[3] != zero ? full / out[3] : zero;
        for (int c = 0; c < 3; ++c) out[c] *= scale;
    }
}

// One lane a row to rows of bytes, four bytes of each row at a time; `rows` of the eight are wanted.
FACELAB_VECTORISED void store(const Lanes* out, size_t count, int rows, uint8_t* target, size_t row_bytes) {
    for (size_t i = 0; i < count; i += 4) {
        IntLanes levels = to_level(out[i]) | to_level(out[i + 1]) << 8 | to_level(out[i + 2]) << 16 | to_level(out[i + 3]) << 24;
        uint32_t words[kRows];
        std::memcpy(words, &levels, sizeof words);
        if (i + 4 <= count)
            for (int r = 0; r < rows; ++r) std::memcpy(target + r * row_bytes + i, &words[r], 4);
        else
            for (int r = 0; r < rows; ++r) std::memcpy(target + r * row_bytes + i, &words[r], count - i);
    }
}

size_t round_up(size_t count) { return (count + kRows - 1) / kRows * kRows; }

}  // namespace

int32_t facelab_resize(const uint8_t* source, size_t source_row_bytes, int32_t source_width, int32_t source_height,
                       int32_t channels, int32_t premultiply, const Kernels* horizontal, const Kernels* vertical,
                       uint8_t* target, size_t target_row_bytes) {
    const size_t count = static_cast<size_t>(source_width) * channels, padded = round_up(count);
    const size_t out_count = static_cast<size_t>(horizontal->count) * channels, out_padded = round_up(out_count);
    const size_t floats = kRows * (2 * padded + out_padded);
    std::unique_ptr<float, decltype(&std::free)> memory(
        static_cast<float*>(std::aligned_alloc(sizeof(Lanes), floats * sizeof(float))), &std::free);
    if (!memory) return kFailed;
    float* rows = memory.get();
    auto* columns = reinterpret_cast<Lanes*>(rows + kRows * padded);
    Lanes* out = columns + padded;
    std::memset(rows, 0, floats * sizeof(float));
    const bool premultiplied = premultiply && channels == 4;
    const auto mix_down = premultiplied ? mix_rows_premultiplied : mix_rows;
    for (int y = 0; y < vertical->count; y += kRows) {
        const int wanted = std::min(kRows, vertical->count - y);
        for (int r = 0; r < wanted; ++r) {
            int start = vertical->starts[y + r], taps = vertical->taps;
            if (start < 0 || start + taps > source_height) return kFailed;
            mix_down(source + start * source_row_bytes, source_row_bytes,
                     vertical->weights + static_cast<size_t>(y + r) * taps, taps, count, rows + r * padded);
        }
        interleave(rows, padded, columns);
        mix_columns(columns, *horizontal, channels, out);
        if (premultiplied) unmultiply(out, horizontal->count);
        store(out, out_count, wanted, target + y * target_row_bytes, target_row_bytes);
    }
    return kOk;
}
