# SPDX-License-Identifier: GPL-3.0-or-later
# Copies FILES of the package swagger-ui-dist from FROM to TO.
separate_arguments(FILES)
foreach(file IN LISTS FILES)
  if(NOT EXISTS ${FROM}/${file})
    message(FATAL_ERROR "${file} is not in ${FROM}: run ./dev setup, which installs swagger-ui-dist.")
  endif()
  configure_file(${FROM}/${file} ${TO}/${file} COPYONLY)
  file(TOUCH ${TO}/${file})
endforeach()
