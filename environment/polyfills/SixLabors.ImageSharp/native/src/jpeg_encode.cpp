// JPEG encoding by libjpeg-turbo: standard tables at a quality for each, chroma sampling as asked, baseline.
#include "jpeg_error.h"

#include <cstdlib>

namespace {

J_COLOR_SPACE input_space(int32_t layout) {
    switch (layout) {
        case kL8: return JCS_GRAYSCALE;
        case kBgr24: return JCS_EXT_BGR;
        case kRgba32: return JCS_EXT_RGBX;  // alpha is dropped, not blended
        case kBgra32: return JCS_EXT_BGRX;
        default: return JCS_EXT_RGB;
    }
}

void set_tables(jpeg_compress_struct& codec, int luma_quality, int chroma_quality) {
    jpeg_set_quality(&codec, luma_quality, TRUE);
    if (chroma_quality == luma_quality) return;
    JQUANT_TBL luma = *codec.quant_tbl_ptrs[0];
    jpeg_set_quality(&codec, chroma_quality, TRUE);
    *codec.quant_tbl_ptrs[0] = luma;
}

void write_exif(jpeg_compress_struct& codec, const uint8_t* exif, size_t length) {
    constexpr size_t kPrefix = 6, kLargestMarker = 65533;
    if (length == 0 || length + kPrefix > kLargestMarker) return;
    jpeg_write_m_header(&codec, JPEG_APP0 + 1, static_cast<unsigned>(length + kPrefix));
    for (size_t i = 0; i < kPrefix; ++i) jpeg_write_m_byte(&codec, "Exif\0"[i]);
    for (size_t i = 0; i < length; ++i) jpeg_write_m_byte(&codec, exif[i]);
}

}  // namespace

int32_t facelab_jpeg_encode(const uint8_t* pixels, int32_t width, int32_t height, int32_t layout, int32_t luma_quality,
                            int32_t chroma_quality, int32_t horizontal_sampling, int32_t vertical_sampling,
                            int32_t grayscale, const uint8_t* exif, size_t exif_length, uint8_t** encoded,
                            size_t* encoded_length, Message* message) {
    jpeg_compress_struct codec;
    JpegError error;
    unsigned long size = 0;
    volatile bool buffer_is_ours = true;  // once compression runs, libjpeg may have moved the buffer
    *encoded = nullptr;
    codec.err = install(error, message);
    if (setjmp(error.jump)) {
        jpeg_destroy_compress(&codec);
        if (buffer_is_ours) std::free(*encoded);
        *encoded = nullptr;
        return kFailed;
    }
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, encoded, &size);
    codec.image_width = width;
    codec.image_height = height;
    codec.input_components = bytes_per_pixel(layout);
    codec.in_color_space = input_space(layout);
    jpeg_set_defaults(&codec);
    codec.density_unit = 1;
    codec.X_density = codec.Y_density = 96;
    jpeg_set_colorspace(&codec, grayscale || layout == kL8 ? JCS_GRAYSCALE : JCS_YCbCr);
    set_tables(codec, luma_quality, chroma_quality);
    if (codec.num_components == 3) {
        codec.comp_info[0].h_samp_factor = horizontal_sampling;
        codec.comp_info[0].v_samp_factor = vertical_sampling;
    }
    jpeg_start_compress(&codec, TRUE);
    buffer_is_ours = false;
    write_exif(codec, exif, exif_length);
    size_t row_bytes = static_cast<size_t>(width) * bytes_per_pixel(layout);
    while (codec.next_scanline < codec.image_height) {
        auto* row = const_cast<JSAMPROW>(pixels + codec.next_scanline * row_bytes);
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    *encoded_length = size;
    return kOk;
}

void facelab_free(void* memory) { std::free(memory); }
