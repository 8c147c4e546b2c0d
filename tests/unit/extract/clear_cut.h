/* Whole pages of which there is no doubt: what they are, and what of them is text. Each says "Prose" in the
 * segments that are text beyond doubt, and "Frame" in those that are none. */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_CLEAR_CUT_H
#define COPYDESK_TESTS_UNIT_EXTRACT_CLEAR_CUT_H

#define CLEAR_MENU                                                                                           \
    "<header><a class=logo href=/>Frame of the Valley Post</a><nav><ul><li><a href=/world>Frame World</a>"   \
    "<li><a href=/sport>Frame Sport</a><li><a href=/money>Frame Money</a><li><a href=/arts>Frame Arts</a>"   \
    "</ul></nav></header>"
#define CLEAR_FOOTER                                                                                         \
    "<footer class=site-footer><ul><li><a href=/about>Frame About us</a><li><a href=/terms>Frame Terms of "  \
    "use</a><li><a href=/privacy>Frame Privacy</a><li><a href=/contact>Frame Contact</a></ul>"               \
    "<p>Frame: all rights reserved.</p></footer>"

#define CLEAR_ARTICLE                                                                                        \
    "<!doctype html><html lang=en><head><title>River rises by two metres in one night - Valley Post</title>" \
    "<meta property=og:type content=article><meta property=og:site_name content='Valley Post'>"              \
    "<meta property=article:published_time content=2022-01-28T05:35:00Z>"                                    \
    "<meta property=article:modified_time content=2022-01-29><meta property=og:image content=/m.jpg>"        \
    "<meta name=author content='Ada Lovelace'><meta name=description content='How it came.'>"                \
    "<meta name=keywords content='flood,river'><link rel=canonical href=/flood>"                             \
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script></head>"                           \
    "<body class=single-post>" CLEAR_MENU "<main><article class=article>"                                    \
    "<h1>River rises by two metres in one night</h1><div class=article-body>"                                \
    "<p>Prose of a night: the river rose by two metres between dusk and dawn, and by the morning most of "   \
    "the lower town stood under water, as it had in the spring of the year before.</p>"                      \
    "<p>Prose of a morning: boats went from door to door, and the fire brigade carried forty people out of " \
    "their houses, among them the mayor, who had been asleep when the water came.</p>"                       \
    "<p>Prose of a bridge: it was shut at nine, and the trains that cross it now end on the other bank, "    \
    "where buses wait for those who have to go on to the south, a company spokesman said.</p>"               \
    "<p>Prose of a dam: \"we had asked for a higher one,\" said the engineer who had drawn it, \"but the "   \
    "council wanted to see the river.\" The plans lie in her drawer, and she would build it tomorrow.</p>"   \
    "<p>Prose of a forecast: the rain is to end on Sunday, and the water will stay for a week at least, "    \
    "while the cellars can be pumped out only when the ground takes it in again.</p>"                        \
    "</div></article></main>"                                                                                \
    "<aside class=sidebar><h3>Frame Most read</h3><ul><li><a href=/1>Frame of one other story</a>"           \
    "<li><a href=/2>Frame of two other stories</a><li><a href=/3>Frame of three other stories</a></ul>"      \
    "</aside>" CLEAR_FOOTER "</body></html>"

#define CLEAR_POST(n, user, text)                                                                            \
    "<div class='post' id=p" n "><div class=postprofile><a class=username href=/member?u=" n ">" user "</a>" \
    "<dl><dt>Posts: " n "7</dt><dt>Joined: 2 Apr 2023</dt></dl></div><div class=postbody>"                   \
    "<div class=content><p>" text "</p></div></div><ul class=post-buttons><li><a href=/quote?p=" n ">"       \
    "Quote</a><li><a href=/report?p=" n ">Report</a></ul></div>"

#define CLEAR_FORUM                                                                                          \
    "<!doctype html><html lang=en><head><title>Pump does not start - Garden board</title>"                   \
    "<meta name=generator content=phpBB></head><body class='section-viewtopic phpbb'>" CLEAR_MENU            \
    "<div id=page-body><h2 class=topic-title><a href=/viewtopic.php?t=8>Pump does not start</a></h2>"        \
    "<div class=pagination>4 posts</div>" CLEAR_POST(                                                        \
        "1", "rainbarrel",                                                                                   \
        "Prose of a question: I have built the controller from the wiki, and the "                           \
        "relay clicks when the soil is dry, but the pump stays silent. Does anyone know why?")               \
        CLEAR_POST("2", "ohm",                                                                               \
                   "Prose of a guess: if it runs when you connect it straight to the supply, then "          \
                   "the relay's contact is what fails. Measure across it while it clicks, please.")          \
            CLEAR_POST("3", "rainbarrel",                                                                    \
                       "Prose of a measurement: there are twelve volts across it while it is "               \
                       "open, and still eleven when it clicks. So it does not close, as you said.")          \
                CLEAR_POST("4", "ohm",                                                                       \
                           "Prose of an end: then it is burnt. Take one for ten amperes this time, since "   \
                           "the pump draws more when it starts than when it runs.") "</div>" CLEAR_FOOTER    \
                                                                                    "</body></html>"

#define CLEAR_DOCUMENTATION                                                                                  \
    "<!doctype html><html lang=en><head><title>Reading a file - Plume 3.2 documentation</title>"             \
    "<meta name=generator content='Docusaurus v2.4'></head><body class=docs-wrapper>"                        \
    "<nav class=navbar><a href=/>Frame Plume</a><a href=/docs>Frame Docs</a><a href=/api>Frame "             \
    "API</a></nav>"                                                                                          \
    "<aside class=theme-doc-sidebar-container><nav class=menu><ul class=menu__list>"                         \
    "<li><a href=/docs/install>Frame Installation</a><li><a href=/docs/read>Frame Reading a file</a>"        \
    "<li><a href=/docs/write>Frame Writing a file</a><li><a href=/docs/lock>Frame Locks</a></ul></nav>"      \
    "</aside><main><article class=theme-doc-markdown><h1>Reading a file</h1>"                                \
    "<p>Prose of an introduction: a file is read by <code>plume_read</code>, which returns the bytes that "  \
    "it has read, or a negative error code when none could be read.</p>"                                     \
    "<pre><code class=language-c>int n = plume_read(file, buffer, sizeof buffer);\nif (n &lt; 0)\n"          \
    "    return n;</code></pre>"                                                                             \
    "<h2 id=parameters>Parameters</h2><p>Prose of parameters: the buffer must be at least as long as the "   \
    "third parameter says, since the function does not check it.</p>"                                        \
    "<h2 id=errors>Errors</h2><p>Prose of errors: a file that is locked by another process gives "           \
    "<code>PLUME_BUSY</code>, and the call can be made again later.</p>"                                     \
    "<pre><code class=language-c>while ((n = plume_read(file, buffer, size)) == PLUME_BUSY)\n"               \
    "    plume_wait(file);</code></pre></article></main>" CLEAR_FOOTER "</body></html>"

#define CLEAR_PRODUCT                                                                                        \
    "<!doctype html><html lang=en><head><title>Oak stool - The Joinery</title>"                              \
    "<meta property=og:type content=product><meta property=product:price:amount content=89.00>"              \
    "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Oak stool\",\"offers\":"             \
    "{\"@type\":\"Offer\",\"price\":89,\"priceCurrency\":\"EUR\"}}</script></head>"                          \
    "<body class='single-product product-template'>" CLEAR_MENU "<main class=product>"                       \
    "<div class=product-gallery><img src=/a.jpg><img src=/b.jpg></div><h1 class=product-title>Oak stool"     \
    "</h1><p class=price>&euro;89.00</p><form class=cart><label>Quantity</label><input name=quantity>"       \
    "<button>Add to cart</button></form><div class=product-description><h2>Description</h2>"                 \
    "<p>Prose of a stool: it is made of one plank of oak, oiled by hand, and stands on three legs so that "  \
    "it never wobbles, whatever the floor. It carries a hundred and fifty kilogrammes.</p>"                  \
    "<p>Wipe it with a damp cloth, and oil it once a year.</p></div>"                                        \
    "<table class=product-attributes><tr><th>Height<td>45 cm<tr><th>Weight<td>4 kg</table>"                  \
    "<section class=related-products><h2>You may also like</h2><ul class=products>"                          \
    "<li class=product><a href=/t>Frame Oak table</a><span class=price>&euro;410.00</span>"                  \
    "<li class=product><a href=/b>Frame Oak bench</a><span class=price>&euro;190.00</span></ul></section>"   \
    "</main>" CLEAR_FOOTER "</body></html>"

#endif
