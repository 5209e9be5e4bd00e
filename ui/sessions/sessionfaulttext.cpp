#include "ui/sessions/sessionfaulttext.h"

#include "ui/text/displaytext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace roomdeck {

namespace {

constexpr int maxDetail = 200;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::SessionFaultText)
};

} // namespace

QString shownFileName(const QString &path)
{
    return displayText(QFileInfo(path).fileName(), 80);
}

QString sessionFaultText(const SessionError &error, const QString &name)
{
    switch (error.code) {
    case SessionFault::NotFound:
        return Text::tr("%1 does not exist any more.").arg(name);
    case SessionFault::NoPermission:
        return Text::tr("You may not read %1.").arg(name);
    case SessionFault::NotASession:
        return Text::tr("%1 is not a recorded session.").arg(name);
    case SessionFault::TooNew:
        return Text::tr("%1 was recorded by a later version of Roomdeck.").arg(name);
    case SessionFault::Damaged:
        return Text::tr("%1 is damaged: %2").arg(name, displayText(error.detail, maxDetail));
    case SessionFault::Locked:
        return Text::tr("Another program is using %1.").arg(name);
    case SessionFault::DiskFull:
        return Text::tr("The disk is full: %1 cannot be written.").arg(name);
    case SessionFault::BadInput:
        return Text::tr("%1 cannot be imported: %2").arg(name, displayText(error.detail, maxDetail));
    default:
        return Text::tr("%1 cannot be read or written: %2").arg(name, displayText(error.detail, maxDetail));
    }
}

QString recordingFaultText(const SessionError &error)
{
    switch (error.code) {
    case SessionFault::DiskFull:
        return Text::tr("The disk is full");
    case SessionFault::NoPermission:
        return Text::tr("The data folder cannot be written");
    case SessionFault::FileRemoved:
        return Text::tr("The file being recorded was moved or deleted");
    case SessionFault::Locked:
        return Text::tr("Another program is using the session file");
    default:
        return Text::tr("The session file cannot be written (%1)").arg(displayText(error.detail, maxDetail));
    }
}

} // namespace roomdeck
