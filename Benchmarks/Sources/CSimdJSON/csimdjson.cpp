#include "csimdjson.h"
#include <simdjson.h>

int csimdjson_parse(const unsigned char *bytes, size_t length) {
    static simdjson::dom::parser parser;
    simdjson::dom::element root;
    return parser.parse(bytes, length).get(root) == simdjson::SUCCESS ? 1 : 0;
}
