#ifndef CALEPIN_CLIBXML2_SHIM_H
#define CALEPIN_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, whose headers clash with the ICU inside
// Foundation. Nothing here touches the fields in question, so the headers are
// read as if libxml2 had been built without.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

#endif
