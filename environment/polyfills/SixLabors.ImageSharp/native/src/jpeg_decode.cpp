// JPEG decoding by libjpeg-turbo with its accurate defaults (islow DCT, fancy upsampling), of a part of the picture only
// where no more is asked for.
#include "jpeg_error.h"

#include <algorithm>
#include <cstdlib>
#include <new>

struct JpegImage {
    jpeg_decompress_struct codec;
    JpegError error;
    uint8_t* data;
    size_t length;
    int32_t scale_denominator;
    int32_t layout;
    bool started;  // at the first row, with nothing read yet
};

namespace {

constexpr int kRowsAtOnce = 16;

// libjpeg-turbo writes aligned rows past the caches, where reading them again at once takes ten times as long.
constexpr int kMisaligned = 8;

J_COLOR_SPACE output_space(const jpeg_decompress_struct& codec, int32_t layout) {
    if (codec.jpeg_color_space == JCS_CMYK || codec.jpeg_color_space == JCS_YCCK) return JCS_CMYK;
    switch (layout) {
        case kL8: return codec.jpeg_color_space == JCS_GRAYSCALE ? JCS_GRAYSCALE : JCS_RGB;
        case kBgr24: return JCS_EXT_BGR;
        case kRgba32: return JCS_EXT_RGBA;
        case kBgra32: return JCS_EXT_BGRA;
        default: return JCS_EXT_RGB;
    }
}

void store(uint8_t*& out, int32_t layout, uint8_t r, uint8_t g, uint8_t b) {
    if (layout == kL8) {
        *out++ = luminance(r, g, b);
        return;
    }
    out[0] = is_bgr(layout) ? b : r;
    out[1] = g;
    out[2] = is_bgr(layout) ? r : b;
    if (bytes_per_pixel(layout) == 4) out[3] = 255;
    out += bytes_per_pixel(layout);
}

// Adobe writes CMYK inverted: 255 is no ink.
void convert_cmyk(const uint8_t* in, bool inverted, int width, int32_t layout, uint8_t* out) {
    for (int x = 0; x < width; ++x, in += 4) {
        int k = inverted ? in[3] : 255 - in[3];
        auto channel = [&](int i) {
            int v = inverted ? in[i] : 255 - in[i];
            return static_cast<uint8_t>((v * k + 127) / 255);
        };
        store(out, layout, channel(0), channel(1), channel(2));
    }
}

void convert_rgb_to_l8(const uint8_t* in, int width, uint8_t* out) {
    for (int x = 0; x < width; ++x, in += 3) *out++ = luminance(in[0], in[1], in[2]);
}

bool converted(const JpegImage& image) {
    J_COLOR_SPACE space = image.codec.out_color_space;
    return space == JCS_CMYK || (image.layout == kL8 && space == JCS_RGB);
}

// Up to the first row. May jump to the error's setjmp.
void start(JpegImage& image) {
    jpeg_decompress_struct& codec = image.codec;
    jpeg_abort_decompress(&codec);
    jpeg_mem_src(&codec, image.data, image.length);
    jpeg_read_header(&codec, TRUE);
    codec.scale_num = 1;
    codec.scale_denom = image.scale_denominator;
    codec.out_color_space = output_space(codec, image.layout);
    jpeg_start_decompress(&codec);
    image.started = true;
}

// Leaves out the columns that are not needed. Blocks are decoded whole, and smooth upsampling of chroma looks at the next
// sample, so a block more on each side gives the bytes of the whole picture. Returns the first column that is left.
JDIMENSION crop_columns(jpeg_decompress_struct& codec, int32_t x, int32_t width) {
    const int block = codec.max_h_samp_factor * codec.min_DCT_scaled_size;
    JDIMENSION first = static_cast<JDIMENSION>(std::max(0, x - block));
    JDIMENSION end = std::min<JDIMENSION>(codec.output_width, static_cast<JDIMENSION>(x + width + block));
    JDIMENSION count = end - first;
    if (count < codec.output_width) jpeg_crop_scanline(&codec, &first, &count);
    return first;
}

void convert_row(const JpegImage& image, const uint8_t* in, int width, uint8_t* out) {
    if (image.codec.out_color_space == JCS_CMYK)
        convert_cmyk(in, image.codec.saw_Adobe_marker, width, image.layout, out);
    else
        convert_rgb_to_l8(in, width, out);
}

// Straight into the caller's rows where they are libjpeg's rows, else by way of a few of its own.
void read_rows(JpegImage& image, int32_t left, int32_t width, JDIMENSION end, uint8_t* pixels) {
    jpeg_decompress_struct& codec = image.codec;
    const int bytes = bytes_per_pixel(image.layout);
    const size_t row_bytes = static_cast<size_t>(width) * bytes;
    const bool convert = converted(image);
    const bool direct = !convert && left == 0 && codec.output_width == static_cast<JDIMENSION>(width);
    JSAMPARRAY own = nullptr;
    if (!direct) {
        JDIMENSION samples = codec.output_width * codec.output_components + kMisaligned;
        own = codec.mem->alloc_sarray(reinterpret_cast<j_common_ptr>(&codec), JPOOL_IMAGE, samples, kRowsAtOnce);
    }
    while (codec.output_scanline < end) {
        JDIMENSION wanted = std::min<JDIMENSION>(kRowsAtOnce, end - codec.output_scanline);
        JSAMPROW rows[kRowsAtOnce];
        for (JDIMENSION i = 0; i < wanted; ++i) rows[i] = direct ? pixels + i * row_bytes : own[i] + kMisaligned;
        JDIMENSION read = jpeg_read_scanlines(&codec, rows, wanted);
        for (JDIMENSION i = 0; i < read; ++i, pixels += row_bytes) {
            const uint8_t* in = rows[i] + static_cast<size_t>(left) * codec.output_components;
            if (convert)
                convert_row(image, in, width, pixels);
            else if (!direct)
                std::memcpy(pixels, in, row_bytes);
        }
    }
}

}  // namespace

int32_t facelab_jpeg_open(const uint8_t* data, size_t length, int32_t scale_denominator, int32_t layout, int32_t width,
                          int32_t height, JpegImage** opened, int32_t* deferrable, Message* message) {
    auto* image = new (std::nothrow) JpegImage{};
    *opened = image;
    *deferrable = 0;
    if (image) image->data = static_cast<uint8_t*>(std::malloc(length));
    if (!image || !image->data) {
        std::snprintf(message->text, sizeof message->text, "out of memory");
        return kFailed;
    }
    std::memcpy(image->data, data, length);
    image->length = length;
    image->scale_denominator = scale_denominator;
    image->layout = layout;
    jpeg_decompress_struct& codec = image->codec;
    codec.err = install(image->error, message);
    if (setjmp(image->error.jump)) return kFailed;
    jpeg_create_decompress(&codec);
    start(*image);
    if (static_cast<int32_t>(codec.output_width) != width || static_cast<int32_t>(codec.output_height) != height) {
        std::snprintf(message->text, sizeof message->text, "frame is %ux%u, its header said %dx%d", codec.output_width,
                      codec.output_height, width, height);
        return kFailed;
    }
    *deferrable = !jpeg_has_multiple_scans(&codec);
    return kOk;
}

int32_t facelab_jpeg_read(JpegImage* image, int32_t x, int32_t y, int32_t width, int32_t height, uint8_t* pixels,
                          Message* message) {
    jpeg_decompress_struct& codec = image->codec;
    codec.err = install(image->error, message);
    if (setjmp(image->error.jump)) return kFailed;
    if (!image->started) start(*image);
    image->started = false;
    JDIMENSION first = 0;
    if (!jpeg_has_multiple_scans(&codec)) {
        first = crop_columns(codec, x, width);
        if (y > 0) jpeg_skip_scanlines(&codec, static_cast<JDIMENSION>(y));
    } else if (x != 0 || y != 0 || static_cast<JDIMENSION>(width) != codec.output_width) {
        return kUnsupported;  // libjpeg skips only in files that it decodes as it goes
    }
    read_rows(*image, x - static_cast<int32_t>(first), width, static_cast<JDIMENSION>(y + height), pixels);
    return kOk;  // without jpeg_finish_decompress: what follows the last row is of no interest
}

void facelab_jpeg_close(JpegImage* image) {
    if (!image) return;
    jpeg_destroy_decompress(&image->codec);
    std::free(image->data);
    delete image;
}
