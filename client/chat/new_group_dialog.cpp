// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/new_group_dialog.h"

#include "client/chat/chat_words.h"
#include "client/ui/check_box.h"
#include "client/ui/dialog.h"
#include "client/ui/form_field.h"
#include "client/ui/label.h"
#include "client/ui/text_field.h"
#include "client/words/error_words.h"

#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int listHeight = 240;

class NewGroupDialog : public ui::Dialog {
    Q_DECLARE_TR_FUNCTIONS(NewGroupDialog)

public:
    NewGroupDialog(
        QWidget* anyWidget, const ChatAround& around, std::function<void(const ChatId& id)> created)
        : ui::Dialog(tr("New group"), anyWidget)
        , m_around(around)
        , m_created(std::move(created))
        , m_title(new ui::TextField(QString()))
    {
        setObjectName(u"newGroupDialog"_s);
        m_title->edit()->setObjectName(u"groupTitle"_s);
        m_title->edit()->setMaxLength(80);
        content()->addWidget(new ui::FormField(tr("What it is called"), m_title));
        auto* list = new QWidget;
        auto* column = new QVBoxLayout(list);
        column->setContentsMargins(ui::space::xs, ui::space::xs, ui::space::xs, ui::space::xs);
        column->setSpacing(ui::space::s);
        for (int row = 0; row < around.store.count(); ++row) {
            const Chat& chat = around.store.at(row);
            const Person* other = ChatWords::other(chat, around.store.me());
            if (!other || !chat.mayWrite)
                continue;
            auto* box = new ui::CheckBox(other->displayName);
            column->addWidget(box);
            m_people.emplace_back(other->id, box);
            connect(box, &QCheckBox::toggled, this, [this] { follow(); });
        }
        column->addStretch(1);
        auto* scroll = new QScrollArea;
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setWidget(list);
        scroll->viewport()->setAutoFillBackground(false);
        list->setAutoFillBackground(false);
        scroll->setFixedHeight(std::min(listHeight, list->sizeHint().height() + 2));
        content()->addWidget(new ui::FormField(tr("Who is in it"), scroll));
        addCancel();
        m_create = addButton(tr("Create group"), ui::Button::Kind::Primary);
        m_create->setObjectName(u"confirmNewGroup"_s);
        m_create->setDefault(true);
        connect(m_create, &ui::Button::clicked, this, [this] { create(); });
        connect(m_title, &ui::TextField::textChanged, this, [this] { follow(); });
        follow();
    }

private:
    std::vector<UserId> chosen() const
    {
        std::vector<UserId> all;
        for (const auto& [id, box] : m_people) {
            if (box->isChecked())
                all.push_back(id);
        }
        return all;
    }

    void follow()
    {
        m_title->setError({});
        m_create->setEnabled(!m_title->text().trimmed().isEmpty() && !chosen().empty());
    }

    void create()
    {
        CreateChatBody body;
        body.kind = ChatKind::Group;
        body.title = m_title->text().trimmed();
        body.userIds = chosen();
        m_create->setBusy(true);
        m_around.sync.create(body, [guard = QPointer(this)](std::optional<ChatId> id, const ApiError& error) {
            if (!guard)
                return;
            guard->m_create->setBusy(false);
            if (!id) {
                guard->m_title->setError(ErrorWords::say(error));
                return;
            }
            const auto created = guard->m_created;
            guard->accept();
            created(*id);
        });
    }

    ChatAround m_around;
    std::function<void(const ChatId& id)> m_created;
    ui::TextField* m_title;
    std::vector<std::pair<UserId, ui::CheckBox*>> m_people;
    ui::Button* m_create = nullptr;
};

} // namespace

void openNewGroupDialog(
    QWidget* anyWidget, const ChatAround& around, std::function<void(const ChatId& id)> created)
{
    (new NewGroupDialog(anyWidget, around, std::move(created)))->open();
}

bool mayMakeGroup(const ChatStore& store)
{
    for (int row = 0; row < store.count(); ++row) {
        if (store.at(row).mayWrite && ChatWords::other(store.at(row), store.me()))
            return true;
    }
    return false;
}

} // namespace gremio
