/* libjpeg's side of the data bench: decode LIST THREADS, then "run" on a line gives the seconds on a line.
 * Each file is read whole and decoded in full to RGB, by libjpeg's defaults, into a buffer that is used again. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jpeglib.h>

#define TEXT(x) #x
#define TEXT_OF(x) TEXT(x)

enum { kRowsAtOnce = 16, kMostThreads = 1024 };

static char **paths;
static int count, next_path;

typedef struct {
    unsigned char *data;
    size_t room;
} Buffer;

static void grow(Buffer *buffer, size_t size) {
    if (size <= buffer->room) return;
    buffer->data = realloc(buffer->data, size);
    buffer->room = size;
    if (!buffer->data) exit(1);
}

static size_t read_file(const char *path, Buffer *file) {
    FILE *stream = fopen(path, "rb");
    if (!stream) {
        perror(path);
        exit(1);
    }
    fseek(stream, 0, SEEK_END);
    size_t size = (size_t)ftell(stream);
    rewind(stream);
    grow(file, size);
    if (fread(file->data, 1, size, stream) != size) exit(1);
    fclose(stream);
    return size;
}

static void decode(const Buffer *file, size_t size, Buffer *pixels) {
    struct jpeg_decompress_struct codec;
    struct jpeg_error_mgr error;
    codec.err = jpeg_std_error(&error);
    jpeg_create_decompress(&codec);
    jpeg_mem_src(&codec, file->data, size);
    jpeg_read_header(&codec, TRUE);
    codec.out_color_space = JCS_RGB;
    jpeg_start_decompress(&codec);
    size_t row_bytes = (size_t)codec.output_width * 3;
    grow(pixels, row_bytes * (codec.output_height + kRowsAtOnce));
    while (codec.output_scanline < codec.output_height) {
        JSAMPROW rows[kRowsAtOnce];
        for (int i = 0; i < kRowsAtOnce; ++i) rows[i] = pixels->data + (codec.output_scanline + i) * row_bytes;
        jpeg_read_scanlines(&codec, rows, kRowsAtOnce);
    }
    jpeg_finish_decompress(&codec);
    jpeg_destroy_decompress(&codec);
}

static void *work(void *unused) {
    Buffer file = {0}, pixels = {0};
    for (;;) {
        int i = __atomic_fetch_add(&next_path, 1, __ATOMIC_RELAXED);
        if (i >= count) break;
        decode(&file, read_file(paths[i], &file), &pixels);
    }
    free(file.data);
    free(pixels.data);
    return unused;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static double run(int threads) {
    pthread_t thread[kMostThreads];
    double start = now();
    next_path = 0;
    for (int i = 0; i < threads; ++i)
        if (pthread_create(&thread[i], NULL, work, NULL)) exit(1);
    for (int i = 0; i < threads; ++i) pthread_join(thread[i], NULL);
    return now() - start;
}

static void read_list(const char *path) {
    static char line[65536];
    FILE *list = fopen(path, "r");
    if (!list) {
        perror(path);
        exit(1);
    }
    while (fgets(line, sizeof line, list)) {
        line[strcspn(line, "\n")] = 0;
        paths = realloc(paths, sizeof *paths * (count + 1));
        paths[count++] = strdup(line);
    }
    fclose(list);
}

int main(int arguments, char **argument) {
    int threads = arguments == 3 ? atoi(argument[2]) : 0;
    if (threads < 1 || threads > kMostThreads) {
        fprintf(stderr, "usage: decode LIST THREADS\n");
        return 1;
    }
    read_list(argument[1]);
    char question[64];
    while (fgets(question, sizeof question, stdin)) {
        if (!strncmp(question, "run", 3))
            printf("%.6f\n", run(threads));
        else
            printf("libjpeg-turbo " TEXT_OF(LIBJPEG_TURBO_VERSION) " alone, %d threads\n", threads);
        fflush(stdout);
    }
    return 0;
}
