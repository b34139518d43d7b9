#include "CModelData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// The hand-written termbase as `calepin train glossary` compiles it.
static const uint8_t glossary[] __attribute__((aligned(64))) = {
#embed "data/glossary.bin"
};
calepin_blob calepin_glossary(void) {
  return (calepin_blob){glossary, sizeof glossary};
}
