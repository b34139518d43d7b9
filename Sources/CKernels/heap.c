#include "CKernels.h"

#if defined(__linux__)
#include <features.h>
#endif

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
  /// What is larger gets pages of its own, and gives them back; no heap may have more.
  largest_block = 32 << 20,
  /// By how much the heap grows.
  step = 4 << 20,
};

void calepin_prepare_heap(size_t room) {
  // One heap for all threads, which keeps what was freed: fresh pages are dear.
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, largest_block);
  mallopt(M_TOP_PAD, (int)room);
  char *block = malloc(step);
  char *end = sbrk(0);
  if (block != NULL && block < end) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t first = ((uintptr_t)block + page - 1) & -page;
    // Where the system has no large pages small ones do as well.
    (void)madvise((void *)first, (uintptr_t)end - first, MADV_HUGEPAGE);
  }
  free(block);
  mallopt(M_TOP_PAD, step);
}
#else
void calepin_prepare_heap(size_t room) { (void)room; }
#endif
