// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/mail_composer.h"

#include "server/notifications/links.h"
#include "server/notifications/mail_template.h"
#include "server/notifications/mime_message.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <stdexcept>

namespace gremio::notifications {

namespace {

/// “2 days”, “90 minutes”: how long a code works, counted from when it was made.
QString lifetimeText(std::chrono::milliseconds lifetime, UiLocale locale)
{
    const auto minutes = std::max<qint64>(1, std::chrono::round<std::chrono::minutes>(lifetime).count());
    const bool spanish = locale == UiLocale::Spanish;
    const auto say = [&](qint64 count, const char* one, const char* many) {
        return QString::number(count) + u' ' + QString::fromUtf8(count == 1 ? one : many);
    };
    if (minutes % (24 * 60) == 0)
        return say(minutes / (24 * 60), spanish ? "día" : "day", spanish ? "días" : "days");
    if (minutes % 60 == 0)
        return say(minutes / 60, spanish ? "hora" : "hour", spanish ? "horas" : "hours");
    return say(minutes, spanish ? "minuto" : "minute", spanish ? "minutos" : "minutes");
}

/// “Monday 23 November 2026, 16:00 (Europe/Madrid, UTC+01:00)”: the offset tells the two apart that an hour
/// has when clocks are put back.
QString timeText(Instant instant, const QString& timeZone, UiLocale locale)
{
    QTimeZone zone(timeZone.toLatin1());
    if (!zone.isValid())
        zone = QTimeZone::utc();
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMillis(instant), zone);
    const bool spanish = locale == UiLocale::Spanish;
    const QLocale words(spanish ? QLocale::Spanish : QLocale::English);
    const QString date = words.toString(local.date(),
        spanish ? QStringLiteral("dddd, d 'de' MMMM 'de' yyyy") : QStringLiteral("dddd d MMMM yyyy"));
    const QString offset = local.toString(Qt::ISODate).sliced(19); // +01:00
    return QStringLiteral("%1, %2 (%3%4)")
        .arg(date, local.time().toString(QStringLiteral("HH:mm")), QString::fromLatin1(zone.id()),
            zone == QTimeZone::utc() ? QString() : QStringLiteral(", UTC") + offset);
}

/// Of an account that is gone there is no name.
QString nameText(const QString& name, UiLocale locale)
{
    if (!name.isEmpty())
        return name;
    return locale == UiLocale::Spanish ? QStringLiteral("La otra persona") : QStringLiteral("The other one");
}

QString linkOf(MailKind kind, const QString& publicUrl, const QString& code)
{
    switch (kind) {
    case MailKind::ResetPassword:
        return link(publicUrl, LandingPage::Reset, code);
    case MailKind::VerifyEmail:
    case MailKind::ChangeEmail:
        return link(publicUrl, LandingPage::Verify, code);
    case MailKind::EmailChangeAsked:
    case MailKind::EmailChanged:
    case MailKind::PasswordChanged:
    case MailKind::AccessKeyMade:
    case MailKind::RequestReceived:
    case MailKind::RequestAccepted:
    case MailKind::SessionBooked:
    case MailKind::SessionProposed:
    case MailKind::SessionMoveAsked:
    case MailKind::SessionMoved:
    case MailKind::SessionCancelled:
    case MailKind::SessionReminder:
        break;
    }
    return {};
}

} // namespace

std::optional<MailSender> parseMailFrom(const QString& text)
{
    MailSender sender;
    const QString line = text.trimmed();
    const qsizetype open = line.lastIndexOf(u'<');
    if (open >= 0) {
        if (!line.endsWith(u'>'))
            return std::nullopt;
        sender.name = line.left(open).trimmed();
        if (sender.name.size() >= 2 && sender.name.startsWith(u'"') && sender.name.endsWith(u'"'))
            sender.name = sender.name.sliced(1, sender.name.size() - 2);
        sender.address = line.sliced(open + 1).chopped(1).toUtf8();
    } else {
        sender.address = line.toUtf8();
    }
    return isPlainAddress(sender.address) ? std::optional(sender) : std::nullopt;
}

MailComposer::MailComposer(MailSender sender)
    : m_sender(std::move(sender))
{
}

Letter MailComposer::compose(const repository::ClaimedMail& mail, const MailFacts& facts) const
{
    Letter letter{m_sender.address, mail.address.toUtf8(), {}};
    if (!isPlainAddress(letter.to) || !isPlainAddress(letter.from))
        throw std::invalid_argument("the address cannot be written to");
    QHash<QString, QString> values{{QStringLiteral("organisation"), m_sender.organisation},
        {QStringLiteral("name"), facts.name},
        {QStringLiteral("other"), nameText(facts.other.value_or(QString()), mail.locale)},
        {QStringLiteral("when"),
            facts.startsAt ? timeText(*facts.startsAt, facts.timeZone.value_or(QString()), mail.locale)
                           : QString()}};
    if (facts.expiresAt)
        values[QStringLiteral("lifetime")] = lifetimeText(*facts.expiresAt - mail.createdAt, mail.locale);
    const QString code = facts.code.value_or(QString());
    const RenderedMail rendered =
        renderMail(mail.kind, mail.locale, values, linkOf(mail.kind, m_sender.publicUrl, code), code);

    MimeMessage message;
    message.fromName = m_sender.name.isEmpty() ? m_sender.organisation : m_sender.name;
    message.fromAddress = letter.from;
    message.toAddress = letter.to;
    message.subject = rendered.subject;
    message.messageId = mail.id.toByteArray() + letter.from.sliced(letter.from.lastIndexOf('@'));
    message.date = mail.createdAt;
    message.language = enumText(mail.locale);
    message.text = rendered.text;
    message.html = rendered.html;
    letter.message = message.toBytes();
    return letter;
}

} // namespace gremio::notifications
