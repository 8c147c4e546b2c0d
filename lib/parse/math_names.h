/* Elements of MathML, whose names a formula cannot be read without. They have no tag of their own: to all but
 * formulas they are inline elements like any unknown one (TAG_OTHER). Names: MathML Core and MathML 3. */
#ifndef COPYDESK_PARSE_MATH_NAMES_H
#define COPYDESK_PARSE_MATH_NAMES_H

#include "base/str.h"

/* X(NAME, name) in alphabetical order of name, for a binary search. */
#define MATH_NAME_TABLE(X)                                                                                   \
    X(ANNOTATION, "annotation")                                                                              \
    X(ANNOTATION_XML, "annotation-xml")                                                                      \
    X(MACTION, "maction")                                                                                    \
    X(MENCLOSE, "menclose")                                                                                  \
    X(MFENCED, "mfenced")                                                                                    \
    X(MFRAC, "mfrac")                                                                                        \
    X(MI, "mi")                                                                                              \
    X(MMULTISCRIPTS, "mmultiscripts")                                                                        \
    X(MN, "mn")                                                                                              \
    X(MO, "mo")                                                                                              \
    X(MOVER, "mover")                                                                                        \
    X(MPHANTOM, "mphantom")                                                                                  \
    X(MPRESCRIPTS, "mprescripts")                                                                            \
    X(MROOT, "mroot")                                                                                        \
    X(MROW, "mrow")                                                                                          \
    X(MS, "ms")                                                                                              \
    X(MSPACE, "mspace")                                                                                      \
    X(MSQRT, "msqrt")                                                                                        \
    X(MSUB, "msub")                                                                                          \
    X(MSUBSUP, "msubsup")                                                                                    \
    X(MSUP, "msup")                                                                                          \
    X(MTABLE, "mtable")                                                                                      \
    X(MTD, "mtd")                                                                                            \
    X(MTEXT, "mtext")                                                                                        \
    X(MTR, "mtr")                                                                                            \
    X(MUNDER, "munder")                                                                                      \
    X(MUNDEROVER, "munderover")                                                                              \
    X(SEMANTICS, "semantics")

enum math_name {
    MATH_OTHER, /* not one of them */
#define X(NAME, name) MATH_##NAME,
    MATH_NAME_TABLE(X)
#undef X
        MATH_NAME_COUNT
};

/* MATH_OTHER when unknown. ASCII case folded. */
enum math_name math_name_find(struct str name);

#endif
