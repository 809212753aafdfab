// How often memory was asked for.
#ifndef CALLOCATIONS_H
#define CALLOCATIONS_H
/// Calls of malloc, calloc, realloc and the aligned kinds of this thread since it began.
unsigned long callocations_count(void);
#endif
