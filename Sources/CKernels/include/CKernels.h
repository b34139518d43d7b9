#ifndef CALEPIN_CKERNELS_H
#define CALEPIN_CKERNELS_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/// A set of instructions for which there is code of its own.
typedef enum calepin_level {
  /// C for any processor.
  CALEPIN_PORTABLE = 0,
  /// x86-64 with POPCNT.
  CALEPIN_POPCNT = 1,
  /// x86-64 with AVX-512 F, BW and VPOPCNTDQ.
  CALEPIN_AVX512 = 2,
  /// arm64 with Advanced SIMD, which every one has.
  CALEPIN_NEON = 3,
} calepin_level;

/// Whether this processor runs the code of `level`.
int calepin_level_is_available(calepin_level level);

/// The fastest level that this processor runs.
calepin_level calepin_best_level(void);

/// How many 64-bit words a signature has.
#define CALEPIN_SIGNATURE_WORDS 4

/// The bag of the tokens of a query, and how far a text may be from it.
///
/// A signature has one bit for each token of a text, at a place that depends
/// on the token alone.
typedef struct calepin_signature_query {
  uint64_t words[CALEPIN_SIGNATURE_WORDS];
} calepin_signature_query;

/// Texts of like length, one behind the other, with what they may lack.
typedef struct calepin_length_class {
  /// The position behind the last text of the class.
  uint32_t end;
  /// The most bits that a text may have and the query not.
  uint16_t extra;
  /// The most bits that the query may have and a text not.
  uint16_t missing;
} calepin_length_class;

/// Finds the signatures near a query among `count` that lie one behind the
/// other.
///
/// The places of those found, counted from 0, go to `hits` in ascending
/// order; it has room for `count`. The answer is how many there are.
size_t calepin_signature_scan(calepin_level level, const uint64_t *signatures, size_t count,
                              const calepin_signature_query *query, uint32_t extra,
                              uint32_t missing, uint32_t *hits);

/// Keeps of `positions`, which ascend, those whose signature is near a query.
///
/// What is allowed depends on the class in which a position lies; positions
/// behind the last class, or from `signature_count` on, are dropped. `hits`
/// has room for `count`. The answer is how many were kept.
size_t calepin_signature_filter(calepin_level level, const uint64_t *signatures,
                                size_t signature_count, const uint32_t *positions, size_t count,
                                const calepin_signature_query *query,
                                const calepin_length_class *classes, size_t class_count,
                                uint32_t *hits);

/// A token that is equal to no other one, not even to itself.
#define CALEPIN_NO_TOKEN UINT32_MAX

/// A sequence of tokens, made ready to be compared with many others.
typedef struct calepin_pattern calepin_pattern;

/// Makes an empty pattern; NULL when there is no memory for it.
calepin_pattern *calepin_pattern_create(void);

/// Takes back the memory of a pattern; NULL is fine.
void calepin_pattern_destroy(calepin_pattern *pattern);

/// The most tokens that a pattern may have.
#define CALEPIN_LONGEST_PATTERN 16384

/// Makes `pattern` stand for `count` tokens; 0 when they are too many or there
/// is no memory for them, and then the pattern is empty.
int calepin_pattern_set(calepin_pattern *pattern, const uint32_t *tokens, size_t count);

/// The Levenshtein distance in tokens between `pattern` and `text`: the least
/// number of tokens to insert, delete or replace.
///
/// Any number above `limit`, which is below UINT32_MAX, stands for all of them. Bit-parallel: Myers, A
/// fast bit-vector algorithm for approximate string matching (1999), in the
/// form of Hyyro, A bit-vector algorithm for computing Levenshtein and Damerau
/// edit distances (2003).
uint32_t calepin_pattern_distance(const calepin_pattern *pattern, const uint32_t *text,
                                  size_t count, uint32_t limit);

/// A run of tokens that a pattern shares with a text.
typedef struct calepin_run {
  /// How many tokens it has.
  uint32_t length;
  /// The number of the text.
  uint32_t text;
} calepin_run;

/// Finds for each token of `pattern` the longest run of tokens ending with it
/// that stands in one of the texts from `first` to before `end`, and the first
/// text that has it.
///
/// The tokens of the texts lie in `tokens`, those of text `i` from `starts[i]`
/// to `starts[i + 1]`; a text that is not inside them is passed over. `lengths`
/// and `best` have room for one element a token of the pattern; only longer
/// runs replace those in `best`.
void calepin_pattern_runs(const calepin_pattern *pattern, const uint32_t *tokens,
                          size_t token_count, const uint32_t *starts, size_t first, size_t end,
                          uint32_t *lengths, calepin_run *best);

/// Tells which bytes of a text are parts of words: ASCII letters and digits,
/// underscores, and the letters of Latin-1 in UTF-8.
///
/// Bit `i % 8` of the byte `bits[i / 8]` stands for `text[first + i]`, up to
/// before `text[end]`; the bytes around are looked at as well. `end` is at most
/// `count`. Bits behind the last one in its byte are 0.
void calepin_word_bits(calepin_level level, const uint8_t *text, size_t count, size_t first,
                       size_t end, uint8_t *bits);

/// Prepares the heap for a program that takes much memory and soon ends: large
/// pages for the first `room` bytes, and nothing goes back that was freed.
///
/// It is called once, before there is a second thread; `room` is less than 2 GiB.
/// Where the heap cannot be told so nothing happens.
void calepin_prepare_heap(size_t room);

/// Memory of `count` bytes, all zero, of which a part that is never touched costs
/// nothing; NULL when there is none.
static inline void *calepin_allocate_zeros(size_t count) { return calloc(count, 1); }

/// Gives back what ``calepin_allocate_zeros`` took.
static inline void calepin_free(void *memory) { free(memory); }

/// Asks for the memory at `place` before it is needed.
static inline void calepin_prefetch(const void *place) {
#if defined(__GNUC__) || defined(__clang__)
  __builtin_prefetch(place);
#else
  (void)place;
#endif
}

#endif
