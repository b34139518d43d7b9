#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

enum { WORD = 64 };

/// A hash table from tokens to the places where they stand in the pattern,
/// one bit a place, `blocks` words a token.
struct calepin_pattern {
  uint32_t *keys;
  /// The row of `masks` that belongs to each slot; with one block the slot
  /// itself is the row, which saves a step.
  uint32_t *rows;
  uint64_t *masks;
  /// The vertical differences of a column: `blocks` words that rise, then as
  /// many that fall.
  uint64_t *column;
  size_t length;
  size_t blocks;
  /// How many bits the hash is shifted to fall into the table.
  uint32_t shift;
  uint32_t last_slot;
  /// How many elements the arrays have room for.
  size_t mask_room, column_room, key_room, row_room;
};

calepin_pattern *calepin_pattern_create(void) { return calloc(1, sizeof(calepin_pattern)); }

void calepin_pattern_destroy(calepin_pattern *pattern) {
  if (!pattern) return;
  free(pattern->keys);
  free(pattern->rows);
  free(pattern->masks);
  free(pattern->column);
  free(pattern);
}

static int reserve(void **block, size_t *room, size_t count, size_t size) {
  if (*room >= count) return 1;
  free(*block);
  *room = 0;
  *block = count > SIZE_MAX / size ? NULL : malloc(count * size);
  if (!*block) return 0;
  *room = count;
  return 1;
}

static inline uint32_t slot_of(const calepin_pattern *pattern, uint32_t token) {
  return (token * UINT32_C(2654435769)) >> pattern->shift;
}

int calepin_pattern_set(calepin_pattern *pattern, const uint32_t *tokens, size_t count) {
  pattern->length = 0;
  pattern->blocks = 0;
  if (count == 0) return 1;
  if (count > CALEPIN_LONGEST_PATTERN) return 0;
  uint32_t bits = 8;
  while (((size_t)1 << bits) < 4 * count) bits++;
  size_t slots = (size_t)1 << bits, blocks = (count + WORD - 1) / WORD;
  size_t row_count = blocks == 1 ? slots : count;
  if (!reserve((void **)&pattern->keys, &pattern->key_room, slots, sizeof(uint32_t)) ||
      !reserve((void **)&pattern->rows, &pattern->row_room, slots, sizeof(uint32_t)) ||
      !reserve((void **)&pattern->masks, &pattern->mask_room, row_count * blocks,
               sizeof(uint64_t)) ||
      !reserve((void **)&pattern->column, &pattern->column_room, 2 * blocks, sizeof(uint64_t))) {
    return 0;
  }
  // Only the keys say whether a slot is taken; its masks are cleared when it is.
  memset(pattern->keys, 0xFF, slots * sizeof(uint32_t));
  pattern->shift = 32 - bits;
  pattern->last_slot = (uint32_t)slots - 1;
  uint32_t taken = 0;
  for (size_t place = 0; place < count; place++) {
    uint32_t token = tokens[place];
    if (token == CALEPIN_NO_TOKEN) continue;
    uint32_t slot = slot_of(pattern, token);
    while (pattern->keys[slot] != token && pattern->keys[slot] != CALEPIN_NO_TOKEN) {
      slot = (slot + 1) & pattern->last_slot;
    }
    int is_new = pattern->keys[slot] == CALEPIN_NO_TOKEN;
    if (is_new) {
      pattern->keys[slot] = token;
      pattern->rows[slot] = blocks == 1 ? slot : taken++;
    }
    uint64_t *mask = pattern->masks + pattern->rows[slot] * blocks;
    if (is_new) memset(mask, 0, blocks * sizeof(uint64_t));
    mask[place / WORD] |= (uint64_t)1 << (place % WORD);
  }
  pattern->length = count;
  pattern->blocks = blocks;
  return 1;
}

/// The places of `token`, or NULL when it does not occur.
static inline const uint64_t *places(const calepin_pattern *pattern, uint32_t token) {
  uint32_t slot = slot_of(pattern, token);
  while (pattern->keys[slot] != token) {
    if (pattern->keys[slot] == CALEPIN_NO_TOKEN) return NULL;
    slot = (slot + 1) & pattern->last_slot;
  }
  if (token == CALEPIN_NO_TOKEN) return NULL;
  return pattern->blocks == 1 ? pattern->masks + slot
                              : pattern->masks + pattern->rows[slot] * pattern->blocks;
}

/// The distance when the pattern fits into one word.
static uint32_t short_distance(const calepin_pattern *pattern, const uint32_t *text, size_t count,
                               uint32_t limit) {
  const uint64_t last = (uint64_t)1 << (pattern->length - 1);
  uint64_t rises = ~(uint64_t)0, falls = 0;
  uint32_t distance = (uint32_t)pattern->length;
  // Each token that the pattern lacks costs one edit at least.
  uint32_t strangers = 0;
  for (size_t index = 0; index < count; index++) {
    const uint64_t *mask = places(pattern, text[index]);
    uint64_t equal = mask ? *mask : 0;
    strangers += mask == NULL;
    if (strangers > limit) return limit + 1;
    uint64_t vertical = equal | falls;
    uint64_t horizontal = (((equal & rises) + rises) ^ rises) | equal;
    uint64_t up = falls | ~(horizontal | rises);
    uint64_t down = rises & horizontal;
    distance += (up & last) != 0;
    distance -= (down & last) != 0;
    up = up << 1 | 1;
    down <<= 1;
    rises = down | ~(vertical | up);
    falls = up & vertical;
  }
  return distance;
}

/// One step of one block; `up` and `down` are the horizontal differences that
/// come in from the block before and go out to the next.
static inline void step(uint64_t *rises, uint64_t *falls, uint64_t equal, uint64_t top,
                        uint64_t *up, uint64_t *down) {
  uint64_t vertical = equal | *falls;
  uint64_t reached = equal | *down;
  uint64_t horizontal = (((reached & *rises) + *rises) ^ *rises) | reached;
  uint64_t rising = *falls | ~(horizontal | *rises);
  uint64_t falling = *rises & horizontal;
  uint64_t next_up = (rising & top) != 0, next_down = (falling & top) != 0;
  rising = rising << 1 | *up;
  falling = falling << 1 | *down;
  *rises = falling | ~(vertical | rising);
  *falls = rising & vertical;
  *up = next_up;
  *down = next_down;
}

static uint32_t long_distance(const calepin_pattern *pattern, const uint32_t *text, size_t count,
                              uint32_t limit) {
  const size_t blocks = pattern->blocks;
  const uint64_t last = (uint64_t)1 << ((pattern->length - 1) % WORD);
  uint64_t *rises = pattern->column, *falls = pattern->column + blocks;
  memset(rises, 0xFF, blocks * sizeof(uint64_t));
  memset(falls, 0, blocks * sizeof(uint64_t));
  uint32_t distance = (uint32_t)pattern->length, strangers = 0;
  for (size_t index = 0; index < count; index++) {
    const uint64_t *mask = places(pattern, text[index]);
    strangers += mask == NULL;
    if (strangers > limit) return limit + 1;
    uint64_t up = 1, down = 0;
    for (size_t block = 0; block < blocks; block++) {
      uint64_t top = block + 1 == blocks ? last : (uint64_t)1 << (WORD - 1);
      step(rises + block, falls + block, mask ? mask[block] : 0, top, &up, &down);
    }
    distance += (uint32_t)up;
    distance -= (uint32_t)down;
  }
  return distance;
}

uint32_t calepin_pattern_distance(const calepin_pattern *pattern, const uint32_t *text,
                                  size_t count, uint32_t limit) {
  if (pattern->length == 0) return (uint32_t)count;
  return pattern->blocks == 1 ? short_distance(pattern, text, count, limit)
                              : long_distance(pattern, text, count, limit);
}

/// Notes the runs that end with a token that stands in the pattern where
/// `mask` says; `previous` is that of the token before it.
static inline void extend_runs(const calepin_pattern *pattern, const uint64_t *mask,
                               const uint64_t *previous, uint32_t text, uint32_t *lengths,
                               calepin_run *best) {
  // Backwards, so that the length at the place before is still that of the token before.
  for (size_t block = pattern->blocks; block-- > 0;) {
    uint64_t rest = mask[block];
    while (rest) {
      uint32_t bit = (uint32_t)(WORD - 1 - __builtin_clzll(rest));
      rest ^= (uint64_t)1 << bit;
      size_t place = block * WORD + bit;
      int continues = previous && place > 0 &&
                      (previous[(place - 1) / WORD] >> ((place - 1) % WORD) & 1);
      uint32_t length = continues ? lengths[place - 1] + 1 : 1;
      lengths[place] = length;
      if (length > best[place].length) {
        best[place].length = length;
        best[place].text = text;
      }
    }
  }
}

void calepin_pattern_runs(const calepin_pattern *pattern, const uint32_t *tokens,
                          size_t token_count, const uint32_t *starts, size_t first, size_t end,
                          uint32_t *lengths, calepin_run *best) {
  if (pattern->length == 0) return;
  for (size_t text = first; text < end; text++) {
    size_t stop = starts[text + 1];
    if (stop > token_count) continue;
    const uint64_t *previous = NULL;
    for (size_t place = starts[text]; place < stop; place++) {
      const uint64_t *mask = places(pattern, tokens[place]);
      if (mask) extend_runs(pattern, mask, previous, (uint32_t)text, lengths, best);
      previous = mask;
    }
  }
}
