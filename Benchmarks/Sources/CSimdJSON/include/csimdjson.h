// simdjson's DOM, for comparison.
#ifndef CSIMDJSON_H
#define CSIMDJSON_H
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif
/// Parses `length` bytes into simdjson's DOM with a parser that is kept, as its manual advises.
/// Returns 1 when they are a JSON document, 0 when not.
int csimdjson_parse(const unsigned char *bytes, size_t length);
#ifdef __cplusplus
}
#endif
#endif
