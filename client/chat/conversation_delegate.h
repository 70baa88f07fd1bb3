// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemDelegate>

namespace gremio {

class ConversationModel;

/// A row of the conversation list, 64 high (look.md). The index may come through proxies.
class ConversationDelegate : public QAbstractItemDelegate {
    Q_OBJECT

public:
    explicit ConversationDelegate(const ConversationModel& model, QObject* parent = nullptr);

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const ConversationModel& m_model;
};

} // namespace gremio
