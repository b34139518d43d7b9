#ifndef CALEPIN_CARCHIVE_SHIM_H
#define CALEPIN_CARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>

#endif
