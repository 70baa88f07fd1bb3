// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/export_panel.h"

#include "client/settings/account_controller.h"
#include "client/ui/button.h"
#include "client/ui/label.h"
#include "client/words/time_words.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace gremio {

ExportPanel::ExportPanel(
    const SessionStore& session, AccountController& controller, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_controller(controller)
    , m_clock(clock)
    , m_words(new ui::Label(QString(), ui::Type::Body, ui::Color::Text2))
    , m_export(new ui::Button(QString()))
    , m_cancel(new ui::Button(QString(), ui::Button::Kind::Plain))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::m);
    m_words->setLines(0);
    column->addWidget(m_words);
    auto* row = new QHBoxLayout;
    row->setSpacing(ui::space::s);
    m_export->setObjectName(u"exportButton"_s);
    m_export->setGlyph(ui::Icon::Download);
    m_cancel->setObjectName(u"cancelExport"_s);
    row->addWidget(m_export);
    row->addWidget(m_cancel);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_export, &ui::Button::clicked, this, &ExportPanel::askWhere);
    connect(m_cancel, &ui::Button::clicked, &controller, &AccountController::cancelExport);
    connect(&controller, &AccountController::exportEnded, this, &ExportPanel::follow);
    connect(&controller, &AccountController::exportProgress, this, [this](qint64 received) {
        m_received = received;
        follow();
    });
    follow();
}

void ExportPanel::askWhere()
{
    const QTimeZone zone = TimeWords::zoneOf(m_session.user().timeZone);
    const QString day =
        QDateTime::fromMSecsSinceEpoch(toMillis(m_clock.now()), zone).date().toString(Qt::ISODate);
    auto* dialog = new QFileDialog(window(), tr("Save my data"));
    dialog->setObjectName(u"exportFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("JSON files (*.json)"));
    dialog->setDefaultSuffix(u"json"_s);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(u"gremio-%1.json"_s.arg(day));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_received = 0;
        m_controller.exportTo(file);
        follow();
    });
    dialog->open();
}

void ExportPanel::follow()
{
    const bool busy = m_controller.isExporting();
    m_words->setText(busy && m_received > 0
            ? tr("%1 received so far").arg(QLocale().formattedDataSize(m_received, 0))
            : tr("A file with everything that this server keeps of you, for you or for another program."));
    m_export->setText(tr("Export my data"));
    m_export->setBusy(busy, tr("Exporting"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setVisible(busy);
}

void ExportPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    QWidget::changeEvent(event);
}

} // namespace gremio
