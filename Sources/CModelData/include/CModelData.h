#ifndef CALEPIN_CMODELDATA_H
#define CALEPIN_CMODELDATA_H

#include <stddef.h>
#include <stdint.h>

/// A file that was built into the program.
typedef struct calepin_blob {
  const uint8_t *bytes;
  size_t count;
} calepin_blob;

#endif
