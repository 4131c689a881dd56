// WebP decoding by libwebp, first frame only, where the library was there at build time.
#include <cstdio>
#include <cstdlib>

#include "facelab_image.h"

#ifdef FACELAB_HAVE_WEBP
#include <webp/decode.h>

int32_t facelab_webp_size(const uint8_t* data, size_t length, int32_t* width, int32_t* height, int32_t* has_alpha) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data, length, &features) != VP8_STATUS_OK) return kFailed;
    *width = features.width;
    *height = features.height;
    *has_alpha = features.has_alpha;
    return kOk;
}

int32_t facelab_webp_decode(const uint8_t* data, size_t length, int32_t layout, uint8_t* pixels, int32_t width,
                            int32_t height, Message* message) {
    int bytes = bytes_per_pixel(layout);
    int channels = bytes == 1 ? 3 : bytes;
    size_t row_bytes = static_cast<size_t>(width) * channels, size = row_bytes * height;
    auto* colours = bytes == 1 ? static_cast<uint8_t*>(std::malloc(size)) : pixels;
    uint8_t* done = nullptr;
    int stride = static_cast<int>(row_bytes);
    if (colours) {
        auto into = layout == kBgr24    ? WebPDecodeBGRInto
                    : layout == kBgra32 ? WebPDecodeBGRAInto
                    : layout == kRgba32 ? WebPDecodeRGBAInto
                                        : WebPDecodeRGBInto;
        done = into(data, length, colours, size, stride);
    }
    if (!done) std::snprintf(message->text, sizeof message->text, "the WebP stream is damaged or cut short");
    if (bytes == 1) {
        if (done)
            for (size_t i = 0; i < size / 3; ++i)
                pixels[i] = luminance(colours[3 * i], colours[3 * i + 1], colours[3 * i + 2]);
        std::free(colours);
    }
    return done ? kOk : kFailed;
}

#else

int32_t facelab_webp_size(const uint8_t*, size_t, int32_t*, int32_t*, int32_t*) { return kUnsupported; }

int32_t facelab_webp_decode(const uint8_t*, size_t, int32_t, uint8_t*, int32_t, int32_t, Message*) {
    return kUnsupported;
}

#endif
