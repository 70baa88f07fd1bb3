# cmake -DICONS=a,b -DFROM=… -DBRAND=… -DQRC=… -P build_icons.cmake
# Writes a .qrc of the icons that icon_table.cpp names, taken from the package lucide-static.
string(REPLACE "," ";" ICONS "${ICONS}")
if(NOT ICONS)
  message(FATAL_ERROR "icon_table.cpp names no icons")
endif()
set(lines "")
foreach(icon IN LISTS ICONS)
  if(NOT EXISTS "${FROM}/${icon}.svg")
    message(FATAL_ERROR "The icon ${icon}.svg is not in ${FROM}: run ./dev setup, which installs lucide-static.")
  endif()
  string(APPEND lines "    <file alias=\"${icon}.svg\">${FROM}/${icon}.svg</file>\n")
endforeach()
file(WRITE "${QRC}"
  "<RCC>\n  <qresource prefix=\"/gremio/icons\">\n${lines}  </qresource>\n"
  "  <qresource prefix=\"/gremio/brand\">\n    <file alias=\"gremio.svg\">${BRAND}</file>\n  </qresource>\n</RCC>\n")
