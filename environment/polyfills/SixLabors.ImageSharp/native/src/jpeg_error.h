// libjpeg reports fatal errors by a callback that must not return; this one jumps back to the caller's setjmp.
#pragma once

#include <csetjmp>
#include <cstdio>
#include <cstring>

#include <jpeglib.h>

#include "facelab_image.h"

struct JpegError {
    jpeg_error_mgr manager;
    jmp_buf jump;
    Message* message;
};

inline void jpeg_fatal(j_common_ptr codec) {
    auto* error = reinterpret_cast<JpegError*>(codec->err);
    char text[JMSG_LENGTH_MAX];
    codec->err->format_message(codec, text);
    std::snprintf(error->message->text, sizeof error->message->text, "%s", text);
    std::longjmp(error->jump, 1);
}

// Warnings (premature end, extraneous bytes) leave a decodable image, as they do in ImageSharp: nothing is printed.
inline void jpeg_silent(j_common_ptr, int) {}

inline jpeg_error_mgr* install(JpegError& error, Message* message) {
    jpeg_std_error(&error.manager);
    error.manager.error_exit = jpeg_fatal;
    error.manager.emit_message = jpeg_silent;
    error.message = message;
    message->text[0] = 0;
    return &error.manager;
}
