// JPEG decoding by libjpeg-turbo with its accurate defaults (islow DCT, fancy upsampling), straight into the caller's
// rows wherever libjpeg can write the wanted layout itself.
#include "jpeg_error.h"

#include <algorithm>

namespace {

constexpr int kRowsAtOnce = 16;

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

void read_direct(jpeg_decompress_struct& codec, uint8_t* pixels, size_t row_bytes) {
    JSAMPROW rows[kRowsAtOnce];
    while (codec.output_scanline < codec.output_height) {
        JDIMENSION count = std::min<JDIMENSION>(kRowsAtOnce, codec.output_height - codec.output_scanline);
        for (JDIMENSION i = 0; i < count; ++i) rows[i] = pixels + (codec.output_scanline + i) * row_bytes;
        jpeg_read_scanlines(&codec, rows, count);
    }
}

void read_converted(jpeg_decompress_struct& codec, int32_t layout, uint8_t* pixels, size_t row_bytes) {
    JSAMPARRAY row = codec.mem->alloc_sarray(reinterpret_cast<j_common_ptr>(&codec), JPOOL_IMAGE,
                                             codec.output_width * codec.output_components, 1);
    while (codec.output_scanline < codec.output_height) {
        uint8_t* out = pixels + codec.output_scanline * row_bytes;
        jpeg_read_scanlines(&codec, row, 1);
        if (codec.out_color_space == JCS_CMYK)
            convert_cmyk(row[0], codec.saw_Adobe_marker, codec.output_width, layout, out);
        else
            convert_rgb_to_l8(row[0], codec.output_width, out);
    }
}

}  // namespace

int32_t facelab_jpeg_decode(const uint8_t* data, size_t length, int32_t scale_denominator, int32_t layout,
                            uint8_t* pixels, int32_t width, int32_t height, Message* message) {
    jpeg_decompress_struct codec;
    JpegError error;
    codec.err = install(error, message);
    if (setjmp(error.jump)) {
        jpeg_destroy_decompress(&codec);
        return kFailed;
    }
    jpeg_create_decompress(&codec);
    jpeg_mem_src(&codec, data, length);
    jpeg_read_header(&codec, TRUE);
    codec.scale_num = 1;
    codec.scale_denom = scale_denominator;
    codec.out_color_space = output_space(codec, layout);
    jpeg_start_decompress(&codec);
    if (static_cast<int32_t>(codec.output_width) != width || static_cast<int32_t>(codec.output_height) != height) {
        std::snprintf(message->text, sizeof message->text, "frame is %ux%u, its header said %dx%d", codec.output_width,
                      codec.output_height, width, height);
        jpeg_destroy_decompress(&codec);
        return kFailed;
    }
    size_t row_bytes = static_cast<size_t>(width) * bytes_per_pixel(layout);
    bool direct = codec.out_color_space != JCS_CMYK && !(layout == kL8 && codec.out_color_space == JCS_RGB);
    if (direct)
        read_direct(codec, pixels, row_bytes);
    else
        read_converted(codec, layout, pixels, row_bytes);
    jpeg_destroy_decompress(&codec);  // without jpeg_finish_decompress: what follows the last row is of no interest
    return kOk;
}
