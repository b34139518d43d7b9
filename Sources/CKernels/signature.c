#include "CKernels.h"

// One scan, compiled once for each set of instructions: what differs is how
// fast the compiler can make __builtin_popcountll.

#if defined(__GNUC__) || defined(__clang__)
#define ALWAYS_INLINE static inline __attribute__((always_inline))
#else
#define ALWAYS_INLINE static inline
#endif

ALWAYS_INLINE int is_near(const uint64_t *signature, const uint64_t *query, uint32_t extra,
                          uint32_t missing) {
  uint32_t more = 0, less = 0;
  for (int word = 0; word < CALEPIN_SIGNATURE_WORDS; word++) {
    more += (uint32_t)__builtin_popcountll(signature[word] & ~query[word]);
    less += (uint32_t)__builtin_popcountll(query[word] & ~signature[word]);
  }
  return (more <= extra) & (less <= missing);
}

ALWAYS_INLINE size_t scan(const uint64_t *signatures, size_t count,
                          const uint64_t *query, uint32_t extra, uint32_t missing,
                          uint32_t *hits) {
  size_t found = 0;
  for (size_t place = 0; place < count; place++) {
    // Written always and counted when it is one: no branch to guess wrong.
    hits[found] = (uint32_t)place;
    found += (size_t)is_near(signatures + CALEPIN_SIGNATURE_WORDS * place, query, extra, missing);
  }
  return found;
}

/// How many positions ahead a signature is asked for.
enum { LOOKAHEAD = 12 };

ALWAYS_INLINE size_t filter(const uint64_t *signatures, size_t signature_count,
                            const uint32_t *positions, size_t count, const uint64_t *query,
                            const calepin_length_class *classes, size_t class_count,
                            uint32_t *hits) {
  size_t found = 0, number = 0;
  for (size_t index = 0; index < count; index++) {
    if (index + LOOKAHEAD < count) {
      size_t later = positions[index + LOOKAHEAD];
      if (later < signature_count) {
        __builtin_prefetch(signatures + CALEPIN_SIGNATURE_WORDS * later);
      }
    }
    size_t position = positions[index];
    while (number < class_count && classes[number].end <= position) number++;
    if (number == class_count) return found;
    if (position >= signature_count) continue;
    hits[found] = (uint32_t)position;
    found += (size_t)is_near(signatures + CALEPIN_SIGNATURE_WORDS * position, query,
                             classes[number].extra, classes[number].missing);
  }
  return found;
}

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("popcnt"))) static size_t scan_popcnt(
    const uint64_t *signatures, size_t count, const uint64_t *query, uint32_t extra,
    uint32_t missing, uint32_t *hits) {
  return scan(signatures, count, query, extra, missing, hits);
}

__attribute__((target("popcnt"))) static size_t filter_popcnt(
    const uint64_t *signatures, size_t signature_count, const uint32_t *positions, size_t count,
    const uint64_t *query, const calepin_length_class *classes, size_t class_count,
    uint32_t *hits) {
  return filter(signatures, signature_count, positions, count, query, classes, class_count, hits);
}

#define AVX512_TARGET __attribute__((target("popcnt,avx512f,avx512bw,avx512vpopcntdq")))

/// Two signatures a vector: the bits of each word that only they have in the
/// low half of a lane, those that only the query has in the high half.
AVX512_TARGET static inline __m512i differences(const uint64_t *signatures, __m512i query) {
  __m512i pair = _mm512_loadu_si512(signatures);
  __m512i more = _mm512_popcnt_epi64(_mm512_andnot_si512(query, pair));
  __m512i less = _mm512_popcnt_epi64(_mm512_andnot_si512(pair, query));
  return _mm512_add_epi64(more, _mm512_slli_epi64(less, 32));
}

AVX512_TARGET static size_t scan_avx512(const uint64_t *signatures, size_t count,
                                        const uint64_t *query, uint32_t extra, uint32_t missing,
                                        uint32_t *hits) {
  enum { STEP = 8, PAIR = 2 * CALEPIN_SIGNATURE_WORDS };
  const __m512i wanted =
      _mm512_broadcast_i64x4(_mm256_loadu_si256((const __m256i *)(const void *)query));
  const __m512i limits = _mm512_set1_epi64((long long)((uint64_t)missing << 32 | extra));
  // The order in which the sums of eight signatures come out.
  const __m512i order = _mm512_setr_epi64(0, 2, 1, 3, 4, 6, 5, 7);
  size_t found = 0, place = 0;
  for (; place + STEP <= count; place += STEP) {
    const uint64_t *start = signatures + CALEPIN_SIGNATURE_WORDS * place;
    __m512i a = differences(start, wanted), b = differences(start + PAIR, wanted);
    __m512i c = differences(start + 2 * PAIR, wanted), d = differences(start + 3 * PAIR, wanted);
    __m512i ab = _mm512_add_epi64(_mm512_unpacklo_epi64(a, b), _mm512_unpackhi_epi64(a, b));
    __m512i cd = _mm512_add_epi64(_mm512_unpacklo_epi64(c, d), _mm512_unpackhi_epi64(c, d));
    __m512i sums = _mm512_add_epi64(_mm512_shuffle_i64x2(ab, cd, 0x88),
                                    _mm512_shuffle_i64x2(ab, cd, 0xDD));
    sums = _mm512_permutexvar_epi64(order, sums);
    uint32_t halves = _mm512_cmple_epu32_mask(sums, limits);
    uint32_t near = halves & (halves >> 1) & 0x5555;
    while (near) {
      hits[found++] = (uint32_t)(place + (size_t)(__builtin_ctz(near) >> 1));
      near &= near - 1;
    }
  }
  for (; place < count; place++) {
    hits[found] = (uint32_t)place;
    found += (size_t)is_near(signatures + CALEPIN_SIGNATURE_WORDS * place, query, extra, missing);
  }
  return found;
}
#endif

#if defined(__aarch64__)
#include <arm_neon.h>

static inline int is_near_neon(const uint64_t *signature, uint8x16_t low, uint8x16_t high,
                               uint32_t extra, uint32_t missing) {
  uint8x16_t a = vreinterpretq_u8_u64(vld1q_u64(signature));
  uint8x16_t b = vreinterpretq_u8_u64(vld1q_u64(signature + 2));
  uint8x16_t more = vaddq_u8(vcntq_u8(vbicq_u8(a, low)), vcntq_u8(vbicq_u8(b, high)));
  uint8x16_t less = vaddq_u8(vcntq_u8(vbicq_u8(low, a)), vcntq_u8(vbicq_u8(high, b)));
  return (vaddlvq_u8(more) <= extra) & (vaddlvq_u8(less) <= missing);
}

static size_t scan_neon(const uint64_t *signatures, size_t count, const uint64_t *query,
                        uint32_t extra, uint32_t missing, uint32_t *hits) {
  uint8x16_t low = vreinterpretq_u8_u64(vld1q_u64(query));
  uint8x16_t high = vreinterpretq_u8_u64(vld1q_u64(query + 2));
  size_t found = 0;
  for (size_t place = 0; place < count; place++) {
    hits[found] = (uint32_t)place;
    found += (size_t)is_near_neon(signatures + CALEPIN_SIGNATURE_WORDS * place, low, high, extra,
                                  missing);
  }
  return found;
}
#endif

int calepin_level_is_available(calepin_level level) {
  switch (level) {
    case CALEPIN_PORTABLE:
      return 1;
#if defined(__x86_64__)
    case CALEPIN_POPCNT:
      return __builtin_cpu_supports("popcnt") != 0;
    case CALEPIN_AVX512:
      return __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("avx512f") &&
             __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vpopcntdq");
#elif defined(__aarch64__)
    case CALEPIN_NEON:
      return 1;
#endif
    default:
      return 0;
  }
}

calepin_level calepin_best_level(void) {
  const calepin_level fastest_first[] = {CALEPIN_AVX512, CALEPIN_NEON, CALEPIN_POPCNT};
  for (size_t index = 0; index < sizeof fastest_first / sizeof *fastest_first; index++) {
    if (calepin_level_is_available(fastest_first[index])) return fastest_first[index];
  }
  return CALEPIN_PORTABLE;
}

size_t calepin_signature_scan(calepin_level level, const uint64_t *signatures, size_t count,
                              const calepin_signature_query *query, uint32_t extra,
                              uint32_t missing, uint32_t *hits) {
  switch (level) {
#if defined(__x86_64__)
    case CALEPIN_AVX512:
      return scan_avx512(signatures, count, query->words, extra, missing, hits);
    case CALEPIN_POPCNT:
      return scan_popcnt(signatures, count, query->words, extra, missing, hits);
#elif defined(__aarch64__)
    case CALEPIN_NEON:
      return scan_neon(signatures, count, query->words, extra, missing, hits);
#endif
    default:
      return scan(signatures, count, query->words, extra, missing, hits);
  }
}

size_t calepin_signature_filter(calepin_level level, const uint64_t *signatures,
                                size_t signature_count, const uint32_t *positions, size_t count,
                                const calepin_signature_query *query,
                                const calepin_length_class *classes, size_t class_count,
                                uint32_t *hits) {
#if defined(__x86_64__)
  if (level != CALEPIN_PORTABLE) {
    return filter_popcnt(signatures, signature_count, positions, count, query->words, classes,
                         class_count, hits);
  }
#endif
  (void)level;
  return filter(signatures, signature_count, positions, count, query->words, classes, class_count,
                hits);
}
