#include "app/common/launch.h"

#include "core/settings/settingstable.h"

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace roomdeck {

void print(std::FILE *file, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, size_t(text.size()), file);
    std::fflush(file);
}

int answerOptions(const char *program, const LaunchOptions &options)
{
    if (!options.message.isEmpty()) {
        print(stdout, options.message.toUtf8());
        return ExitOk;
    }
    if (options.error) {
        print(stderr, QByteArray(program) + ": " + options.error.detail + '\n');
        return ExitBadUsage;
    }
    if (options.printConfig) {
        print(stdout, SettingsTable().print(options.server));
        return ExitOk;
    }
    return -1;
}

void raiseDescriptorLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
#endif
}

} // namespace roomdeck
