/* style.css and page.js, as they lie beside this file (cmake/embed.cmake). */
#ifndef ASSETS_H
#define ASSETS_H

extern const char report_style[], report_script[];

#endif
