// PNG decoding by libpng to 8 bits a channel: palettes and short greys expanded, 16 bits scaled down, no gamma, alpha
// dropped (not blended) where the target has none, as ImageSharp does.
#include <png.h>

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "facelab_image.h"

namespace {

struct Input {
    const uint8_t* data;
    size_t left;
    Message* message;
};

void read_bytes(png_structp png, png_bytep out, size_t count) {
    auto* input = static_cast<Input*>(png_get_io_ptr(png));
    if (count > input->left) png_error(png, "the file ends too early");
    std::memcpy(out, input->data, count);
    input->data += count;
    input->left -= count;
}

void fatal(png_structp png, png_const_charp text) {
    auto* input = static_cast<Input*>(png_get_error_ptr(png));
    std::snprintf(input->message->text, sizeof input->message->text, "%s", text);
    png_longjmp(png, 1);
}

void silent(png_structp, png_const_charp) {}

// Asks libpng for `layout`; returns false where grey has to be made from colour afterwards.
bool request(png_structp png, png_infop info, int32_t layout) {
    bool colour = png_get_color_type(png, info) & PNG_COLOR_MASK_COLOR;
    bool alpha = (png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) || png_get_valid(png, info, PNG_INFO_tRNS);
    png_set_expand(png);
    png_set_scale_16(png);
    if (layout == kL8) {
        if (alpha) png_set_strip_alpha(png);
        return !colour;
    }
    if (!colour) png_set_gray_to_rgb(png);
    if (is_bgr(layout)) png_set_bgr(png);
    if (bytes_per_pixel(layout) == 3) {
        if (alpha) png_set_strip_alpha(png);
    } else if (!alpha) {
        png_set_filler(png, 0xFF, PNG_FILLER_AFTER);
    }
    return true;
}

void to_l8(const uint8_t* rgb, size_t count, uint8_t* out) {
    for (size_t i = 0; i < count; ++i, rgb += 3) out[i] = luminance(rgb[0], rgb[1], rgb[2]);
}

}  // namespace

int32_t facelab_png_decode(const uint8_t* data, size_t length, int32_t layout, uint8_t* pixels, int32_t width,
                           int32_t height, Message* message) {
    Input input{data, length, message};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &input, fatal, silent);
    png_infop info = png ? png_create_info_struct(png) : nullptr;
    if (!info) return kFailed;
    uint8_t* volatile colours = nullptr;  // only where L8 is made from colour; volatile: set after setjmp
    message->text[0] = 0;
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_read_struct(&png, &info, nullptr);
        std::free(colours);
        // A stream of pixels that stops early but is otherwise intact leaves the rest as it was.
        return std::strcmp(message->text, "Not enough image data") == 0 ? kOk : kFailed;
    }
    png_set_read_fn(png, &input, read_bytes);
    png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
    png_read_info(png, info);
    bool direct = request(png, info, layout);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    size_t row_bytes = static_cast<size_t>(width) * (direct ? bytes_per_pixel(layout) : 3);
    if (png_get_rowbytes(png, info) != row_bytes || png_get_image_height(png, info) != static_cast<uint32_t>(height))
        png_error(png, "rows are not as the header said");
    uint8_t* out = pixels;
    if (!direct) {
        colours = static_cast<uint8_t*>(std::calloc(height, row_bytes));
        if (!colours) png_error(png, "out of memory");
        out = colours;
    }
    for (int pass = 0; pass < passes; ++pass)
        for (int y = 0; y < height; ++y) png_read_row(png, out + y * row_bytes, nullptr);
    if (!direct) to_l8(out, static_cast<size_t>(width) * height, pixels);
    png_destroy_read_struct(&png, &info, nullptr);
    std::free(colours);
    return kOk;
}
