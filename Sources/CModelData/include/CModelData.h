#ifndef CALEPIN_CMODELDATA_H
#define CALEPIN_CMODELDATA_H

#include <stddef.h>
#include <stdint.h>

/// A file that was built into the program; its bytes begin on a boundary of 64.
typedef struct calepin_blob {
  const uint8_t *bytes;
  size_t count;
} calepin_blob;

/// The weights of the part-of-speech tagger.
calepin_blob calepin_tagger_fr(void);
calepin_blob calepin_tagger_en(void);

/// The forms and suffix rules of the lemmatizer.
calepin_blob calepin_lemmas_fr(void);
calepin_blob calepin_lemmas_en(void);

/// The reference frequencies.
calepin_blob calepin_frequencies_fr(void);
calepin_blob calepin_frequencies_en(void);

/// Words and phrases of many fields, with their frequencies.
calepin_blob calepin_background_fr(void);
calepin_blob calepin_background_en(void);

/// The weights of the model of termhood, as text.
calepin_blob calepin_terms_fr(void);
calepin_blob calepin_terms_en(void);

/// The bilingual lexicon.
calepin_blob calepin_lexicon_fr_en(void);

/// The hand-written termbase, compiled.
calepin_blob calepin_glossary(void);

#endif
