// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/command_line.h"
#include "server/app/services.h"
#include "shared/core/field_list.h"

#include <memory>

namespace gremio::app {

/// The services on a schema that is up to date, for a command.
std::unique_ptr<Services> openServices(
    const Settings& settings, const Clock& clock, Services::Mails mails = Services::Mails::Written);

/// An option that must be there, read by a field's own rules, so that the command line is as strict as the
/// API.
template <class... Rules>
QString option(const Arguments& arguments, const char* name, const Rules&... rules)
{
    QString value =
        arguments.options.value(QString::fromLatin1(name)).normalized(QString::NormalizationForm_C);
    Decoding decoding;
    const FieldPath path{nullptr, name};
    (rules.apply(value, path, decoding), ...);
    if (!decoding.errors.empty())
        throw UsageError(QStringLiteral("--%1: %2").arg(QLatin1String(name), decoding.errors.front().detail));
    return value;
}

} // namespace gremio::app
