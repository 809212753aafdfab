// libxml2 for Swift. Debian's headers pull in ICU's <unicode/*>, which clashes with Foundation's copy: the macro that
// makes them do so is withdrawn before any other header is read.
#ifndef CAREGATE_LIBXML2_SHIM_H
#define CAREGATE_LIBXML2_SHIM_H
#include <stdbool.h>
#include <string.h>
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/c14n.h>

// xmlFree is a function-pointer macro, which Swift does not import.
static inline void caregate_xmlFree(void *pointer) { xmlFree(pointer); }

// The C library's search looks at 64 bytes at a time.
static inline bool caregate_contains(const void *bytes, unsigned char byte, size_t count) {
  return count > 0 && memchr(bytes, byte, count) != NULL;
}
#endif
