#include "CModelData.h"

// #embed is C23; clang knows it in older modes and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t fr_tagger[] __attribute__((aligned(64))) = {
#embed "data/fr.tagger.bin"
};
calepin_blob calepin_tagger_fr(void) {
  return (calepin_blob){fr_tagger, sizeof fr_tagger};
}

static const uint8_t fr_lemmas[] __attribute__((aligned(64))) = {
#embed "data/fr.lemmas.bin"
};
calepin_blob calepin_lemmas_fr(void) {
  return (calepin_blob){fr_lemmas, sizeof fr_lemmas};
}

static const uint8_t fr_frequencies[] __attribute__((aligned(64))) = {
#embed "data/fr.frequencies.bin"
};
calepin_blob calepin_frequencies_fr(void) {
  return (calepin_blob){fr_frequencies, sizeof fr_frequencies};
}

static const uint8_t en_tagger[] __attribute__((aligned(64))) = {
#embed "data/en.tagger.bin"
};
calepin_blob calepin_tagger_en(void) {
  return (calepin_blob){en_tagger, sizeof en_tagger};
}

static const uint8_t en_lemmas[] __attribute__((aligned(64))) = {
#embed "data/en.lemmas.bin"
};
calepin_blob calepin_lemmas_en(void) {
  return (calepin_blob){en_lemmas, sizeof en_lemmas};
}

static const uint8_t en_frequencies[] __attribute__((aligned(64))) = {
#embed "data/en.frequencies.bin"
};
calepin_blob calepin_frequencies_en(void) {
  return (calepin_blob){en_frequencies, sizeof en_frequencies};
}

static const uint8_t fr_background[] __attribute__((aligned(64))) = {
#embed "data/fr.background.bin"
};
calepin_blob calepin_background_fr(void) {
  return (calepin_blob){fr_background, sizeof fr_background};
}

static const uint8_t fr_terms[] __attribute__((aligned(64))) = {
#embed "data/fr.terms.tsv"
};
calepin_blob calepin_terms_fr(void) {
  return (calepin_blob){fr_terms, sizeof fr_terms};
}

static const uint8_t en_background[] __attribute__((aligned(64))) = {
#embed "data/en.background.bin"
};
calepin_blob calepin_background_en(void) {
  return (calepin_blob){en_background, sizeof en_background};
}

static const uint8_t en_terms[] __attribute__((aligned(64))) = {
#embed "data/en.terms.tsv"
};
calepin_blob calepin_terms_en(void) {
  return (calepin_blob){en_terms, sizeof en_terms};
}

static const uint8_t fr_en_lexicon[] __attribute__((aligned(64))) = {
#embed "data/fr-en.lexicon.bin"
};
calepin_blob calepin_lexicon_fr_en(void) {
  return (calepin_blob){fr_en_lexicon, sizeof fr_en_lexicon};
}
