<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>roomdeck::AttendanceDialog</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln here now</source>
        <translation>
            <numerusform>%Ln here now</numerusform>
            <numerusform>%Ln here now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still there</source>
        <translation>
            <numerusform>%Ln still there</numerusform>
            <numerusform>%Ln still there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::AuditDialog</name>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln entries</source>
        <translation>
            <numerusform>%L1 of %Ln entry</numerusform>
            <numerusform>%L1 of %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln entries</source>
        <translation>
            <numerusform>Exported %Ln entry</numerusform>
            <numerusform>Exported %Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::AuditText</name>
    <message numerus="yes">
        <source>to %Ln connections</source>
        <translation>
            <numerusform>to %Ln connection</numerusform>
            <numerusform>to %Ln connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln people</source>
        <translation>
            <numerusform>at most %Ln person</numerusform>
            <numerusform>at most %Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::ComposeForm</name>
    <message numerus="yes">
        <source>Send to %Ln</source>
        <translation>
            <numerusform>Send to %Ln</numerusform>
            <numerusform>Send to %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln people</source>
        <translation>
            <numerusform>Send to %Ln person</numerusform>
            <numerusform>Send to %Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::ConnectionChoice</name>
    <message numerus="yes">
        <source>all %Ln connections of these users</source>
        <translation>
            <numerusform>the only connection of these users</numerusform>
            <numerusform>all %Ln connections of these users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %Ln connections of this user</source>
        <translation>
            <numerusform>this user&apos;s only connection</numerusform>
            <numerusform>all %Ln connections of this user</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %Ln connections of these rows</source>
        <translation>
            <numerusform>the %Ln connection of these rows</numerusform>
            <numerusform>the %Ln connections of these rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %Ln connections in it</source>
        <translation>
            <numerusform>the only connection in it</numerusform>
            <numerusform>all %Ln connections in it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln connections</source>
        <translation>
            <numerusform>%1, %Ln connection</numerusform>
            <numerusform>%1, %Ln connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::ConnectionPage</name>
    <message numerus="yes">
        <source>%Ln from it</source>
        <translation>
            <numerusform>%Ln from it</numerusform>
            <numerusform>%Ln from it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::DeliveryPage</name>
    <message numerus="yes">
        <source>%Ln more did not get it and are only counted.</source>
        <translation>
            <numerusform>%Ln more did not get it and is only counted.</numerusform>
            <numerusform>%Ln more did not get it and are only counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more people are not listed.</source>
        <translation>
            <numerusform>%Ln more person is not listed.</numerusform>
            <numerusform>%Ln more people are not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::DiffPage</name>
    <message numerus="yes">
        <source>%n value(s) changed</source>
        <translation>
            <numerusform>%n value changed</numerusform>
            <numerusform>%n values changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed</source>
        <translation>
            <numerusform>%n stayed</numerusform>
            <numerusform>%n stayed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::DisconnectDialog</name>
    <message numerus="yes">
        <source>Disconnect %Ln users</source>
        <translation>
            <numerusform>Disconnect %Ln user</numerusform>
            <numerusform>Disconnect %Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The reason is %Ln bytes too long.</source>
        <translation>
            <numerusform>The reason is %Ln byte too long.</numerusform>
            <numerusform>The reason is %Ln bytes too long.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::Durations</name>
    <message numerus="yes">
        <source>for %Ln days</source>
        <translation>
            <numerusform>for %Ln day</numerusform>
            <numerusform>for %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln hours</source>
        <translation>
            <numerusform>for %Ln hour</numerusform>
            <numerusform>for %Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln minutes</source>
        <translation>
            <numerusform>for %Ln minute</numerusform>
            <numerusform>for %Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::FindBar</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::GreetingEdit</name>
    <message numerus="yes">
        <source>An event needs a type of at most %Ln bytes.</source>
        <translation>
            <numerusform>An event needs a type of at most %Ln byte.</numerusform>
            <numerusform>An event needs a type of at most %Ln bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::LogExporter</name>
    <message numerus="yes">
        <source>%Ln rows were exported to %1.</source>
        <translation>
            <numerusform>%Ln row was exported to %1.</numerusform>
            <numerusform>%Ln rows were exported to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::LogText</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>except %Ln people</source>
        <translation>
            <numerusform>except %Ln person</numerusform>
            <numerusform>except %Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::ModerationActions</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::ModerationDesk</name>
    <message numerus="yes">
        <source>At most %Ln people: %1</source>
        <translation>
            <numerusform>At most %Ln person: %1</numerusform>
            <numerusform>At most %Ln people: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::ModerationScope</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people in %1</source>
        <translation>
            <numerusform>%Ln person in %1</numerusform>
            <numerusform>%Ln people in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::NewRowsPill</name>
    <message numerus="yes">
        <source>▼ %1 new</source>
        <extracomment>On the button that jumps to the newest rows; %1 is the number as people write it</extracomment>
        <translation>
            <numerusform>▼ %1 new</numerusform>
            <numerusform>▼ %1 new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>❚❚ Paused · %1 waiting</source>
        <extracomment>On the button that ends the pause; %1 is the number of rows as people write it</extracomment>
        <translation>
            <numerusform>❚❚ Paused · %1 waiting</numerusform>
            <numerusform>❚❚ Paused · %1 waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::Notifier</name>
    <message numerus="yes">
        <source>%Ln more times</source>
        <translation>
            <numerusform>once more</numerusform>
            <numerusform>%Ln more times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::PlacementDialog</name>
    <message numerus="yes">
        <source>%Ln connections leave the room and stay connected.</source>
        <translation>
            <numerusform>%Ln connection leaves the room and stays connected.</numerusform>
            <numerusform>%Ln connections leave the room and stay connected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections leave all their rooms and enter this one.</source>
        <translation>
            <numerusform>%Ln connection leaves all its rooms and enters this one.</numerusform>
            <numerusform>%Ln connections leave all their rooms and enter this one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections enter this room besides the rooms they are in.</source>
        <translation>
            <numerusform>%Ln connection enters this room besides the rooms it is in.</numerusform>
            <numerusform>%Ln connections enter this room besides the rooms they are in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::PreviewDialog</name>
    <message numerus="yes">
        <source>%1 · %Ln byte(s) · %2</source>
        <translation>
            <numerusform>%1 · %Ln byte · %2</numerusform>
            <numerusform>%1 · %Ln bytes · %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::Receipt</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting, %1 is slow</source>
        <translation>
            <numerusform>%Ln waiting, %1 is slow</numerusform>
            <numerusform>%Ln waiting, %1 is slow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dropped</source>
        <translation>
            <numerusform>%Ln dropped</numerusform>
            <numerusform>%Ln dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left before</source>
        <translation>
            <numerusform>%Ln left before</numerusform>
            <numerusform>%Ln left before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::RecordingDesk</name>
    <message numerus="yes">
        <source>Recording goes on. %Ln messages are missing; the file says where.</source>
        <translation>
            <numerusform>Recording goes on. %Ln message is missing; the file says where.</numerusform>
            <numerusform>Recording goes on. %Ln messages are missing; the file says where.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::RestrictionDialog</name>
    <message numerus="yes">
        <source>The reason is %Ln bytes too long.</source>
        <translation>
            <numerusform>The reason is %Ln byte too long.</numerusform>
            <numerusform>The reason is %Ln bytes too long.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people may listen but not speak, %1.</source>
        <translation>
            <numerusform>%Ln person may listen but not speak, %1.</numerusform>
            <numerusform>%Ln people may listen but not speak, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are disconnected now (%1).</source>
        <translation>
            <numerusform>%Ln person is disconnected now (%1).</numerusform>
            <numerusform>%Ln people are disconnected now (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The address is shared by %Ln other people: %1</source>
        <translation>
            <numerusform>The address is shared by %Ln other person: %1</numerusform>
            <numerusform>The address is shared by %Ln other people: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::RoomsModel</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln people</source>
        <translation>
            <numerusform>at most %Ln person</numerusform>
            <numerusform>at most %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln unread</numerusform>
            <numerusform>%Ln unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::ScheduleModel</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sent %Ln times</source>
        <translation>
            <numerusform>sent once</numerusform>
            <numerusform>sent %Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missed</source>
        <translation>
            <numerusform>%Ln missed</numerusform>
            <numerusform>%Ln missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::SchedulePanel</name>
    <message numerus="yes">
        <source>%1: %Ln not sent, for the computer slept or the program was away</source>
        <translation>
            <numerusform>%1: %Ln not sent, for the computer slept or the program was away</numerusform>
            <numerusform>%1: %Ln not sent, for the computer slept or the program was away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::SchemaText</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs at least %Ln characters</source>
        <translation>
            <numerusform>needs at least %Ln character</numerusform>
            <numerusform>needs at least %Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>may have at most %Ln characters</source>
        <translation>
            <numerusform>may have at most %Ln character</numerusform>
            <numerusform>may have at most %Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs at least %Ln elements</source>
        <translation>
            <numerusform>needs at least %Ln element</numerusform>
            <numerusform>needs at least %Ln elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>may have at most %Ln elements</source>
        <translation>
            <numerusform>may have at most %Ln element</numerusform>
            <numerusform>may have at most %Ln elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs at least %Ln members</source>
        <translation>
            <numerusform>needs at least %Ln member</numerusform>
            <numerusform>needs at least %Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>may have at most %Ln members</source>
        <translation>
            <numerusform>may have at most %Ln member</numerusform>
            <numerusform>may have at most %Ln members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::ScopeTracker</name>
    <message numerus="yes">
        <source>%Ln people in %1</source>
        <translation>
            <numerusform>%Ln person in %1</numerusform>
            <numerusform>%Ln people in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::SessionWindow</name>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::SessionsDialog</name>
    <message numerus="yes">
        <source>Delete %Ln session(s)?</source>
        <translation>
            <numerusform>Delete %Ln session?</numerusform>
            <numerusform>Delete %Ln sessions?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be deleted: in use</source>
        <translation>
            <numerusform>%Ln could not be deleted: in use</numerusform>
            <numerusform>%Ln could not be deleted: in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::StatusSummary</name>
    <message numerus="yes">
        <source>%Ln connections</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rooms</source>
        <translation>
            <numerusform>%Ln room</numerusform>
            <numerusform>%Ln rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log %Ln rows</source>
        <translation>
            <numerusform>Log %Ln row</numerusform>
            <numerusform>Log %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older messages dropped</source>
        <translation>
            <numerusform>%Ln older message dropped</numerusform>
            <numerusform>%Ln older messages dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages not shown</source>
        <translation>
            <numerusform>%Ln message not shown</numerusform>
            <numerusform>%Ln messages not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages behind</source>
        <translation>
            <numerusform>%Ln message behind</numerusform>
            <numerusform>%Ln messages behind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::StripChart</name>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::TargetButton</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::TargetModel</name>
    <message numerus="yes">
        <source>%Ln more: type to find them</source>
        <translation>
            <numerusform>%Ln more: type to find it</numerusform>
            <numerusform>%Ln more: type to find them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::UsersModel</name>
    <message numerus="yes">
        <source>%Ln connections</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
</context>
</TS>
