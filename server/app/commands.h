// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/command_line.h"

namespace gremio::app {

int serve(const Arguments& arguments);
int check(const Arguments& arguments);
int migrate(const Arguments& arguments);
int demo(const Arguments& arguments);
int backUp(const Arguments& arguments);
int restoreBackup(const Arguments& arguments);
int admin(const Arguments& arguments);
int openApi(const Arguments& arguments);
int asyncApi(const Arguments& arguments);
int version(const Arguments& arguments);

} // namespace gremio::app
