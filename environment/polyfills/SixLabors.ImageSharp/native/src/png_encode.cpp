// PNG encoding by libpng: grey, RGB or RGBA of 8 bits, adaptive filters.
#include <png.h>

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "facelab_image.h"

namespace {

struct Output {
    uint8_t* data;
    size_t size;
    size_t capacity;
    Message* message;
};

void write_bytes(png_structp png, png_bytep bytes, size_t count) {
    auto* output = static_cast<Output*>(png_get_io_ptr(png));
    if (output->size + count > output->capacity) {
        size_t capacity = (output->size + count) * 2 + 4096;
        auto* grown = static_cast<uint8_t*>(std::realloc(output->data, capacity));
        if (!grown) png_error(png, "out of memory");
        output->data = grown;
        output->capacity = capacity;
    }
    std::memcpy(output->data + output->size, bytes, count);
    output->size += count;
}

void flush(png_structp) {}

void fatal(png_structp png, png_const_charp text) {
    auto* output = static_cast<Output*>(png_get_error_ptr(png));
    std::snprintf(output->message->text, sizeof output->message->text, "%s", text);
    png_longjmp(png, 1);
}

void silent(png_structp, png_const_charp) {}

int colour_type(int32_t layout) {
    int bytes = bytes_per_pixel(layout);
    return bytes == 1 ? PNG_COLOR_TYPE_GRAY : bytes == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA;
}

}  // namespace

int32_t facelab_png_encode(const uint8_t* pixels, int32_t width, int32_t height, int32_t layout,
                           int32_t compression_level, uint8_t** encoded, size_t* encoded_length, Message* message) {
    Output output{nullptr, 0, 0, message};
    message->text[0] = 0;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &output, fatal, silent);
    png_infop info = png ? png_create_info_struct(png) : nullptr;
    if (!info) return kFailed;
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        std::free(output.data);
        return kFailed;
    }
    png_set_write_fn(png, &output, write_bytes, flush);
    png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
    png_set_compression_level(png, compression_level);
    png_set_IHDR(png, info, width, height, 8, colour_type(layout), PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    if (is_bgr(layout)) png_set_bgr(png);
    size_t row_bytes = static_cast<size_t>(width) * bytes_per_pixel(layout);
    for (int y = 0; y < height; ++y) png_write_row(png, pixels + y * row_bytes);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    *encoded = output.data;
    *encoded_length = output.size;
    return kOk;
}
