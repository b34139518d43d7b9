#include "CKernels.h"

#include <string.h>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

static int is_word_byte(uint8_t byte) {
  return (uint8_t)((byte | 0x20) - 'a') < 26 || (uint8_t)(byte - '0') < 10 || byte == '_';
}

/// Whether `byte` behind 0xC3 ends a letter: all but those of the signs × and ÷.
static int ends_latin_letter(uint8_t byte) {
  return (byte & 0xC0) == 0x80 && (byte & 0xDF) != 0x97;
}

static int is_part_of_word(const uint8_t *text, size_t count, size_t place) {
  uint8_t byte = text[place];
  if (byte < 0x80) return is_word_byte(byte);
  if (byte == 0xC3) return place + 1 < count && ends_latin_letter(text[place + 1]);
  return place > 0 && text[place - 1] == 0xC3 && ends_latin_letter(byte);
}

/// Sets the bits of the bytes from `first` to before `end`.
static void word_bits(const uint8_t *text, size_t count, size_t first, size_t start, size_t end,
                      uint8_t *bits) {
  for (size_t place = start; place < end; place++) {
    size_t bit = place - first;
    if (bit % 8 == 0) bits[bit / 8] = 0;
    if (is_part_of_word(text, count, place)) bits[bit / 8] |= (uint8_t)(1 << (bit % 8));
  }
}

#if defined(__x86_64__)
static inline __m128i is_between(__m128i bytes, char low, char high) {
  // Bytes compare as signed numbers: those of ASCII are right as they are, and
  // the others are below all of them.
  return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8((char)(low - 1))),
                       _mm_cmplt_epi8(bytes, _mm_set1_epi8((char)(high + 1))));
}

/// The bits of 16 bytes, which have one before and one behind.
static inline uint16_t word_bits_of_16(const uint8_t *text) {
  const __m128i bytes = _mm_loadu_si128((const __m128i *)text);
  const __m128i before = _mm_loadu_si128((const __m128i *)(text - 1));
  const __m128i behind = _mm_loadu_si128((const __m128i *)(text + 1));
  const __m128i lead = _mm_set1_epi8((char)0xC3);
  // 0x80 to 0xBF are the least 64 signed numbers.
  const __m128i last = _mm_set1_epi8((char)0xC0), fold = _mm_set1_epi8((char)0xDF);
  const __m128i sign = _mm_set1_epi8((char)0x97);
  const __m128i ends_here =
      _mm_andnot_si128(_mm_cmpeq_epi8(_mm_and_si128(bytes, fold), sign),
                       _mm_and_si128(_mm_cmplt_epi8(bytes, last), _mm_cmpeq_epi8(before, lead)));
  const __m128i begins_here =
      _mm_andnot_si128(_mm_cmpeq_epi8(_mm_and_si128(behind, fold), sign),
                       _mm_and_si128(_mm_cmplt_epi8(behind, last), _mm_cmpeq_epi8(bytes, lead)));
  const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i ascii = _mm_or_si128(
      _mm_or_si128(is_between(small, 'a', 'z'), is_between(bytes, '0', '9')),
      _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_')));
  return (uint16_t)_mm_movemask_epi8(
      _mm_or_si128(ascii, _mm_or_si128(ends_here, begins_here)));
}
#endif

void calepin_word_bits(calepin_level level, const uint8_t *text, size_t count, size_t first,
                       size_t end, uint8_t *bits) {
  size_t place = first;
#if defined(__x86_64__)
  if (level != CALEPIN_PORTABLE) {
    if (place == 0 && end >= 16) {
      word_bits(text, count, first, 0, 16, bits);
      place = 16;
    }
    // One byte behind is looked at as well.
    for (; place > 0 && place + 16 <= end && place + 16 < count; place += 16) {
      uint16_t found = word_bits_of_16(text + place);
      memcpy(bits + (place - first) / 8, &found, sizeof found);
    }
  }
#else
  (void)level;
#endif
  word_bits(text, count, first, place, end, bits);
}
