// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/command_line.h"

#include <QProcessEnvironment>

#include <algorithm>
#include <cstdio>

namespace gremio::app {

namespace {

QString optionOf(const Setting& setting)
{
    return QString::fromLatin1(setting.key).replace(u'_', u'-').replace(u'.', u'-');
}

QString helpLine(const QString& left, const QString& right)
{
    return QStringLiteral("  %1 %2\n").arg(left, -38).arg(right);
}

bool takesValue(const char* valueName)
{
    return valueName && *valueName != '\0';
}

} // namespace

Arguments parseArguments(const Verb& verb, const QStringList& words)
{
    Arguments arguments;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words[i];
        if (!word.startsWith(QLatin1String("--"))) {
            arguments.positional << word;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        if (name == QLatin1String("help")) {
            arguments.help = true;
            continue;
        }
        const auto value = [&] {
            if (equals >= 0)
                return word.mid(equals + 1);
            if (i + 1 >= words.size())
                throw UsageError(QStringLiteral("--%1 wants a value.").arg(name));
            return words[++i];
        };
        const auto isNamed = [&name](const auto& option) { return name == QLatin1String(option.name); };
        const auto own = std::find_if(verb.options.begin(), verb.options.end(), isNamed);
        if (own != verb.options.end()) {
            arguments.options[name] = takesValue(own->valueName) ? value() : QStringLiteral("true");
            continue;
        }
        if (verb.takesSettings && name == QLatin1String("config")) {
            arguments.configFile = value();
            continue;
        }
        const auto all = allSettings();
        const auto setting =
            std::find_if(all.begin(), all.end(), [&name](const Setting& s) { return name == optionOf(s); });
        if (!verb.takesSettings || setting == all.end())
            throw UsageError(QStringLiteral("There is no option --%1 here.").arg(name));
        arguments.settings[QString::fromLatin1(setting->key)] = value();
    }
    return arguments;
}

QString usage(const Verb& verb)
{
    QString text =
        QStringLiteral("gremio-server %1 %2\n\n%3\n")
            .arg(QLatin1String(verb.name), QLatin1String(verb.arguments), QLatin1String(verb.help));
    if (!verb.options.empty())
        text += QStringLiteral("\nOptions\n");
    for (const OptionHelp& option : verb.options) {
        const QString value =
            takesValue(option.valueName) ? u' ' + QLatin1String(option.valueName) : QString();
        text +=
            helpLine(QStringLiteral("--") + QLatin1String(option.name) + value, QLatin1String(option.help));
    }
    if (!verb.takesSettings)
        return text;
    text += QStringLiteral("\nSettings (also GREMIO_… in the environment and key = value in the file)\n");
    text += helpLine(QStringLiteral("--config FILE"), QStringLiteral("a file with settings"));
    for (const Setting& setting : allSettings()) {
        QString help = QString::fromUtf8(setting.help);
        if (*setting.defaultValue != '\0')
            help += QStringLiteral(" [%1]").arg(QLatin1String(setting.defaultValue));
        text += helpLine(
            QStringLiteral("--%1 %2").arg(optionOf(setting), QLatin1String(setting.valueName)), help);
    }
    return text;
}

QString overview(std::span<const Verb> verbs)
{
    QString text = QStringLiteral("Gremio, the server\n\nUsage: gremio-server VERB [OPTIONS]\n\n");
    for (const Verb& verb : verbs)
        text += helpLine(
            QLatin1String(verb.name) + u' ' + QLatin1String(verb.arguments), QLatin1String(verb.help));
    return text + QStringLiteral("\ngremio-server VERB --help tells more.\n");
}

Settings loadSettings(const Arguments& arguments)
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    QHash<QString, QString> values;
    for (const QString& key : environment.keys())
        values[key] = environment.value(key);
    const QString fromEnvironment = values.value(QStringLiteral("GREMIO_CONFIG"));
    return Settings::load(
        arguments.settings, values, arguments.configFile.isEmpty() ? fromEnvironment : arguments.configFile);
}

int complain(int code, const QString& text)
{
    std::fprintf(stderr, "gremio-server: %s\n", qUtf8Printable(text));
    return code;
}

void say(const QString& text)
{
    const QByteArray line = text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

} // namespace gremio::app
