// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/multi_line_edit.h"

#include "client/ui/tokens.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtGui/QTextLayout>

#include <algorithm>
#include <cmath>

namespace gremio::ui {

namespace {

/// Qt lays plain text out on the font's own height: here lines stand on the role's, as in a Label.
class SpacedLayout : public QPlainTextDocumentLayout {
public:
    using QPlainTextDocumentLayout::QPlainTextDocumentLayout;
    QRectF blockBoundingRect(const QTextBlock& block) const override
    {
        QRectF rect = QPlainTextDocumentLayout::blockBoundingRect(block);
        const int lines = block.layout() != nullptr ? block.layout()->lineCount() : 0;
        if (!block.isVisible() || lines == 0) {
            return rect;
        }
        const int high = typeToken(Type::Body).line;
        for (int i = 0; i < lines; ++i) {
            QTextLine line = block.layout()->lineAt(i);
            line.setPosition({line.x(), i * high + std::max(0.0, (high - line.height()) / 2)});
        }
        rect.setHeight(lines * high);
        return rect;
    }
};

} // namespace

MultiLineEdit::MultiLineEdit(QWidget* parent)
    : QPlainTextEdit(parent)
{
    auto* spaced = new QTextDocument(this);
    spaced->setDocumentLayout(new SpacedLayout(spaced));
    setDocument(spaced);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setContentsMargins(0, 0, 0, 0);
    viewport()->setAutoFillBackground(false);
    spaced->setDocumentMargin(0);
}

int MultiLineEdit::lineCount() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        // The layout is made when it is asked for its size.
        document()->documentLayout()->blockBoundingRect(block);
        lines += std::max(1, block.layout() != nullptr ? block.layout()->lineCount() : 1);
    }
    return lines;
}

void MultiLineEdit::setPlaceholderText(const QString& text)
{
    m_placeholder = text;
    viewport()->update();
}

void MultiLineEdit::paintEvent(QPaintEvent* event)
{
    QPlainTextEdit::paintEvent(event);
    const QTextLayout* first = document()->firstBlock().layout();
    if (m_placeholder.isEmpty() || !document()->isEmpty()
        || (first != nullptr && !first->preeditAreaText().isEmpty())) {
        return;
    }
    QPainter painter(viewport());
    painter.setPen(palette().placeholderText().color());
    const double above = std::max(0.0, (typeToken(Type::Body).line - QFontMetricsF(font()).height()) / 2);
    painter.drawText(QRectF(viewport()->rect()).adjusted(0, above, 0, 0),
        static_cast<int>(Qt::AlignTop) | static_cast<int>(Qt::TextWordWrap), m_placeholder);
}

/// The room between two lines belongs to the line, or a click in it would go to the line's end.
QMouseEvent& MultiLineEdit::snapped(QMouseEvent* event)
{
    const double high = typeToken(Type::Body).line;
    const double top = blockBoundingGeometry(firstVisibleBlock()).translated(contentOffset()).top();
    QPointF at = event->position();
    at.setY(top + (std::floor((at.y() - top) / high) + 0.5) * high);
    m_snapped.emplace(event->type(), at, event->scenePosition(), event->globalPosition(), event->button(),
        event->buttons(), event->modifiers(), event->pointingDevice());
    event->accept();
    return *m_snapped;
}

void MultiLineEdit::mousePressEvent(QMouseEvent* event)
{
    QPlainTextEdit::mousePressEvent(&snapped(event));
}

void MultiLineEdit::mouseMoveEvent(QMouseEvent* event)
{
    QPlainTextEdit::mouseMoveEvent(&snapped(event));
}

void MultiLineEdit::mouseReleaseEvent(QMouseEvent* event)
{
    QPlainTextEdit::mouseReleaseEvent(&snapped(event));
}

void MultiLineEdit::mouseDoubleClickEvent(QMouseEvent* event)
{
    QPlainTextEdit::mouseDoubleClickEvent(&snapped(event));
}

} // namespace gremio::ui
