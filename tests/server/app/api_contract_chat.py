# SPDX-License-Identifier: GPL-3.0-or-later
"""Chats, messages and blocks over HTTP: two who talk, a third who shares a group with them, and a stranger."""
import urllib.parse
import uuid

# Declared, and met by tests of their own.
ELSEWHERE = set()


def text(content, **more):
    return {"clientId": str(uuid.uuid4()), "content": content} | more


def chats_story(api, mentor, apprentice, third, stranger):
    """Each a pair of id and token. The mentor is in an active mentorship with the apprentice and the third."""
    (mentor_id, mentor), (apprentice_id, apprentice), (third_id, third), (stranger_id, stranger) = (
        mentor, apprentice, third, stranger)
    listed = api.good("listChats", token=apprentice)["items"]
    assert len(listed) == 1 and listed[0]["kind"] == "private" and listed[0]["mayWrite"], listed
    chat = listed[0]["id"]
    assert api.good("createChat", {"kind": "private", "userIds": [mentor_id]}, apprentice)["id"] == chat
    api.refused("chat-not-allowed", "createChat", {"kind": "private", "userIds": [stranger_id]}, apprentice)
    api.refused("not-found", "createChat", {"kind": "private", "userIds": [str(uuid.uuid4())]}, apprentice)
    for body in ({"kind": "private", "userIds": []}, {"kind": "private", "userIds": [mentor_id, third_id]},
                 {"kind": "group", "userIds": [mentor_id]}, {"kind": "private", "userIds": [apprentice_id]}):
        api.refused("validation-failed", "createChat", body, apprentice)

    first = api.good("sendMessage", text("Hello, <b>master</b>! 😀"), apprentice, id=chat)
    assert first["seq"] == 1 and first["senderId"] == apprentice_id and first["type"] == "text", first
    body = text("How do I begin?", replyTo=1)
    second = api.good("sendMessage", body, apprentice, id=chat)
    again = api.good("sendMessage", body | {"content": "Something else"}, apprentice, id=chat)
    assert again == second, "a clientId stands for one message"
    api.refused("validation-failed", "sendMessage", text("x", replyTo=99), apprentice, id=chat)
    for bad in (" ", "a" * 4001, "a\u0000b"):
        api.refused("validation-failed", "sendMessage", text(bad), apprentice, id=chat)
    for name, body, more in (("sendMessage", text("Hi"), {}), ("getChat", None, {}), ("hideChat", None, {}),
                             ("listMessages", None, {}), ("markRead", {"seq": 1}, {}), ("listChatChanges", None, {}),
                             ("getMessage", None, {"seq": "1"}), ("editMessage", {"content": "x"}, {"seq": "1"}),
                             ("deleteMessage", None, {"seq": "1"})):
        query = "?after=0" if name == "listChatChanges" else ""
        for id in (chat, str(uuid.uuid4())):
            api.refused("not-found", name, body, stranger, query=query, id=id, **more)

    unread = api.good("getChat", token=mentor, id=chat)
    assert unread["unread"] == 2 and unread["lastMessage"] == second, unread
    edited = api.good("editMessage", {"content": "Where do I begin?"}, apprentice, id=chat, seq="2")
    assert edited["content"] == "Where do I begin?" and edited["editedAt"] and edited["rev"] > second["rev"]
    assert api.good("getMessage", token=mentor, id=chat, seq="2") == edited
    api.refused("forbidden", "editMessage", {"content": "x"}, mentor, id=chat, seq="2")
    api.refused("forbidden", "deleteMessage", token=mentor, id=chat, seq="2")
    api.refused("not-found", "editMessage", {"content": "x"}, mentor, id=chat, seq="77")
    slip = api.good("sendMessage", text("A slip"), apprentice, id=chat)
    gone = api.good("deleteMessage", token=apprentice, id=chat, seq=str(slip["seq"]))
    assert gone["content"] == "" and gone["deletedAt"], gone
    api.refused("message-deleted", "editMessage", {"content": "x"}, apprentice, id=chat, seq=str(slip["seq"]))

    mark = api.good("markRead", {"seq": 2}, mentor, id=chat)
    assert mark["seq"] == 2 and mark["userId"] == mentor_id, mark
    assert api.good("markRead", {"seq": 1}, mentor, id=chat)["seq"] == 2, "marks never go back"
    api.refused("validation-failed", "markRead", {"seq": 99}, mentor, id=chat)
    api.refused("already-read", "editMessage", {"content": "Too late"}, apprentice, id=chat, seq="2")
    api.refused("already-read", "deleteMessage", token=apprentice, id=chat, seq="2")

    page = api.good("listMessages", token=mentor, query="?limit=2", id=chat)
    assert [m["seq"] for m in page["items"]] == [2, 3] and page["more"], page
    page = api.good("listMessages", token=mentor, query="?beforeSeq=2", id=chat)
    assert [m["seq"] for m in page["items"]] == [1] and not page["more"], page
    changes = api.good("listChatChanges", token=mentor, query=f"?after={second['rev']}", id=chat)
    assert [m["seq"] for m in changes["messages"]] == [2, 3], changes
    assert changes["rev"] == api.good("getChat", token=mentor, id=chat)["rev"] and not changes["more"]
    same = api.call("listChats", token=mentor)
    same = api.call("listChats", token=mentor, headers={"If-None-Match": same.headers["ETag"]})
    assert same.status == 304

    group = api.good("createChat", {"kind": "group", "title": "Guild", "userIds": [apprentice_id, third_id]}, mentor)
    said = api.good("sendMessage", text("Welcome, canary"), mentor, id=group["id"])
    assert api.good("getChat", token=third, id=group["id"])["lastMessage"] == said
    api.hidden("getChat", token=stranger, id=group["id"])
    for token, hits in ((third, [said]), (stranger, [])):
        assert api.good("searchMessages", token=token, query="?q=canary")["items"] == hits
    for careless in ("' OR 1=1 --", '"', "a* NEAR b", "((", "%"):
        api.good("searchMessages", token=third, query="?q=" + urllib.parse.quote(careless))
    api.refused("not-found", "searchMessages", token=stranger, query=f"?q=canary&chatId={group['id']}")

    api.good("hideChat", token=third, id=group["id"])
    assert group["id"] not in [c["id"] for c in api.good("listChats", token=third)["items"]]
    api.good("sendMessage", text("Are you there?"), mentor, id=group["id"])
    shown = [c for c in api.good("listChats", token=third)["items"] if c["id"] == group["id"]]
    assert shown and not shown[0].get("hidden"), shown

    # A block: both are refused, and nobody is told why.
    api.good("blockUser", token=mentor, id=apprentice_id)
    assert [b["person"]["id"] for b in api.good("listBlocks", token=mentor)["items"]] == [apprentice_id]
    assert api.good("listBlocks", token=apprentice)["items"] == []
    for token in (mentor, apprentice):
        api.refused("chat-not-allowed", "sendMessage", text("?"), token, id=chat)
    unsaid = api.good("sendMessage", text("In the group"), apprentice, id=group["id"])
    api.refused("not-found", "blockUser", token=mentor, id=mentor_id)
    api.refused("not-found", "unblockUser", token=mentor, id=mentor_id)
    api.refused("not-found", "blockUser", token=mentor, id=str(uuid.uuid4()))
    api.good("unblockUser", token=mentor, id=apprentice_id)
    last = api.good("sendMessage", text("Friends again"), apprentice, id=chat)
    api.good("blockUser", token=mentor, id=apprentice_id)
    api.refused("chat-not-allowed", "editMessage", {"content": "x"}, apprentice, id=chat, seq=str(last["seq"]))
    api.good("unblockUser", token=mentor, id=apprentice_id)
    exported = api.good("exportMe", token=apprentice)
    assert unsaid in exported["messages"] and [c["id"] for c in exported["chats"]], exported.keys()
