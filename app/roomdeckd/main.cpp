// roomdeckd: the engine without a window.
#include "app/common/launch.h"
#include "app/roomdeckd/daemon.h"

#include <QtCore/QCoreApplication>

using namespace roomdeck;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("roomdeckd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ROOMDECK_VERSION));
    const LaunchOptions options = parseCommandLine(Program::Headless, QCoreApplication::arguments());
    if (const int code = answerOptions("roomdeckd", options); code >= 0)
        return code;
    raiseDescriptorLimit();
    return Daemon(options).run();
}
