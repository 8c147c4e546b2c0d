/* The inner loop of forest.c, which includes this once for each size of vector: LANES numbers each, the
 * function's name being FIND_LEAF. So it has no guard against being included twice. */

/* For each row of the batch the leaves of one tree that all its tests leave; the lowest is the row's. */
static void FIND_LEAF(const struct forest_test *tests, uint32_t count, const struct batch *batch,
                      uint32_t *left)
{
    typedef float numbers __attribute__((vector_size(LANES * sizeof(float)), may_alias));
    typedef int32_t masks __attribute__((vector_size(LANES * sizeof(int32_t)), may_alias));
    enum { VECTORS = SIDE_BY_SIDE / LANES };
    masks sets[VECTORS];
#pragma GCC unroll 8 /* here and below: keeps sets[] in registers */
    for (size_t n = 0; n < VECTORS; n++)
        sets[n] = ~(masks){0};
    for (uint32_t i = 0; i < count; i++) {
        const numbers *column = (const numbers *)(const void *)batch->columns[tests[i].feature];
#pragma GCC unroll 8
        for (size_t n = 0; n < VECTORS; n++)
            sets[n] &= (column[n] < tests[i].threshold) | (int32_t)tests[i].leaves;
    }
    memcpy(left, sets, sizeof sets);
}
