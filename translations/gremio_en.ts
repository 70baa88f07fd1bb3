<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>ChatWords</name>
    <message numerus="yes">
        <source>%n people are typing</source>
        <translation>
            <numerusform>%n person is typing</numerusform>
            <numerusform>%n people are typing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CreateAccessKey</name>
    <message numerus="yes">
        <source>After %n days</source>
        <translation>
            <numerusform>After %n day</numerusform>
            <numerusform>After %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message numerus="yes">
        <source>The server is busy. Try again in %n s.</source>
        <translation>
            <numerusform>The server is busy. Try again in %n s.</numerusform>
            <numerusform>The server is busy. Try again in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchWords</name>
    <message numerus="yes">
        <source>%n of your skills</source>
        <translation>
            <numerusform>%n of your skills</numerusform>
            <numerusform>%n of your skills</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>well rated by %n people</source>
        <translation>
            <numerusform>well rated by %n person</numerusform>
            <numerusform>well rated by %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free places</source>
        <translation>
            <numerusform>%n free place</numerusform>
            <numerusform>%n free places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Teaches %n of your skills: %1</source>
        <translation>
            <numerusform>Teaches %n of your skills: %1</numerusform>
            <numerusform>Teaches %n of your skills: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Well rated by %n people</source>
        <translation>
            <numerusform>Well rated by %n person</numerusform>
            <numerusform>Well rated by %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Has %n free places</source>
        <translation>
            <numerusform>Has %n free place</numerusform>
            <numerusform>Has %n free places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderWords</name>
    <message numerus="yes">
        <source>Session with %1 in %n minutes</source>
        <translation>
            <numerusform>Session with %1 in %n minute</numerusform>
            <numerusform>Session with %1 in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Session with %1 in %n days</source>
        <translation>
            <numerusform>Session with %1 in %n day</numerusform>
            <numerusform>Session with %1 in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Session with %1 in %n hours</source>
        <translation>
            <numerusform>Session with %1 in %n hour</numerusform>
            <numerusform>Session with %1 in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snooze %n min</source>
        <translation>
            <numerusform>Snooze %n min</numerusform>
            <numerusform>Snooze %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snooze %n h</source>
        <translation>
            <numerusform>Snooze %n h</numerusform>
            <numerusform>Snooze %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionWords</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n days.</source>
        <translation>
            <numerusform>Expires in %n day.</numerusform>
            <numerusform>Expires in %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Request sent %n min ago</source>
        <translation>
            <numerusform>Request sent %n min ago</numerusform>
            <numerusform>Request sent %n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Request sent %n h ago</source>
        <translation>
            <numerusform>Request sent %n h ago</numerusform>
            <numerusform>Request sent %n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Request sent %n days ago</source>
        <translation>
            <numerusform>Request sent %n day ago</numerusform>
            <numerusform>Request sent %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::AskPanel</name>
    <message numerus="yes">
        <source>%1 has %n free place(s).</source>
        <translation>
            <numerusform>%1 has %n free place.</numerusform>
            <numerusform>%1 has %n free places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can withdraw it. It expires after %n days.</source>
        <translation>
            <numerusform>You can withdraw it. It expires after %n day.</numerusform>
            <numerusform>You can withdraw it. It expires after %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::AvailabilityPane</name>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n change not saved</numerusform>
            <numerusform>%n changes not saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offer at most %n lengths.</source>
        <translation>
            <numerusform>Offer at most %n length.</numerusform>
            <numerusform>Offer at most %n lengths.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::AvailabilityRules</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::ChatPane</name>
    <message numerus="yes">
        <source>%n waiting, kept on this computer, sent in this order when you are back</source>
        <translation>
            <numerusform>%n waiting, kept on this computer, sent when you are back</numerusform>
            <numerusform>%n waiting, kept on this computer, sent in this order when you are back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::Composer</name>
    <message numerus="yes">
        <source>%n left</source>
        <comment>characters that may still be written</comment>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too many</source>
        <comment>characters over the limit</comment>
        <translation>
            <numerusform>%n too many</numerusform>
            <numerusform>%n too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::FilterBar</name>
    <message numerus="yes">
        <source>%n skills</source>
        <translation>
            <numerusform>%n skill</numerusform>
            <numerusform>%n skills</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n categories</source>
        <translation>
            <numerusform>%n category</numerusform>
            <numerusform>%n categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n languages</source>
        <translation>
            <numerusform>%n language</numerusform>
            <numerusform>%n languages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::JumpButton</name>
    <message numerus="yes">
        <source>To the newest, %n new message(s)</source>
        <translation>
            <numerusform>To the newest, %n new message</numerusform>
            <numerusform>To the newest, %n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::MentorView</name>
    <message numerus="yes">
        <source>%n review(s)</source>
        <translation>
            <numerusform>%n review</numerusform>
            <numerusform>%n reviews</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::MessageNotices</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::NewPasswordField</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>At least %n character.</numerusform>
            <numerusform>At least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n characters.</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters. A few unrelated words are hard to guess and easy to keep.</source>
        <translation>
            <numerusform>At least %n character. A few unrelated words are hard to guess and easy to keep.</numerusform>
            <numerusform>At least %n characters. A few unrelated words are hard to guess and easy to keep.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::ProfilePage</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::RequestColumn</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::RequestRowWidget</name>
    <message numerus="yes">
        <source>No answer in %n days</source>
        <translation>
            <numerusform>No answer in %n day</numerusform>
            <numerusform>No answer in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::SearchView</name>
    <message numerus="yes">
        <source>%n mentor(s)</source>
        <translation>
            <numerusform>%n mentor</numerusform>
            <numerusform>%n mentors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n mentor(s)</source>
        <translation>
            <numerusform>More than %n mentor</numerusform>
            <numerusform>More than %n mentors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::SessionView</name>
    <message numerus="yes">
        <source>More than %n message(s) in the chat around it</source>
        <translation>
            <numerusform>More than %n message in the chat around it</numerusform>
            <numerusform>More than %n messages in the chat around it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) in the chat around it</source>
        <translation>
            <numerusform>%n message in the chat around it</numerusform>
            <numerusform>%n messages in the chat around it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::SignedInScope</name>
    <message numerus="yes">
        <source>Next try in %n s.</source>
        <translation>
            <numerusform>Next try in %n s.</numerusform>
            <numerusform>Next try in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of yours have not been sent. Signing out deletes them from this computer.</source>
        <translation>
            <numerusform>%n message of yours has not been sent. Signing out deletes it from this computer.</numerusform>
            <numerusform>%n messages of yours have not been sent. Signing out deletes them from this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you see is from %1. Next try in %n s.</source>
        <translation>
            <numerusform>What you see is from %1. Next try in %n s.</numerusform>
            <numerusform>What you see is from %1. Next try in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::TimelineModel</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::ui::Badge</name>
    <message numerus="yes">
        <source>%n unread, muted</source>
        <translation>
            <numerusform>%n unread, muted</numerusform>
            <numerusform>%n unread, muted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::ui::RailItem</name>
    <message numerus="yes">
        <source>%1, %n new</source>
        <comment>entry of the rail</comment>
        <translation>
            <numerusform>%1, %n new</numerusform>
            <numerusform>%1, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::ui::Rating</name>
    <message numerus="yes">
        <source>%n review(s)</source>
        <translation>
            <numerusform>%n review</numerusform>
            <numerusform>%n reviews</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::ui::TextArea</name>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>%n character left</numerusform>
            <numerusform>%n characters left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gremio::ui::TopBar</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
</TS>
