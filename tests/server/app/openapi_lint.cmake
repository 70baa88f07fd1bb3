# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the API's description and has Redocly's rules for OpenAPI look at it. Any warning is a failure.
execute_process(COMMAND ${PROGRAM} openapi OUTPUT_FILE ${OUTPUT} COMMAND_ERROR_IS_FATAL ANY)
execute_process(
  COMMAND ${CMAKE_COMMAND} -E env REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true CI=true
    ${NODE_MODULES}/.bin/redocly lint --config ${CONFIG} --max-problems 50 ${OUTPUT}
  RESULT_VARIABLE result OUTPUT_VARIABLE text ERROR_VARIABLE text)
message("${text}")
if(NOT result EQUAL 0 OR text MATCHES "warning")
  message(FATAL_ERROR "the OpenAPI description is not clean")
endif()
