// A training step frees the buffers of its activations and asks for the same ones again. glibc gives the top of its heap
// back to the system in between, and the kernel then zeroes tens of thousands of pages a step: 5 to 10 % of its time.
// So: keep what was freed, and have one heap for all threads. Blocks of 32 MB and more still come and go with mmap.
// A thread that has a heap of its own before this library is loaded keeps it: there, set MALLOC_ARENA_MAX=1 beforehand.
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>

namespace {
[[maybe_unused]] const bool tuned = [] {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, -1);
    mallopt(M_ARENA_MAX, 1);
    return true;
}();
}  // namespace
#endif
