// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/skill_repository.h"

#include "server/text/folding.h"
#include "shared/core/json_writer.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <map>

namespace gremio::directory::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;
using storage::Utf8;

namespace {

constexpr Statement skillsByKey("directory/skills_by_key");
constexpr Statement insertSkill("directory/insert_skill");
constexpr Statement insertBeginning("directory/insert_skill_beginning");
constexpr Statement skillsPage("directory/skills_page");
constexpr Statement skillsBeginning("directory/skills_beginning");
constexpr Statement clearUserSkills("directory/clear_user_skills");
constexpr Statement insertUserSkill("directory/insert_user_skill");

/// Sorts after everything that a beginning can go on with.
constexpr char32_t lastCharacter = 0x10ffff;

SkillRow skillFrom(const Query& row)
{
    return {{row.get<SkillId>(0), row.get<QString>(1)}, row.get<QString>(2)};
}

void find(Transaction& tx, std::map<QString, std::optional<Skill>>& byKey)
{
    QByteArray keys;
    JsonWriter json(keys);
    json.beginArray();
    for (const auto& [key, skill] : byKey) {
        if (!skill)
            json.value(key);
    }
    json.endArray();
    for (SkillRow& row : tx.query(skillsByKey).bind("keys", Utf8{keys}).all(skillFrom))
        byKey[row.key] = std::move(row.skill);
}

void make(Transaction& tx, const QString& key, const QString& name)
{
    const SkillId id = SkillId::generate(tx.now());
    if (tx.query(insertSkill).bind("id", id).bind("name", name).bind("key", key).exec() == 0)
        return; // another has just made it
    for (qsizetype at = 0; at >= 0 && at < key.size();) {
        tx.query(insertBeginning).bind("beginning", key.sliced(at)).bind("skill", id).exec();
        const qsizetype space = key.indexOf(u' ', at);
        at = space < 0 ? -1 : space + 1;
    }
}

} // namespace

std::vector<Skill> skillsNamed(Transaction& tx, const std::vector<QString>& names)
{
    QStringList order;
    std::map<QString, std::optional<Skill>> byKey; // in order, so that two who make the same do not lock up
    QHash<QString, QString> written;
    for (const QString& name : names) {
        const QString key = text::foldKey(name);
        if (key.isEmpty() || written.contains(key))
            continue;
        written.insert(key, name.simplified());
        order.append(key);
        byKey.emplace(key, std::nullopt);
    }
    if (order.isEmpty())
        return {};
    find(tx, byKey);
    bool made = false;
    for (const auto& [key, skill] : byKey) {
        if (!skill) {
            make(tx, key, written.value(key));
            made = true;
        }
    }
    if (made)
        find(tx, byKey);
    std::vector<Skill> skills;
    for (const QString& key : std::as_const(order)) {
        if (const auto& skill = byKey[key])
            skills.push_back(*skill);
    }
    return skills;
}

std::vector<SkillRow> skillsAfter(Transaction& tx, const QString& beginning, const QString& after, int most)
{
    if (beginning.isEmpty())
        return tx.query(skillsPage).bind("after", after).bind("most", most).all(skillFrom);
    return tx.query(skillsBeginning)
        .bind("from", beginning)
        .bind("to", beginning + QString::fromUcs4(&lastCharacter, 1))
        .bind("after", after)
        .bind("most", most)
        .all(skillFrom);
}

void setSkillsOfUser(Transaction& tx, UserId user, const std::vector<Skill>& skills)
{
    tx.query(clearUserSkills).bind("user", user).exec();
    int position = 0;
    for (const Skill& skill : skills)
        tx.query(insertUserSkill)
            .bind("user", user)
            .bind("skill", skill.id)
            .bind("position", position++)
            .exec();
}

} // namespace gremio::directory::repository
