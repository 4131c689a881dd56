// The C interface that Native/NativeMethods.cs calls. Every function is reentrant and keeps no state (but an opened JPEG): pixels go to and
// come from the caller's buffers, rows without padding, and errors are a status plus a message.
#pragma once

#include <cstddef>
#include <cstdint>

#define FACELAB_API extern "C" __attribute__((visibility("default")))

// How the bytes of a pixel follow each other; the numbers are those of PixelLayout.cs.
enum PixelLayout : int32_t { kL8 = 0, kRgb24 = 1, kBgr24 = 2, kRgba32 = 3, kBgra32 = 4 };

inline int bytes_per_pixel(int32_t layout) { return layout == kL8 ? 1 : layout <= kBgr24 ? 3 : 4; }
inline bool is_bgr(int32_t layout) { return layout == kBgr24 || layout == kBgra32; }

enum Status : int32_t { kOk = 0, kFailed = 1, kUnsupported = 2 };

struct Message {
    char text[256];
};

// The luminance of ImageSharp's L8: ITU-R BT.709 on gamma-encoded bytes, rounded half up.
inline uint8_t luminance(uint8_t r, uint8_t g, uint8_t b) {
    return static_cast<uint8_t>(r * .2126f + g * .7152f + b * .0722f + 0.5f);
}

// A JPEG whose header is read and whose tables are checked: whatever makes decoding fail has failed in facelab_jpeg_open,
// since what is broken inside of a scan is a warning to libjpeg. It keeps a copy of `data`. `deferrable` says whether the
// pixels are still to be decoded, so that reading a part of them is quicker; else the file has many scans, and opening it
// has read them all.
struct JpegImage;
FACELAB_API int32_t facelab_jpeg_open(const uint8_t* data, size_t length, int32_t scale_denominator, int32_t layout,
                                      int32_t width, int32_t height, JpegImage** image, int32_t* deferrable,
                                      Message* message);
// Reads a rectangle, the same bytes as of the whole picture, to rows without padding. May be called again.
FACELAB_API int32_t facelab_jpeg_read(JpegImage* image, int32_t x, int32_t y, int32_t width, int32_t height,
                                      uint8_t* pixels, Message* message);
FACELAB_API void facelab_jpeg_close(JpegImage* image);

// `encoded` is released with facelab_free.
FACELAB_API int32_t facelab_jpeg_encode(const uint8_t* pixels, int32_t width, int32_t height, int32_t layout,
                                        int32_t luma_quality, int32_t chroma_quality, int32_t horizontal_sampling,
                                        int32_t vertical_sampling, int32_t grayscale, const uint8_t* exif,
                                        size_t exif_length, uint8_t** encoded, size_t* encoded_length,
                                        Message* message);

FACELAB_API int32_t facelab_png_decode(const uint8_t* data, size_t length, int32_t layout, uint8_t* pixels,
                                       int32_t width, int32_t height, Message* message);

FACELAB_API int32_t facelab_png_encode(const uint8_t* pixels, int32_t width, int32_t height, int32_t layout,
                                       int32_t compression_level, uint8_t** encoded, size_t* encoded_length,
                                       Message* message);

FACELAB_API int32_t facelab_webp_size(const uint8_t* data, size_t length, int32_t* width, int32_t* height,
                                      int32_t* has_alpha);
FACELAB_API int32_t facelab_webp_decode(const uint8_t* data, size_t length, int32_t layout, uint8_t* pixels,
                                        int32_t width, int32_t height, Message* message);

// One axis of a separable resampling: output i is the sum over k < taps of weights[i * taps + k] * input[starts[i] + k].
struct Kernels {
    const int32_t* starts;
    const float* weights;
    int32_t taps;
    int32_t count;
};

// Resamples a rectangle of `source` (already offset to its first pixel; rows `source_row_bytes` apart, `source_width`
// pixels wide) to horizontal->count x vertical->count pixels at `target`. Four-channel pixels carry alpha last, which
// weighs the colours if `premultiply` is set.
FACELAB_API int32_t facelab_resize(const uint8_t* source, size_t source_row_bytes, int32_t source_width,
                                   int32_t source_height, int32_t channels, int32_t premultiply,
                                   const Kernels* horizontal, const Kernels* vertical, uint8_t* target,
                                   size_t target_row_bytes);

FACELAB_API void facelab_free(void* memory);
